"""Words and a text in, where they stand out: also where the text around them, or they, changed a little."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from attrib.correct.changes import Anchor
from attrib.types import Span

_CONTEXT = 60
"""Characters kept on each side: two lines of a column tell any two places of an article apart."""
_OWN_CONTEXT = 15
"""Words of fewer characters ("he said") are found by their context, never by themselves."""
_MIN_SHARED = 6
"""Characters of context that must be the same for short words to be the ones meant."""
_LEAST_LIKE = 65.0
"""Likeness, of 100, from which words at the same place, or with the same ends, were only edited."""
_NEAR = 4000
"""Characters on each side of the old place within which changed words are looked for."""
_END = 8
"""Characters by which either end of changed words is found."""
_PIECE = 16
"""Characters of its neighbours by which a changed text is found: about three words."""
_TRIED = 8
"""Places that are tried for either end: words come again, but seldom so often so near."""
_MARKS = {
    '"“”„«»': '["“”„«»]',
    "'’‘‚": "['’‘‚]",
    "-–—": "[-–—]",
}


def anchor_at(text: str, span: Span) -> Anchor:
    """Return what finds a span of a text again."""
    start, end = span
    return Anchor(
        words=text[start:end],
        start=start,
        before=text[max(start - _CONTEXT, 0) : start],
        after=text[end : end + _CONTEXT],
    )


def find_anchor(text: str, anchor: Anchor, *, shift: int = 0) -> Span | None:
    """Return where the words of an anchor stand in a text, or None.

    Args:
        text: of the article, perhaps another version of it.
        anchor: the words as they stood.
        shift: by how many characters the text around them is known to have moved.
    """
    expected = anchor.start + shift
    places = list(_occurrences(text, anchor.words))
    if places:
        best = max(places, key=lambda place: (_shared(text, place, anchor), -abs(place - expected)))
        is_own = len(anchor.words) >= _OWN_CONTEXT or best == expected
        if is_own or _shared(text, best, anchor) >= _MIN_SHARED:
            return Span(best, best + len(anchor.words))
    return _find_changed(text, anchor, expected)


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _shared(text: str, place: int, anchor: Anchor) -> int:
    """Return how many characters on both sides are the same as they were."""
    end = place + len(anchor.words)
    before, after = text[max(place - _CONTEXT, 0) : place], text[end : end + _CONTEXT]
    return _prefix(before[::-1], anchor.before[::-1]) + _prefix(after, anchor.after)


def _prefix(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _find_changed(text: str, anchor: Anchor, expected: int) -> Span | None:
    """Return where words stand that were edited: between the same neighbours, or the same ends."""
    words = anchor.words
    if len(words) < _OWN_CONTEXT:
        return None
    left = max(expected - _NEAR, 0)
    window, place = text[left : expected + len(words) + _NEAR], expected - left
    before, after = anchor.before[-_PIECE:], anchor.after[:_PIECE]
    starts = [at + len(before) for at in _nearest(window, before, place)]
    starts += _nearest(window, words[:_END], place)
    ends = _nearest(window, after, place + len(words))
    ends += [at + _END for at in _nearest(window, words[-_END:], place + len(words))]
    found = _most_like(window, words, starts, ends)
    if found is None:
        more = [at for b in ends for at in _edges(window, b - len(words), before=True)]
        ends += [at for a in starts for at in _edges(window, a + len(words), before=False)]
        found = _most_like(window, words, starts + more, ends)
    return None if found is None else Span(left + found.start, left + found.end)


def _most_like(window: str, words: str, starts: list[int], ends: list[int]) -> Span | None:
    spans = [Span(a, b) for a in starts for b in ends if 0 < b - a <= 2 * len(words)]
    likeness = {span: fuzz.ratio(words, window[slice(*span)]) for span in spans}
    best = max(spans, key=lambda span: likeness[span], default=None)
    return best if best is not None and likeness[best] >= _LEAST_LIKE else None


def _edges(window: str, place: int, *, before: bool) -> list[int]:
    """Return where words begin, or end, about a place."""
    about = range(max(place - _PIECE, 0), min(place + _PIECE, len(window)) + 1)
    edges = (f" {window} "[at : at + 2] for at in about)
    inner, outer = (1, 0) if before else (0, 1)
    return [
        at
        for at, pair in zip(about, edges, strict=True)
        if pair[outer].isspace() and not pair[inner].isspace()
    ]


def _nearest(window: str, piece: str, place: int) -> list[int]:
    """Return where a piece of text stands, nearest first."""
    found = _occurrences(window, piece) if piece else ()
    return sorted(found, key=lambda at: abs(at - place))[:_TRIED]


def find_words(text: str, words: str, near: int = 0) -> Span | None:
    """Return where words that somebody typed stand in a text, the nearest to `near`, or None.

    Kinds of quotation marks and dashes, spaces and line breaks make no difference.
    """
    pieces = words.split()
    if not pieces:
        return None
    pattern = r"\s+".join("".join(map(_loose, piece)) for piece in pieces)
    found = [Span(*match.span()) for match in re.finditer(pattern, text)]
    return min(found, key=lambda span: abs(span.start - near), default=None)


def _loose(char: str) -> str:
    return next((kinds for marks, kinds in _MARKS.items() if char in marks), re.escape(char))
