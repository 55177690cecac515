from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

from attrib.resolve.resolver import Resolver
from attrib.review.answers import read_answers
from attrib.review.filling import Filling
from attrib.review.sheet import COLUMNS, parts, write_sheet
from attrib.tracker import Tracker
from tests.store.making import HARBOR, harbor, span


def rows(tracker: Tracker) -> list[dict[str, str]]:
    file = io.StringIO()
    assert write_sheet(((quote, "") for quote in tracker.quotes()), (), file) == 5
    return list(csv.DictReader(io.StringIO(file.getvalue())))


def test_sheet_has_a_line_for_each_quote_with_its_place(tracker: Tracker) -> None:
    found = rows(tracker)
    assert tuple(found[0]) == COLUMNS
    broken = found[1]
    assert broken["text"] == '"We saw it," | "with our own eyes."'
    text = tracker.article("reef").text
    spans = [tuple(map(int, span.split("-"))) for span in broken["spans"].split()]
    assert " | ".join(text[start:end] for start, end in spans) == broken["text"]
    assert (broken["what"], broken["verdict"], broken["speaker"]) == ("quote", "", "Ana Muñoz")


def test_cell_that_a_spreadsheet_would_run_is_harmless(tracker: Tracker) -> None:
    file = io.StringIO()
    quote = next(iter(tracker.quotes()))
    spans = (replace(quote.article, title="=1+1"),)
    write_sheet([(replace(quote, article=spans[0]), "1/0")], (), file)
    (row,) = csv.DictReader(io.StringIO(file.getvalue()))
    assert (row["title"], row["sample"]) == ("'=1+1", "1/0")


def test_parts_of_a_quote_are_its_contents(tracker: Tracker) -> None:
    found = [parts(quote) for quote in tracker.quotes(outlet="gull")]
    assert found[1] == ('"We saw it,"', '"with our own eyes."')
    assert [len(part) for part in found] == [1, 2, 1]


def test_a_scare_quote_becomes_a_quote_where_the_sheet_says_so(
    tracker: Tracker, tmp_path: Path
) -> None:
    scare = (span(HARBOR, '"Nobody asked us,"'),)
    article = replace(harbor(title="Open"), scare=scare, quotes=harbor().quotes[:1])
    tracker.database.save([replace(article, model="test 2")], organizations=Resolver())
    file = io.StringIO()
    assert write_sheet((), (), file, scare=tracker.scare_quotes()) == 1
    (row,) = csv.DictReader(io.StringIO(file.getvalue()))
    assert (row["what"], row["text"], row["verdict"]) == ("scare", '"Nobody asked us,"', "")
    path = tmp_path / "filled.csv"
    with path.open("w", encoding="utf-8", newline="") as filled:
        writer = csv.DictWriter(filled, COLUMNS)
        writer.writeheader()
        writer.writerow(row | {"verdict": "missing", "new_speaker": "Jörg Weiß"})

    filling = Filling(tracker, tracker.corrections, tracker.samples, tracker.entities)
    filling.apply(read_answers(path), who="jm", name="filled.csv")

    assert tracker.quotes(text="nobody").first().speaker == "Jörg Weiß"
    assert tracker.scare_quotes().count() == 0
    tracker.corrections.revoke(1, who="jm")
    assert [one.text for one in tracker.scare_quotes()] == ['"Nobody asked us,"']
