"""A text and its quotes in, the words between quotation marks that quote nobody out.

Scare quotes, titles of works, nicknames, what is only so called: whatever no quote claims. They are
kept apart, so that a reader can tell what was passed over, and make a quote of it.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from attrib.nlp.boilerplate import boilerplate_spans
from attrib.nlp.quote_marks import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrib.types import Quote, Span


def find_scare(text: str, quotes: Iterable[Quote]) -> tuple[Span, ...]:
    """Return the outermost pairs of marks, with their words, that no content shares a character with."""
    contents = (span for quote in quotes for span in quote.content)
    taken = sorted((*contents, *boilerplate_spans(text)))
    reach = list(accumulate((span.end for span in taken), max))
    found = []
    for quotation in find_quotations(text):
        start, end = quotation.start, quotation.end
        before = bisect_left(taken, (end, 0))
        alone = before == 0 or reach[before - 1] <= start
        if alone and quotation.closed and quotation.depth == 0 and len(quotation.spans) == 1:
            found.append(quotation.spans[0])
    return tuple(found)
