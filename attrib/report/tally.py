"""One pass over the articles in; what the pages across articles need to know of them out.

A quotation in several lists is one card in memory, the one that its speaker's page shows as well.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from attrib.report.parts import Card, Entry
from attrib.types import Flag, Form, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrib.query.answers import ArticleAnswer, ArticleDetail, QuoteAnswer
    from attrib.query.scare import ScareAnswer
    from attrib.report.places import Places

_WORDS = 6
"""Scare quotes of an article that its line in the audit shows."""
LOW_CONFIDENCE = 0.5
"""Below this the audit page lists a quotation: it is more likely wrong than right."""


@dataclass(slots=True)
class Listed:
    """What belongs in one list of the audit: quotations or articles."""

    cards: list[Card] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.cards) + len(self.entries)


@dataclass(slots=True)
class Tally:
    """What was counted and listed over all articles so far."""

    articles: int = 0
    quotes: int = 0
    words: int = 0
    quoted_articles: int = 0
    forms: Counter[Form] = field(default_factory=Counter)
    kinds: Counter[SpeakerType | None] = field(default_factory=Counter)
    sectors: Counter[str | None] = field(default_factory=Counter)
    affiliated: int = 0
    """Quotations of an organization or of somebody who belongs to one."""
    listed: dict[str, Listed] = field(default_factory=dict)

    def __getitem__(self, concern: str) -> Listed:
        return self.listed.setdefault(concern, Listed())

    def add(self, detail: ArticleDetail, cards: Sequence[Card], places: Places) -> None:
        """Take an article into account; its quotations come as cards as well."""
        self.articles += 1
        self.words += detail.article.words
        self.quotes += len(detail.quotes)
        self.quoted_articles += bool(detail.quotes)
        for quote, card in zip(detail.quotes, cards, strict=True):
            self.forms[quote.form] += 1
            self.kinds[quote.speaker_type] += 1
            self.sectors[quote.sector] += 1
            own = quote.speaker_type is SpeakerType.ORGANIZATION
            self.affiliated += own or bool(quote.organization_ids)
            for concern in concerns_of(quote):
                self[concern].cards.append(card)
        self._add_sourcing(detail, places)

    def add_scare(self, found: Iterable[ScareAnswer], places: Places) -> None:
        """List the articles with words in marks that quote nobody, which come article by article."""
        for article, words in groupby(found, key=lambda one: one.article):
            told = list(dict.fromkeys(one.text for one in words))
            more = [f"and {len(told) - _WORDS} more"] if len(told) > _WORDS else []
            note = ", ".join([*told[:_WORDS], *more])
            self["scare"].entries.append(article_entry(article, places, note=note))

    def _add_sourcing(self, detail: ArticleDetail, places: Places) -> None:
        quoted = [speaker for speaker in detail.speakers if speaker.quotes]
        if len(quoted) == 1:
            speaker = quoted[0]
            note = f"only source: {speaker.name}"
            self["single-source"].entries.append(article_entry(detail.article, places, note=note))
        named = [s for s in quoted if s.type is not SpeakerType.UNNAMED]
        if quoted and not named:
            self["no-name"].entries.append(article_entry(detail.article, places))
        if not detail.quotes:
            self["no-quote"].entries.append(article_entry(detail.article, places))


def concerns_of(quote: QuoteAnswer) -> Iterator[str]:
    """Yield the lists of the audit page that a quotation belongs in."""
    if quote.speaker_type is None:
        yield "unattributed"
    elif quote.speaker_type is SpeakerType.UNNAMED:
        yield "unnamed"
    if quote.confidence < LOW_CONFIDENCE:
        yield "low-confidence"
    for flag in (Flag.AMBIGUOUS_SPEAKER, Flag.UNCLOSED, Flag.NO_COMMENT):
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
