"""Quotes and their parsed article in, the same quotes and those whose tag the model took for no cue out.

In `“We were wrong,” Lee said. “No,” he sighed.` the comma before the second closing mark tells that
its own tag follows, whatever verb that has.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from attrib.nlp.quotes.form import is_title
from attrib.types import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from attrib.nlp.quotes.page import Page, Piece

_CONFIDENCE = 0.6
_LEADS_ON = frozenset(",?!")
"""Marks at the end of words given in full whose sentence goes on; a full stop would end it."""
_ENDS = frozenset(".?!…")
_BEFORE = 100
"""Characters before a quotation in which the sentence before it ends; marks and spaces may follow it."""
_WHO = frozenset({"he", "she", "they"})
_WORDS = 6
"""Words of the longest tag that is read: a name and a verb, and the word after them."""
_AFTER = frozenset({"PUNCT", "ADV", "ADP", "SCONJ", "CCONJ", "SPACE"})
"""What may follow the verb of a tag, which has no object beside the quotation."""


def with_tagged(doc: Doc, page: Page, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes, and one for each quotation with a tag of its own, taken out of the others."""
    known = {token for quote in quotes for span in quote.cue for token in _starts(doc, span)}
    found = {
        number: tag
        for number, piece in enumerate(page.pieces)
        if (tag := _tag_of(doc, page, piece, known)) is not None
    }
    if not found:
        return tuple(quotes)
    kept = (_without(page, quote, found) for quote in quotes)
    return (*(quote for quote in kept if quote is not None), *found.values())


def _starts(doc: Doc, span: Span) -> Iterator[int]:
    yield from (token.idx for token in doc.char_span(*span, alignment_mode="expand") or ())


def _without(page: Page, quote: Quote, found: dict[int, Quote]) -> Quote | None:
    """Return a quote without what is another's; none where nothing is left."""
    content = tuple(
        span
        for span in quote.content
        if not any(
            number in found and page.pieces[number].span.start <= span.start
            for number in page.pieces_in(*span)
        )
    )
    if content == quote.content:
        return quote
    return replace(quote, content=content) if content else None


def _tag_of(doc: Doc, page: Page, piece: Piece, known: set[int]) -> Quote | None:
    """Return the quote that a quotation and the tag after it make."""
    start, end = piece.span
    mark = page.text[end - len(piece.quotation.closer) - 1]
    first = max(page.paragraphs[piece.paragraph].start, start - _BEFORE)
    before = page.text[first:start].rstrip("\"'”’) \n")
    opens = not before or before[-1] in _ENDS
    if not piece.quotation.closed or mark not in _LEADS_ON or not opens or is_title(page, piece):
        return None
    words = _words_after(doc, end, page.paragraphs[piece.paragraph].end)
    named = _named(words)
    if named is None:
        return None
    who, verb, rest = named
    if verb.idx in known or any(word.idx in known for word in who):
        return None
    if rest is not None and rest.pos_ not in _AFTER:
        return None
    return Quote(
        source=(Span(who[0].idx, who[-1].idx + len(who[-1])),),
        cue=(Span(verb.idx, verb.idx + len(verb)),),
        content=(piece.span,),
        confidence=_CONFIDENCE,
        by="rule:tag",
    )


def _words_after(doc: Doc, start: int, end: int) -> list[Token]:
    span = doc.char_span(start, max(start, end), alignment_mode="contract")
    return [] if span is None else list(islice((t for t in span if not t.is_space), _WORDS))


def _named(words: Sequence[Token]) -> tuple[Sequence[Token], Token, Token | None] | None:
    """Return who and the verb of a tag, in either order, and the word after them."""
    size = _name_size(words)
    if size and len(words) > size and words[size].tag_ in {"VBD", "VBZ"}:
        return words[:size], words[size], words[size + 1] if len(words) > size + 1 else None
    size = _name_size(words[1:])
    if size and words[0].tag_ in {"VBD", "VBZ"} and words[1].pos_ == "PROPN":
        return words[1 : size + 1], words[0], words[size + 1] if len(words) > size + 1 else None
    return None


def _name_size(words: Sequence[Token]) -> int:
    """Return the number of words that name who speaks: a pronoun, or a name."""
    if words and words[0].lower_ in _WHO:
        return 1
    return next((n for n, word in enumerate(words) if word.pos_ != "PROPN"), len(words))
