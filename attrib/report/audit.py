"""What was tallied in, the audit page out: every list that an editor may want to look at again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attrib.report import speakers, tables
from attrib.report.filters import percent
from attrib.report.pages import AuditPage
from attrib.report.paging import PAGE_LENGTH
from attrib.report.parts import Concern, Doubt, Figure, Table
from attrib.report.tally import LOW_CONFIDENCE

if TYPE_CHECKING:
    from attrib.report.gather import Gathered
    from attrib.report.places import Places
    from attrib.report.tally import Tally

AUDIT_PATH = "audit.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """Open questions of identity in the whole corpus."""

    count: int
    """How many speakers they concern."""
    speakers: int
    """How many speakers there are."""
    shown: tuple[Doubt, ...]
    """The first of them."""


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
    "scare": (
        "Perhaps not quoted at all",
        "A word or two in marks that may only keep its distance from them, or be a title or a name.",
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


_OF_IDENTITY = (
    "identity",
    "One speaker or two",
    (
        "Names, roles and affiliations neither join nor part these mentions in different articles. "
        "They are counted as different speakers until somebody decides."
    ),
)


def audit_page(tally: Tally, doubts: Doubts, places: Places) -> AuditPage:
    """Return the audit page."""
    listed = concerns(tally, doubts)
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
    if concern.doubts:
        return tables.of_doubts(concern.id, concern.doubts)
    if concern.entries:
        return tables.of_articles(concern.id, concern.entries)
    return tables.of_cards(concern.id, concern.cards)


def doubts_of(gathered: Gathered, total: int, places: Places) -> Doubts:
    """Return the open questions of identity of a corpus with so many speakers."""
    shown = gathered.open_questions[:PAGE_LENGTH]
    return Doubts(
        count=len(gathered.doubts),
        speakers=total,
        shown=tuple(speakers.doubt(judgement, places) for judgement in shown),
    )


def concerns(tally: Tally, doubts: Doubts) -> tuple[Concern, ...]:
    """Return every list of the audit page: of articles, of quotations, of speakers."""
    of_articles = tuple(
        _concern(id_, title, why, tally, unit="articles", total=tally.articles)
        for id_, (title, why) in _OF_ARTICLES.items()
    )
    of_quotes = tuple(
        _concern(id_, title, why, tally, unit="quotations", total=tally.quotes)
        for id_, (title, why) in _OF_QUOTES.items()
    )
    return (*of_articles, *of_quotes, _identity(doubts))


def _identity(doubts: Doubts) -> Concern:
    id_, title, why = _OF_IDENTITY
    return Concern(
        id=id_,
        title=title,
        explanation=why,
        count=doubts.count,
        total=doubts.speakers,
        unit="speakers",
        doubts=doubts.shown,
    )


def concern_figures(tally: Tally, doubts: Doubts) -> tuple[Figure, ...]:
    """Return the same lists as counts, for the overview."""
    return tuple(
        Figure(
            label=concern.title,
            count=concern.count,
            total=concern.total,
            note=concern.unit,
            href=f"{AUDIT_PATH}#{concern.id}",
        )
        for concern in concerns(tally, doubts)
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
