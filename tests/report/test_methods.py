"""The page on methods names runs and refusals."""

from __future__ import annotations

from dataclasses import replace

from attrib.report.methods import methods_page
from tests.report.corpus import Corpus
from tests.report.test_places import _places


def test_refusals_and_runs_are_listed(corpus: Corpus) -> None:
    page = methods_page(corpus.totals(), corpus.runs(), corpus.quarantine(), _places(corpus))

    assert [item.origin for item in page.refused] == ["inbox/scan-0031.pdf"]
    assert page.runs[0].finished == "2026-03-09T08:31:07Z"


def test_latest_runs_come_first_and_older_ones_are_counted(corpus: Corpus) -> None:
    run = corpus.runs()[0]
    runs = [replace(run, id=n, started=f"2026-01-{n:02d}T00:00:00Z") for n in range(1, 26)]
    page = methods_page(corpus.totals(), runs, (), _places(corpus))

    assert page.runs[0].started == "2026-01-25T00:00:00Z"
    assert (len(page.runs), page.more_runs) == (20, 5)
