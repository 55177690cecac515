"""The tracker: one object to ingest, ask and report with."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib.errors import QueryError, ReportError
from attrib.resources import model_dir
from attrib.tracker import Tracker
from tests.store.making import Lexicon, harbor, reef


@pytest.fixture
def tracker(tmp_path: Path) -> Tracker:
    tracker = Tracker(tmp_path / "a.db")
    tracker.database.save([reef(), harbor()], organizations=Lexicon())
    return tracker


@pytest.mark.parametrize(
    "affiliation", ["MIT", "mit", "Massachusetts Institute of Technology"], ids=str
)
def test_organization_answers_to_each_of_its_names(tracker: Tracker, affiliation: str) -> None:
    with tracker:
        quotes = list(tracker.quotes(speaker="munoz", affiliation=affiliation))

    assert len(quotes) == 3
    assert {quote.speaker for quote in quotes} == {"Ana Muñoz"}


def test_question_that_makes_no_sense_is_a_query_error(tracker: Tracker) -> None:
    with tracker, pytest.raises(QueryError, match="sung"):
        tracker.quotes(form="sung")


def test_report_is_built_from_the_database(tracker: Tracker, tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    with tracker:
        summary = tracker.report(tmp_path / "report", progress=lambda *counts: done.append(counts))

    assert summary.articles == 2
    assert (tmp_path / "report" / "index.html").exists()
    assert done[-1][0] == summary.pages


def test_report_refuses_a_file(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "report").touch()

    with tracker, pytest.raises(ReportError, match="report"):
        tracker.report(tmp_path / "report")


@pytest.mark.skipif(
    not (model_dir() / "meta.json").exists(), reason="this checkout has no trained model"
)
def test_ingest_tells_how_far_it_is(tmp_path: Path) -> None:
    article = tmp_path / "rain.txt"
    article.write_text("“It rained,” said Ada Moor.\n", encoding="utf-8")
    seen: list[int] = []
    with Tracker(tmp_path / "a.db") as tracker:
        first = tracker.ingest(article, progress=lambda summary: seen.append(summary.stored))
        again = tracker.ingest([article], again=True)

    assert seen == [1, 1]  # after its batch, and at the end
    assert (first.stored, again.stored) == (1, 1)
