"""What was tallied in, the audit page out: every list that an editor may want to look at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.report import tables
from attrib.report.filters import percent
from attrib.report.pages import AuditPage
from attrib.report.parts import Concern, Figure, Table
from attrib.report.tally import LOW_CONFIDENCE

if TYPE_CHECKING:
    from attrib.report.places import Places
    from attrib.report.tally import Tally

AUDIT_PATH = "audit.html"

_OF_QUOTES = {
    "unattributed": (
        "Quotations without a source",
        "Words were found that are quoted or reported, but not whose they are.",
    ),
    "unnamed": (
        "Unnamed sources",
        "The article gives no name: officials, a spokesperson, people familiar with the matter.",
    ),
    "low-confidence": (
        "Low confidence",
        (
            f"The program itself gives these less than {percent(LOW_CONFIDENCE)} to be right. "
            "Check them against the text before you rely on them."
        ),
    ),
    "ambiguous-speaker": (
        "More than one possible speaker",
        "A pronoun or a name could mean two people of the article.",
    ),
    "unclosed": (
        "Quotation marks never closed",
        "The marks open and do not close in the paragraph, so where the words end is a guess.",
    ),
    "no-comment": (
        "Declined to comment",
        "Someone was asked and gave no answer. Counted as a quotation, though nothing was said.",
    ),
}
_OF_ARTICLES = {
    "single-source": (
        "Single-source articles",
        "Every quotation of the article comes from one and the same source.",
    ),
    "no-name": (
        "Articles with unnamed sources only",
        "Nobody who is quoted has a name.",
    ),
    "no-quote": (
        "Articles that quote nobody",
        "No statement was found. A column or a table can be right to have none.",
    ),
}


def audit_page(tally: Tally, places: Places) -> AuditPage:
    """Return the audit page."""
    listed = concerns(tally)
    return AuditPage(
        frame=places.frame(
            title="Audit",
            description="What an editor may want to look at again: sourcing, names, marks, doubts.",
            section="audit",
            path=AUDIT_PATH,
        ),
        concerns=listed,
        tables=tuple(_table(concern) for concern in listed if concern.count),
    )


def _table(concern: Concern) -> Table:
    if concern.entries:
        return tables.of_articles(concern.id, concern.entries)
    return tables.of_cards(concern.id, concern.cards)


def concerns(tally: Tally) -> tuple[Concern, ...]:
    """Return every list of the audit page, those of articles first."""
    of_articles = tuple(
        _concern(id_, title, why, tally, unit="articles", total=tally.articles)
        for id_, (title, why) in _OF_ARTICLES.items()
    )
    return of_articles + tuple(
        _concern(id_, title, why, tally, unit="quotations", total=tally.quotes)
        for id_, (title, why) in _OF_QUOTES.items()
    )


def concern_figures(tally: Tally) -> tuple[Figure, ...]:
    """Return the same lists as counts, for the overview."""
    return tuple(
        Figure(
            label=concern.title,
            count=concern.count,
            total=concern.total,
            note=concern.unit,
            href=f"{AUDIT_PATH}#{concern.id}",
        )
        for concern in concerns(tally)
    )


def _concern(  # noqa: PLR0913 - the parts of a list, by name
    id_: str, title: str, why: str, tally: Tally, *, unit: str, total: int
) -> Concern:
    listed = tally[id_]
    return Concern(
        id=id_,
        title=title,
        explanation=why,
        count=listed.count,
        total=total,
        unit=unit,
        entries=tuple(listed.entries),
        cards=tuple(listed.cards),
    )
