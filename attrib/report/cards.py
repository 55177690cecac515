"""Quotations as pages show them: a card away from its article, a row and a note within it."""

from __future__ import annotations

from itertools import groupby
from sys import intern
from typing import TYPE_CHECKING

from attrib.report import wording
from attrib.report.context import same_sentence
from attrib.report.names import anchor
from attrib.report.parts import Card, Note, Proof, QuoteRow
from attrib.types import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrib.query.answers import Evidence, QuoteAnswer
    from attrib.report.places import Places
    from attrib.types import Span


def card(quote: QuoteAnswer, places: Places) -> Card:
    """Return a quotation as it stands on the page of its speaker."""
    before, after = same_sentence(quote.before, quote.after)
    return Card(
        before=before,
        contents=contents_of(quote),
        after=after,
        form=wording.FORMS[quote.form],
        act=wording.act(quote.act),
        speaker=places.source(quote, quote.speaker),
        # A hundred thousand cards wait in memory; most of them say "said", of one of a few people.
        standing=intern(standing_of(quote)),
        cue=intern(quote.cue or ""),
        article=places.quote(quote),
        outlet=quote.article.outlet,
        date=quote.article.published,
        confidence=quote.confidence,
        by=wording.decided_by(quote.by),
        notes=_notes(quote),
    )


def by_article(cards: Iterable[Card]) -> Iterator[tuple[Card, ...]]:
    """Yield the cards that follow one another from one and the same article."""
    for _, group in groupby(cards, key=lambda card: (card.article.href or "").partition("#")[0]):
        yield tuple(group)


def contents_of(quote: QuoteAnswer) -> tuple[str, ...]:
    """Return the contents of a quotation one by one, out of their joined text."""
    parts: list[str] = []
    place = 0
    for span in quote.spans:
        if parts and quote.text[place : place + 1] == " ":
            place += 1
        length = span.end - span.start
        parts.append(quote.text[place : place + length])
        place += length
    return tuple(parts) if place == len(quote.text) else (quote.text,)


def standing_of(quote: QuoteAnswer) -> str:
    """Return role and affiliations as of the article, in a line."""
    return in_line((role_of(quote), *quote.affiliations))


def in_line(standing: Iterable[str], name: str = "") -> str:
    """Return roles and affiliations in a line: neither the name again, nor a body twice."""
    told: list[str] = []
    for words in standing:
        if words and not any(
            f" {words} ".casefold() in f" {said} ".casefold() for said in (name, *told)
        ):
            told.append(words)
    return ", ".join(told)


def role_of(quote: QuoteAnswer) -> str:
    """Return the role as of the article; none where an unnamed source is called by it already."""
    role, name = quote.role or "", quote.named or quote.speaker or ""
    return "" if role.casefold() == name.casefold() else role


def row(quote: QuoteAnswer, text: str, places: Places) -> QuoteRow:
    """Return a quotation as it stands in the table of its article."""
    return QuoteRow(
        number=quote.number + 1,
        anchor=anchor(quote.key),
        contents=tuple(text[span.start : span.end] for span in quote.spans),
        spans=tuple((span.start, span.end) for span in quote.spans),
        speaker=places.source(quote, quote.named or quote.speaker),
        kind=wording.kind(quote.speaker_type),
        source=_words(text, quote.source_spans),
        cue=_words(text, quote.cue_spans),
        form=wording.FORMS[quote.form],
        act=wording.act(quote.act),
        role=role_of(quote),
        affiliations=tuple(
            places.organization(id_, name)
            for id_, name in zip(quote.organization_ids, quote.affiliations, strict=False)
        ),
        confidence=quote.confidence,
        by=wording.decided_by(quote.by),
        proofs=tuple(_proof(item, places) for item in quote.evidence),
        notes=_notes(quote),
    )


def note(quote: QuoteAnswer, places: Places, *, introduce: bool) -> Note:
    """Return what stands beside the paragraph where a quotation begins."""
    return Note(
        number=quote.number + 1,
        anchor=anchor(quote.key),
        speaker=places.source(quote, quote.named or quote.speaker),
        standing=standing_of(quote) if introduce else "",
        form=wording.FORMS[quote.form],
        said=_said(quote),
    )


def _said(quote: QuoteAnswer) -> str:
    if quote.negated:
        return "denied"
    return "attitude" if quote.act is Act.ATTITUDE else ""


def _notes(quote: QuoteAnswer) -> tuple[str, ...]:
    found = wording.notes(quote.flags, negated=quote.negated, act=quote.act)
    if quote.via:
        found += (f"passed on by {quote.via}",)
    if quote.channel:
        found += (wording.said_through(quote.channel),)
    if quote.parent is not None:
        found += (f"within quotation {quote.parent + 1}",)
    return found


def _proof(item: Evidence, places: Places) -> Proof:
    return Proof(
        label=f"{'Former ' if item.former else ''}{item.kind}".capitalize(),
        value=places.organization(item.organization_id, item.value),
        words=item.text,
        by=wording.decided_by(item.by),
    )


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)
