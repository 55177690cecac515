"""Text and spans in, paragraphs of marked segments out; spans may overlap and nest at will.

The text is cut wherever a span or a paragraph begins or ends. A segment knows all that covers it,
so that no two elements of a page ever have to cross.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_LINE = re.compile(r"[\r\n]+")


class Kind(StrEnum):
    """What a span is marked as."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"
    ROLE = "role"
    AFFILIATION = "affiliation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A span to mark."""

    start: int
    """Its first character."""
    end: int
    """The character after its last."""
    kind: Kind
    """What it is."""
    number: int = 0
    """Number of its quotation in the article, from 1; 0 for a role or an affiliation."""
    form: str = ""
    """Form of its quotation."""
    href: str | None = None
    """Page of the speaker, for a source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Characters that the same spans cover."""

    text: str
    """The characters."""
    form: str = ""
    """Form of the innermost quotation whose words these are; empty outside of any."""
    depth: int = 0
    """How many quotations these are words of."""
    cue: bool = False
    """Whether this is a reporting expression."""
    source: bool = False
    """Whether this names or describes a source."""
    href: str | None = None
    """Page of that source."""
    role: bool = False
    """Whether this states a role."""
    affiliation: bool = False
    """Whether this states an affiliation."""
    numbers: tuple[int, ...] = ()
    """Numbers of all the quotations that this is a part of."""
    opens: tuple[int, ...] = ()
    """Numbers of the quotations that begin here."""
    classes: str = ""
    """What marks these characters, as classes of the style sheet; empty for plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of marked text."""

    segments: tuple[Segment, ...]
    """The text in order."""
    opens: tuple[int, ...]
    """Numbers of the quotations that begin in this paragraph."""


def mark(text: str, markings: Iterable[Marking]) -> tuple[Block, ...]:
    """Cut a text into paragraphs of segments, each segment with all that covers it."""
    bounds = paragraphs(text)
    valid = sorted(filter(None, (_clamped(m, len(text)) for m in markings)), key=_order)
    openings = _openings(valid, bounds)
    blocks: list[Block] = []
    upcoming = 0
    active: list[Marking] = []
    for start, end in bounds:
        fresh: list[Marking] = []
        while upcoming < len(valid) and valid[upcoming].start < end:
            fresh.append(valid[upcoming])
            upcoming += 1
        here = [m for m in (*active, *fresh) if m.end > start]
        segments = tuple(_segments(text, (start, end), here, openings))
        blocks.append(Block(segments=segments, opens=tuple(n for s in segments for n in s.opens)))
        active = [m for m in here if m.end > end]
    return tuple(blocks)


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the paragraphs of a text begin and end, white space between them left out.

    Blank lines part them; in a text without any, every line is one.
    """
    separator = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    found: list[tuple[int, int]] = []
    start = 0
    for match in (*separator.finditer(text), None):
        end = match.start() if match else len(text)
        if text[start:end].strip():
            found.append((start, end))
        start = match.end() if match else end
    return tuple(found)


def _clamped(marking: Marking, length: int) -> Marking | None:
    return marking if 0 <= marking.start < marking.end <= length else None


def _order(marking: Marking) -> tuple[int, int, int]:
    return marking.start, -marking.end, marking.number


def _openings(
    markings: Sequence[Marking], bounds: Sequence[tuple[int, int]]
) -> dict[int, list[int]]:
    """Return the numbers of the quotations that begin at each character.

    A quotation begins with its first content; one without content begins with what it has. What
    begins in the white space between two paragraphs begins with the second.
    """
    ends = [end for _, end in bounds]
    first: dict[int, tuple[bool, int]] = {}
    for marking in markings:
        if marking.number:
            place = (marking.kind is not Kind.CONTENT, marking.start)
            first[marking.number] = min(first.get(marking.number, place), place)
    openings: dict[int, list[int]] = {}
    for number, (_, start) in sorted(first.items()):
        paragraph = bisect_right(ends, start)
        if paragraph < len(bounds):
            openings.setdefault(max(start, bounds[paragraph][0]), []).append(number)
    return openings


def _segments(
    text: str,
    bounds: tuple[int, int],
    markings: Sequence[Marking],
    openings: dict[int, list[int]],
) -> Iterable[Segment]:
    start, end = bounds
    cuts = {start, end}
    for marking in markings:
        cuts |= {max(start, marking.start), min(end, marking.end)}
    places = sorted(cuts)
    covering: list[Marking] = []
    upcoming = 0
    for left, right in itertools.pairwise(places):
        while upcoming < len(markings) and markings[upcoming].start <= left:
            covering.append(markings[upcoming])
            upcoming += 1
        covering = [m for m in covering if m.end > left]
        yield _segment(text[left:right], covering, tuple(openings.get(left, ())))


def _segment(text: str, covering: Sequence[Marking], opens: tuple[int, ...]) -> Segment:
    if not covering:
        return Segment(text=text, opens=opens)
    contents = [m for m in covering if m.kind is Kind.CONTENT]
    sources = [m for m in covering if m.kind is Kind.SOURCE]
    innermost = min(contents, key=_length, default=None)
    source = min(sources, key=_length, default=None)
    depth, kinds = len({m.number for m in contents}), {m.kind for m in covering}
    return Segment(
        text=text,
        form=innermost.form if innermost else "",
        depth=depth,
        cue=Kind.CUE in kinds,
        source=source is not None,
        href=source.href if source else None,
        role=Kind.ROLE in kinds,
        affiliation=Kind.AFFILIATION in kinds,
        numbers=tuple(sorted({m.number for m in covering if m.number})),
        opens=opens,
        classes=" ".join(
            (
                *(("c", innermost.form) if innermost else ()),
                *(("deep",) if depth > 1 else ()),
                *(kind for kind in Kind if kind in kinds and kind is not Kind.CONTENT),
            )
        ),
    )


def _length(marking: Marking) -> int:
    return marking.end - marking.start
