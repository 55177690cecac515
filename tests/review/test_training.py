from __future__ import annotations

import json
from pathlib import Path

from attrib.correct.changes import NewSpeaker, NotAQuote, Right
from attrib.review.training import training_articles
from attrib.tracker import Tracker
from attrib.train.corpora import read_polnear
from attrib.train.scoring import score
from tests.store.making import REEF


def test_corrected_articles_alone_are_for_training(tracker: Tracker) -> None:
    assert list(training_articles(tracker.database)) == []
    (quote,) = tracker.quotes(text="closed")
    tracker.corrections.correct(quote, NewSpeaker("Ana Muñoz"), who="jm")
    (article,) = training_articles(tracker.database)
    assert (article["id"], article["text"], article["reviewed"]) == ("reef", REEF, 1)
    speakers = {person["id"]: person["name"] for person in article["people"]}
    assert [speakers[a["speaker"]] for a in article["attributions"]] == ["Ana Muñoz"] * 3
    assert article["people"][0]["affiliation"] == ["Massachusetts Institute of Technology"]


def test_corpus_is_read_by_the_trainer_and_the_scorer(tracker: Tracker, tmp_path: Path) -> None:
    for quote, change in zip(
        list(tracker.quotes(outlet="gull")), (Right(), NotAQuote()), strict=False
    ):
        tracker.corrections.correct(quote, change, who="jm")
    found = list(training_articles(tracker.database))
    file = tmp_path / "own.jsonl"
    file.write_text("".join(json.dumps(article) + "\n" for article in found), encoding="utf-8")
    (example,) = read_polnear(file)
    assert sum(tag != 0 for tag in example.labels["tags"]) > 5
    predicted = {"reef": {"quotes": found[0]["attributions"]}}
    assert score({"reef": found[0]}, predicted)["exact content"]["f"] == 100.0
