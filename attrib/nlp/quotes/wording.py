"""Quotes and their parsed article in, the same quotes and what is told `in Moor's words` out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.nlp.quotes.covered import Covered
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
_IN_THE_WORDS_OF = re.compile(r"\b[Ii]n[^\S\n]the[^\S\n]words[^\S\n]of\b")


def with_wording(doc: Doc, page: Page, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes, and one for each wording, whose words no cue of another sentence keeps."""
    found = tuple(_find(doc, page, quotes))
    if not found:
        return tuple(quotes)
    taken = Covered(span for quote in found for span in quote.content)
    kept = []
    for quote in quotes:
        content = tuple(span for span in quote.content if not taken.meets(span))
        if content or not quote.content:
            kept.append(replace(quote, content=content))
    return (*kept, *found)


def _find(doc: Doc, page: Page, quotes: Sequence[Quote]) -> Iterator[Quote]:
    known = Covered(span for quote in quotes for span in (*quote.cue, *quote.source))
    for source, cue in sorted((*_owned(page), *_of_somebody(doc))):
        whole = Span(min(cue[0].start, source.start), max(cue[-1].end, source.end))
        words = doc.char_span(*whole, alignment_mode="expand")
        if words is None or known.meets(whole):
            continue
        content = _content(page, whole, Span(words.sent.start_char, words.sent.end_char))
        if content:
            yield Quote(
                source=(source,),
                cue=cue,
                content=content,
                confidence=_CONFIDENCE,
                by="rule:wording",
            )


def _owned(page: Page) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield source and cue of `in Moor's words`."""
    for match in _IN_WORDS.finditer(page.text):
        yield Span(*match.span(2)), (Span(*match.span(1)), Span(*match.span(3)))


def _of_somebody(doc: Doc) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield source and cue of `in the words of the mayor`."""
    for match in _IN_THE_WORDS_OF.finditer(doc.text):
        phrase = doc.char_span(*match.span())
        if phrase is None:
            continue
        after = (c for c in phrase[2].rights if c.dep_ == "nmod" and c.i >= phrase.end)
        if (whose := next(after, None)) is None:
            continue
        source = doc[phrase.end : whose.right_edge.i + 1]
        yield Span(source.start_char, source.end_char), (Span(*match.span()),)


def _content(page: Page, whole: Span, sentence: Span) -> tuple[Span, ...]:
    """Return the rest of the sentence: what follows the phrase that opens it, else what is before.

    Where the phrase stands before what is between marks, that is what was said, with what is before.
    """
    before, after = Span(sentence.start, whole.start), Span(whole.end, sentence.end)
    if not page.has_words(*before):
        return _bare(page, after)
    marked = page.pieces_in(*after)
    return (*_bare(page, before), *(_bare(page, after) if marked else ()))


def _bare(page: Page, span: Span) -> tuple[Span, ...]:
    start, end = span
    while start < end and page.text[start] in ", \n:—–":
        start += 1
    while start < end and page.text[end - 1] in ", \n:—–":
        end -= 1
    return (trim(page, Span(start, end)),) if page.has_words(start, end) else ()
