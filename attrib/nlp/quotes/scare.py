"""A text and its quotes in, the words between quotation marks that quote nobody out.

Scare quotes, titles of works, nicknames, what is only so called: whatever no quote claims. They are
kept apart, so that a reader can tell what was passed over, and make a quote of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.nlp.boilerplate import boilerplate_spans
from attrib.nlp.quote_marks import find_quotations
from attrib.nlp.quotes.covered import Covered
from attrib.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrib.types import Quote


def find_scare(text: str, quotes: Iterable[Quote]) -> tuple[Span, ...]:
    """Return the outermost pairs of marks, with their words, that no content shares a character with."""
    contents = (span for quote in quotes for span in quote.content)
    taken = Covered((*contents, *boilerplate_spans(text)))
    found = []
    for quotation in find_quotations(text):
        alone = not taken.meets(Span(quotation.start, quotation.end))
        if alone and quotation.closed and quotation.depth == 0 and len(quotation.spans) == 1:
            found.append(quotation.spans[0])
    return tuple(found)
