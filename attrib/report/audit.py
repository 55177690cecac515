"""What was tallied in, the audit out: every list that an editor may want to look at again.

The page of the audit shows the beginning of each list; one that is longer has pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attrib.report import speakers, tables
from attrib.report.filters import percent
from attrib.report.pages import AuditPage, ConcernPage
from attrib.report.paging import chunks, pagers
from attrib.report.parts import Concern, Doubt, Figure, Link, Table
from attrib.report.places import numbered
from attrib.report.tally import LOW_CONFIDENCE

if TYPE_CHECKING:
    from attrib.report.gather import Gathered
    from attrib.report.places import Places
    from attrib.report.tally import Tally

AUDIT_PATH = "audit.html"
WHOLE = "all"
"""Name of the table on the pages of one list."""
_SHOWN = 10
"""Items of a list that the page of all lists shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """Open questions of identity in the whole corpus."""

    count: int
    """How many speakers they concern."""
    speakers: int
    """How many speakers there are."""
    questions: tuple[Doubt, ...]
    """Each of them, the surest first."""


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
    "scare": (
        "Words in marks that quote nobody",
        (
            "Scare quotes, titles and nicknames, counted nowhere. Where one is a quotation after all, "
            "attrib review --scare --export makes a sheet in which you can say so."
        ),
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


def audit_pages(
    tally: Tally, doubts: Doubts, places: Places
) -> Iterator[tuple[str, AuditPage | ConcernPage]]:
    """Yield the addresses and pages of the audit: all lists first, then each long one by itself."""
    listed = concerns(tally, doubts)
    yield AUDIT_PATH, _audit_page(tuple(map(_beginning, listed)), places)
    for concern in listed:
        if _is_long(concern):
            yield from _concern_pages(concern, places)


def _audit_page(listed: tuple[Concern, ...], places: Places) -> AuditPage:
    return AuditPage(
        frame=places.frame(
            title="Audit",
            description="What an editor may want to look at again: sourcing, names, marks, doubts.",
            section="audit",
            path=AUDIT_PATH,
        ),
        concerns=listed,
        tables=tuple(_table(item, item.id) for item in listed if item.count and not item.href),
    )


def _concern_pages(concern: Concern, places: Places) -> Iterator[tuple[str, ConcernPage]]:
    start, number = _path(concern.id), _length(concern)
    table = _table(concern, WHOLE)
    parts = zip(
        *(chunks(concern.entries, number), chunks(concern.cards, number)),
        *(chunks(concern.doubts, number), pagers(number, start)),
        strict=True,
    )
    for entries, cards, doubts, pager in parts:
        path = numbered(start, pager.number)
        yield (
            path,
            ConcernPage(
                frame=places.frame(
                    title=concern.title,
                    description=concern.explanation,
                    section="audit",
                    path=path,
                    crumbs=(Link(label="Audit", href=AUDIT_PATH),),
                ),
                concern=replace(
                    concern, entries=tuple(entries), cards=tuple(cards), doubts=tuple(doubts)
                ),
                pager=pager,
                tables=(table,),
            ),
        )


def _path(concern: str) -> str:
    return f"audit/{concern}.html"


def _length(concern: Concern) -> int:
    return len(concern.entries) + len(concern.cards) + len(concern.doubts)


def _is_long(concern: Concern) -> bool:
    return _length(concern) > _SHOWN


def _beginning(concern: Concern) -> Concern:
    return replace(
        concern,
        entries=concern.entries[:_SHOWN],
        cards=concern.cards[:_SHOWN],
        doubts=concern.doubts[:_SHOWN],
        href=_path(concern.id) if _is_long(concern) else None,
    )


def _table(concern: Concern, name: str) -> Table:
    if concern.doubts:
        return tables.of_doubts(name, concern.doubts)
    if concern.entries:
        return tables.of_articles(name, concern.entries)
    return tables.of_cards(name, concern.cards)


def doubts_of(gathered: Gathered, total: int, places: Places) -> Doubts:
    """Return the open questions of identity of a corpus with so many speakers."""
    return Doubts(
        count=len(gathered.doubts),
        speakers=total,
        questions=tuple(speakers.doubt(item, places) for item in gathered.open_questions),
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
        doubts=doubts.questions,
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
