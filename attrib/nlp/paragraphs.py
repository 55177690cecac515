"""A text in, its paragraphs out, as spans of characters."""

from __future__ import annotations

import re

from attrib.types import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|\u2029")
# A line that ends within a sentence was only wrapped.
_LINE_END = re.compile(r"[\n\r\u2028\u2029](?!(?<=[a-z,][\n\r])[a-z])")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, without the white space around them.

    A paragraph ends at a blank line; in a text that has none, at the end of every line but those that
    a small letter goes on after.
    """
    breaks = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    paragraphs, start = [], 0
    for found in (*breaks.finditer(text), None):
        end = found.start() if found else len(text)
        span = strip(text, start, end)
        if span.start < span.end:
            paragraphs.append(span)
        start = found.end() if found else end
    return tuple(paragraphs)


def strip(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
