"""A quote's contents in, their form out: how much of them is given as verbatim.

Words are verbatim between quotation marks, in a speaker's turn of an interview, and in a block that
a cue with a colon announces. Punctuation and the title of a work are neither in nor out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.nlp.quotes.page import WORD, Page, Piece, read_page
from attrib.types import Form, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "is", "nor", "of", "on"}
    | {"or", "the", "to", "with", "vs", "de", "la"}
)
"""Words that titles of works write small."""
_WORKS = re.compile(
    r"\b(?:album|article|book|column|comedy|documentary|drama|essay|film|magazine|memoir|movie|"
    r"musical|novel|opera|painting|paper|play|podcast|poem|procedural|program|programme|sequel|"
    r"series|show|single|sitcom|song|studies|study|track|video)s?\b",
    re.IGNORECASE,
)
_BESIDE = 30
"""Characters before or after a title in which the kind of work is told."""

_MIN_TITLE, _MAX_TITLE = 2, 12


def form_of(page: Page, quote: Quote) -> Form:
    """Return the form of a quote, as its contents show it."""
    if is_block(page, quote):
        return Form.DIRECT
    inside = outside = titled = 0
    for span in quote.content:
        pieces = [page.pieces[number] for number in page.pieces_in(*span)]
        titles = [piece.span for piece in pieces if _is_work(page, piece)]
        words = [match.span() for match in WORD.finditer(page.text, *span)]
        within = _count_within(words, [piece.span for piece in pieces])
        titled += (own := _count_within(words, titles))
        inside += within - own
        outside += len(words) - within
    if not outside:
        return Form.DIRECT if inside or titled else Form.INDIRECT
    return Form.MIXED if inside else Form.INDIRECT


def read_forms(text: str, quotes: Sequence[Quote]) -> list[Form]:
    """Return the forms of quotes of a text that nothing else has been told of."""
    page = read_page(text)
    return [form_of(page, quote) for quote in quotes]


def _count_within(words: Sequence[tuple[int, int]], spans: Sequence[Span]) -> int:
    """Return how many words stand in one of the spans; both in the order of the text."""
    count = number = 0
    for start, end in words:
        while number < len(spans) and spans[number].end < end:
            number += 1
        count += number < len(spans) and spans[number].start <= start
    return count


def is_title(page: Page, piece: Piece) -> bool:
    """Whether a quotation reads as a name or the title of a work: all its longer words capitalized."""
    start, end = piece.span
    words = [match.group() for match in WORD.finditer(page.text, start, min(end, start + 100))]
    if not _MIN_TITLE <= len(words) <= _MAX_TITLE or not words[0][0].isupper():
        return False
    return all(not word[0].islower() or word in _SMALL for word in words)


def _is_work(page: Page, piece: Piece) -> bool:
    """Whether a title has the kind of work that it names beside it: the film “...”."""
    if not is_title(page, piece):
        return False
    start, end = piece.span
    before, after = page.text[max(start - _BESIDE, 0) : start], page.text[end : end + _BESIDE]
    return bool(_WORKS.search(before) or _WORKS.search(after))


def is_block(page: Page, quote: Quote) -> bool:
    """Whether the content is set apart: a turn of an interview, or paragraphs after a colon."""
    if not quote.content:
        return False
    first = quote.content[0].start
    turn = page.turn_at(first)
    if turn and turn.label in quote.source:
        return True
    if not quote.cue or ":" not in page.text[quote.cue[-1].end - 1 : quote.cue[-1].end + 1]:
        return False
    return (
        page.paragraphs[page.paragraph_at(first)].start == first and quote.cue[-1].end < first - 1
    )
