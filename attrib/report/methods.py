"""Runs and refusals in, the page on methods and limits out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from attrib.report import tables
from attrib.report.filters import date
from attrib.report.pages import MethodsPage
from attrib.report.paging import PAGE_LENGTH
from attrib.report.parts import Figure, Refused, Run
from attrib.report.tally import LOW_CONFIDENCE

if TYPE_CHECKING:
    from attrib.query.answers import QuarantineAnswer, RunAnswer, Totals
    from attrib.query.precision import Precision
    from attrib.report.places import Places

METHODS_PATH = "methods.html"
REFUSED_PATH = f"{METHODS_PATH}#refused-title"
_RUNS = 20


def methods_page(
    totals: Totals,
    runs: Iterable[RunAnswer],
    quarantine: Iterable[QuarantineAnswer],
    places: Places,
    precision: Precision | None = None,
) -> MethodsPage:
    """Return the page that says how the figures came about, what was refused, and the limits."""
    latest = sorted(runs, key=lambda run: (run.started, run.id), reverse=True)
    shown = tuple(_run(run) for run in latest[:_RUNS])
    refused = tuple(_refused(item) for item in islice(quarantine, PAGE_LENGTH))
    return MethodsPage(
        frame=places.frame(
            title="Methods and limits",
            description="How statements are found and attributed, what was refused, the limits.",
            section="methods",
            path=METHODS_PATH,
        ),
        figures=_figures(totals),
        measured=measured(precision),
        sample=_sample(precision) if precision else "",
        runs=shown,
        more_runs=max(0, len(latest) - _RUNS),
        refused=refused,
        more_refused=max(0, totals.quarantined - PAGE_LENGTH),
        low_confidence=LOW_CONFIDENCE,
        tables=(tables.of_refused("refused", refused), tables.of_runs("runs", shown)),
    )


def _figures(totals: Totals) -> tuple[Figure, ...]:
    return (
        Figure(label="articles", count=totals.articles),
        Figure(label="versions of their texts", count=totals.versions),
        Figure(label="quotations", count=totals.quotes),
        Figure(label="words quoted", count=totals.words),
        Figure(label="speakers", count=totals.speakers),
        Figure(label="organizations", count=totals.organizations),
        Figure(label="refused", count=totals.quarantined),
    )


_RIGHT = {
    "quotation": "are quotations",
    "words": "have the right words",
    "speaker": "have the right speaker",
    "role": "have the right role",
    "affiliation": "have the right affiliations",
    "everything": "are right in all of this",
}


def measured(precision: Precision | None) -> tuple[Figure, ...]:
    """Return how right a sample is, part by part; none where nobody looked at one."""
    return tuple(
        Figure(
            label=_RIGHT[share.part],
            count=share.right,
            total=share.of,
            note=f"{100 * share.low:.0f}% to {100 * share.high:.0f}% of all",
        )
        for share in (precision.shares if precision else ())
    )


def _sample(precision: Precision) -> str:
    """Return in a sentence what was looked at."""
    left = precision.size - precision.judged
    rest = f"; {left:,} of the sample are yet to be looked at" if left else ""
    return (
        f"{' and '.join(precision.who)} looked at {precision.judged:,} quotations, drawn at random "
        f"on {date(precision.drawn[:10])} from the {precision.population:,} there were then{rest}. "
        f"{' and '.join(precision.models)} had found them."
    )


def _run(run: RunAnswer) -> Run:
    return Run(
        program=run.program,
        model=run.model,
        config=run.config,
        started=run.started,
        finished=run.finished,
    )


def _refused(item: QuarantineAnswer) -> Refused:
    return Refused(
        origin=item.origin,
        code=item.code,
        reason=item.reason,
        sha256=item.sha256,
        at=item.at,
    )
