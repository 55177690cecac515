"""One pass over the articles in; what the pages across articles need to know of them out.

Lists are cut at what a page shows, so that memory does not grow with the corpus; counts are whole.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from attrib.report import cards
from attrib.report.paging import PAGE_LENGTH
from attrib.report.parts import Card, Entry
from attrib.types import Flag, Form, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.query.answers import ArticleAnswer, ArticleDetail, QuoteAnswer
    from attrib.report.places import Places

LOW_CONFIDENCE = 0.5
"""Below this the audit page lists a quotation: it is more likely wrong than right."""


@dataclass(slots=True)
class Listed:
    """A list that is cut at one page, with its full count."""

    count: int = 0
    cards: list[Card] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def add_card(self, card: Card) -> None:
        """Count a quotation, and keep it while there is room."""
        self.count += 1
        if len(self.cards) < PAGE_LENGTH:
            self.cards.append(card)

    def add_entry(self, entry: Entry) -> None:
        """Count an article, and keep it while there is room."""
        self.count += 1
        if len(self.entries) < PAGE_LENGTH:
            self.entries.append(entry)


@dataclass(slots=True)
class Tally:
    """What was counted and listed over all articles so far."""

    articles: int = 0
    quotes: int = 0
    words: int = 0
    quoted_articles: int = 0
    forms: Counter[Form] = field(default_factory=Counter)
    kinds: Counter[SpeakerType | None] = field(default_factory=Counter)
    listed: dict[str, Listed] = field(default_factory=dict)

    def __getitem__(self, concern: str) -> Listed:
        return self.listed.setdefault(concern, Listed())

    def add(self, detail: ArticleDetail, places: Places) -> None:
        """Take an article into account."""
        self.articles += 1
        self.words += detail.article.words
        self.quotes += len(detail.quotes)
        self.quoted_articles += bool(detail.quotes)
        for quote in detail.quotes:
            self.forms[quote.form] += 1
            self.kinds[quote.speaker_type] += 1
            for concern in concerns_of(quote):
                self[concern].add_card(cards.card(quote, places))
        self._add_sourcing(detail, places)

    def _add_sourcing(self, detail: ArticleDetail, places: Places) -> None:
        quoted = [speaker for speaker in detail.speakers if speaker.quotes]
        if len(quoted) == 1:
            speaker = quoted[0]
            note = f"only source: {speaker.name}"
            self["single-source"].add_entry(article_entry(detail.article, places, note=note))
        named = [s for s in quoted if s.type is not SpeakerType.UNNAMED]
        if quoted and not named:
            self["no-name"].add_entry(article_entry(detail.article, places))
        if not detail.quotes:
            self["no-quote"].add_entry(article_entry(detail.article, places))


def concerns_of(quote: QuoteAnswer) -> Iterator[str]:
    """Yield the lists of the audit page that a quotation belongs in."""
    if quote.speaker_type is None:
        yield "unattributed"
    elif quote.speaker_type is SpeakerType.UNNAMED:
        yield "unnamed"
    if quote.confidence < LOW_CONFIDENCE:
        yield "low-confidence"
    for flag in (Flag.AMBIGUOUS_SPEAKER, Flag.UNCLOSED, Flag.SCARE, Flag.NO_COMMENT):
        if flag in quote.flags:
            yield flag.value


def article_entry(article: ArticleAnswer, places: Places, *, note: str = "") -> Entry:
    """Return an article as a line of a list."""
    return Entry(
        name=places.article(article),
        kind=article.outlet or "",
        note=note,
        quotes=article.quotes,
        sources=article.speakers,
        first=article.published,
    )
