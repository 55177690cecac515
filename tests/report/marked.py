"""A text with its spans written into it, so that no test counts characters.

`[1c “We held,”] [1k said] [1s Ines Marchetti]` marks content, cue and source of quotation 1.
"""

from __future__ import annotations

import re
from collections import defaultdict

from attrib.types import Span

_TOKEN = re.compile(r"\[(\d+)([csk]) |\]")

Spans = dict[int, dict[str, list[Span]]]


def read_marked(marked: str) -> tuple[str, Spans]:
    """Return the plain text and the spans by number of quotation and kind."""
    spans: Spans = defaultdict(lambda: {"c": [], "s": [], "k": []})
    parts: list[str] = []
    stack: list[tuple[int, str, int]] = []
    length = place = 0
    for token in _TOKEN.finditer(marked):
        parts.append(marked[place : token.start()])
        length += token.start() - place
        place = token.end()
        if token.group(1):
            stack.append((int(token.group(1)), token.group(2), length))
        else:
            number, kind, start = stack.pop()
            spans[number][kind].append(Span(start, length))
    parts.append(marked[place:])
    assert not stack, marked
    return "".join(parts), spans
