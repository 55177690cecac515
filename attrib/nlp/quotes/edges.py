"""A content span in, the same span out with its edges where an annotator would put them.

What the train set of PolNeAR shows of 23,289 contents: the full stop that ends the sentence is left
out in 8,464 and kept in 141, most of those abbreviations; 66 run on past the end of a sentence
outside quotation marks, and 22 past a quotation that ends one (3,489 end with it); one content runs
on into the next paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.nlp.quotes.page import Page

_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9]{3})[.?!]\s+(?=[A-Z“\"‘'])")
_NEXT_SENTENCE = re.compile(r"\s+[A-Z]")
_ENDS_SENTENCE = re.compile(r"[.?!…]['\"”’»]*\Z")
_WORD_BEFORE_STOP = re.compile(r"[^\W_]{3,}\Z")
_ABBREVIATIONS = frozenset(
    {"inc", "corp", "ltd", "jr", "sen", "gov", "rep", "gen", "sgt", "etc", "bros", "mass", "calif"}
    | {"fla", "ariz", "conn", "tenn", "wash", "dept", "est", "hon", "rev", "vol", "dist", "ill"}
)
_TOLD_WORDS = 2
"""Words before a colon and a quotation that are the person told, no part of the content."""


def split_paragraphs(page: Page, span: Span) -> Iterator[Span]:
    """Yield the parts of a content in each paragraph, each no longer than its sentence."""
    for number in range(page.paragraph_at(span.start), page.paragraph_at(span.end - 1) + 1):
        start, end = page.paragraphs[number]
        part = Span(max(start, span.start), min(end, span.end))
        if part.start < part.end:
            yield _one_sentence(page, part)


def _one_sentence(page: Page, span: Span) -> Span:
    """End a content with its sentence, unless more is between marks or set apart."""
    pieces = [page.pieces[number].span for number in page.pieces_in(*span)]
    if _is_set_apart(page, span):
        return span
    for piece in pieces:
        closes = piece.end < span.end and _ENDS_SENTENCE.search(page.text, piece.start, piece.end)
        if closes and span.start <= piece.start and _NEXT_SENTENCE.match(page.text, piece.end):
            return _before_break(page, Span(span.start, piece.end))
    return _before_break(page, span)


def _is_set_apart(page: Page, span: Span) -> bool:
    """Whether it opens a paragraph or comes after a colon, as words given in full do."""
    first, before = page.paragraphs[page.paragraph_at(span.start)].start, span.start
    while before > first and page.text[before - 1].isspace():
        before -= 1
    opens = before <= first or page.text[before - 1] == ":"
    return opens or page.turn_at(span.start) is not None


def _before_break(page: Page, span: Span) -> Span:
    for found in _SENTENCE_BREAK.finditer(page.text, *span):
        if not page.pieces_in(found.start(), found.start() + 1):
            return Span(span.start, found.start() + 1)
    return span


def trim(page: Page, span: Span) -> Span:
    """Leave out punctuation over the marks at either end, the sentence's full stop, and "him:"."""
    numbers = page.pieces_in(*span)
    if not numbers:
        return _without_stop(page, span)
    first, last = page.pieces[numbers[0]].span, page.pieces[numbers[-1]].span
    start, end = span
    if start < first.start:
        told = page.text[start : first.start].rstrip().endswith(":")
        few = page.count_words(start, first.start, limit=_TOLD_WORDS + 1) <= _TOLD_WORDS
        if not page.has_words(start, first.start) or (told and few):
            start = first.start
    if last.end < end and not page.has_words(last.end, end):
        end = last.end
    return _without_stop(page, Span(start, end)) if last.end < end else Span(start, end)


def _without_stop(page: Page, span: Span) -> Span:
    start, end = span
    if span == page.paragraphs[page.paragraph_at(start)]:
        return span
    mark = page.text[end - 1]
    if mark == "," and end - start > 1:
        return Span(start, end - 1)
    word = _WORD_BEFORE_STOP.search(page.text, start, end - 1) if mark == "." else None
    if word and word.group().lower() not in _ABBREVIATIONS:
        return Span(start, end - 1)
    return span
