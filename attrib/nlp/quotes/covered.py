"""Spans in; whether another shares a character with any of them, found without looking at each."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrib.types import Span


class Covered:
    """What some spans of a text cover, in whatever order they come, one within another or not."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Sort the spans."""
        self._spans = sorted(spans)
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def meets(self, span: Span) -> bool:
        """Say whether a span shares a character with any of them."""
        before = bisect_left(self._spans, (span.end, 0))
        return before > 0 and self._reach[before - 1] > span.start
