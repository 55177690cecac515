"""The page on methods names runs and refusals."""

from __future__ import annotations

from dataclasses import replace

from attrib.query.precision import Precision, Share
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


def test_precision_of_a_sample_is_told_with_its_limits(corpus: Corpus) -> None:
    share = Share(part="speaker", right=45, of=50, share=0.9, low=0.786, high=0.957)
    precision = Precision(
        sample=1,
        drawn="2026-01-02T03:04:05Z",
        who=("ab", "jm"),
        size=60,
        judged=50,
        population=1200,
        models=("attrib 1",),
        shares=(share,),
    )
    page = methods_page(corpus.totals(), (), (), _places(corpus), precision)
    (figure,) = page.measured

    assert (figure.label, figure.count, figure.total) == ("have the right speaker", 45, 50)
    assert figure.note == "79% to 96% of all"
    assert page.sample == (
        "ab and jm looked at 50 quotations, drawn at random on 2 January 2026 from the 1,200 there "
        "were then; 10 of the sample are yet to be looked at. attrib 1 had found them."
    )


def test_nothing_is_said_of_a_sample_that_nobody_looked_at(corpus: Corpus) -> None:
    assert methods_page(corpus.totals(), (), (), _places(corpus)).measured == ()
