"""Quotes and their parsed article in, the same quotes and what is told `in Moor's words` out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.nlp.quotes.edges import trim
from attrib.types import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from attrib.nlp.quotes.page import Page

_CONFIDENCE = 0.8
_IN_WORDS = re.compile(
    r"\b([Ii]n)[^\S\n]((?:[\w.’'-]{1,30}[^\S\n]){0,5}?[\w.-]{1,30})(?:['’]s?)[^\S\n](?:own[^\S\n])?(words)\b"
)


def with_wording(doc: Doc, page: Page, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes, and one for each wording, whose words no cue of another sentence keeps."""
    found = tuple(_find(doc, page, quotes))
    if not found:
        return tuple(quotes)
    spans = [quote.content[0] for quote in found]
    kept = []
    for quote in quotes:
        content = tuple(s for s in quote.content if not any(_meet(s, taken) for taken in spans))
        if content or not quote.content:
            kept.append(replace(quote, content=content))
    return (*kept, *found)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _find(doc: Doc, page: Page, quotes: Sequence[Quote]) -> Iterator[Quote]:
    known = [span for quote in quotes for span in (*quote.cue, *quote.source)]
    for match in _IN_WORDS.finditer(page.text):
        whole = Span(*match.span())
        words = doc.char_span(*whole, alignment_mode="expand")
        if words is None or any(_meet(whole, span) for span in known):
            continue
        content = _content(page, whole, Span(words.sent.start_char, words.sent.end_char))
        if content is not None:
            yield Quote(
                source=(Span(*match.span(2)),),
                cue=(Span(*match.span(1)), Span(*match.span(3))),
                content=(content,),
                confidence=_CONFIDENCE,
                by="rule:wording",
            )


def _content(page: Page, whole: Span, sentence: Span) -> Span | None:
    """Return the rest of the sentence: what follows the phrase that opens it, else what is before."""
    opens = not page.has_words(sentence.start, whole.start)
    start, end = (whole.end, sentence.end) if opens else (sentence.start, whole.start)
    while start < end and page.text[start] in ", \n:—–":
        start += 1
    while start < end and page.text[end - 1] in ", \n:—–":
        end -= 1
    if not page.has_words(start, end):
        return None
    return trim(page, Span(start, end))
