"""A text in, what its layout tells of quotations out: paragraphs, words given as verbatim, labels.

*Pieces* are the outermost quotations, one for each paragraph they run over, so they never overlap.
*Turns* are what stands after a speaker's label in an interview or transcript.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attrib.nlp.boilerplate import boilerplate_spans
from attrib.nlp.paragraphs import find_paragraphs, strip
from attrib.nlp.quote_marks import Quotation, find_quotations
from attrib.types import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LABEL = re.compile(
    r"[“”\"„«]?((?:@\w{1,30}|[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3})(?: \([^()\n]{1,40}\))?)"
    r"(:|(?<![\w.’' -][QA])(?<=[QA])\.)\s"
)
_LINE = re.compile(r"\n[^\S\n]*")
_TWO_WORDS = re.compile(r"\w\s+\W{0,3}\w")
_SENTENCE_ENDS = frozenset(".!?…")
_CLOSERS = "\"'”’»)]"
_HEADLINE_WORDS = 25
_MIN_TURNS = 3
"""Labelled paragraphs that make an interview."""
_MAX_ANSWER = 5
"""Paragraphs from a label to the next. In the train set of PolNeAR 71 of 73 are 3 at most; the other two are
of labels that make no interview. In an article of a megabyte some labels are alike by chance."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An outermost quotation, or the part of it that stands in one paragraph."""

    span: Span
    quotation: Quotation
    paragraph: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled paragraph of an interview, with those that go on after it."""

    label: Span
    colon: Span
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text with its layout."""

    text: str
    paragraphs: tuple[Span, ...]
    pieces: tuple[Piece, ...]
    turns: tuple[Turn, ...]
    inner: tuple[Span, ...]
    """Quotations of two words or more that stand inside others, or inside a turn."""
    boilerplate: tuple[Span, ...]
    organizations: Mapping[int, int]
    """Where a name of an organization starts, and where that ends."""

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds a character, or the one before it."""
        return max(bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1, 0)

    def turn_at(self, offset: int) -> Turn | None:
        """Return the turn of an interview that holds a character."""
        number = bisect_right(self.turns, offset, key=lambda turn: turn.label.start) - 1
        turn = self.turns[number] if number >= 0 else None
        return turn if turn and offset < turn.content[-1].end else None

    def pieces_in(self, start: int, end: int) -> range:
        """Return the numbers of the pieces that share a character with a span."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.span.end)
        return range(first, bisect_left(self.pieces, end, lo=first, key=lambda p: p.span.start))

    def inner_in(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the quotations inside others, or a turn, that a span holds and is more than."""
        first = bisect_left(self.inner, (start, 0))
        last = bisect_left(self.inner, (end, 0), lo=first)
        return tuple(s for s in self.inner[first:last] if s.end <= end and s != (start, end))

    def in_headline(self, offset: int) -> bool:
        """Whether a character stands in a first paragraph that is no sentence."""
        if len(self.paragraphs) < 2 or offset >= self.paragraphs[0].end:  # noqa: PLR2004
            return False
        start, end = self.paragraphs[0]
        last = self.text[start:end].rstrip(_CLOSERS)[-1:]
        short = self.count_words(start, end, limit=_HEADLINE_WORDS + 1) <= _HEADLINE_WORDS
        return short and last not in _SENTENCE_ENDS

    def has_words(self, start: int, end: int) -> bool:
        """Whether a letter or digit stands between two offsets."""
        return WORD.search(self.text, start, end) is not None

    def count_words(self, start: int, end: int, limit: int = 1000) -> int:
        """Return the number of words between two offsets, at most `limit`."""
        count = 0
        for _ in WORD.finditer(self.text, start, end):
            count += 1
            if count == limit:
                break
        return count


def read_page(text: str, organizations: Mapping[int, int] | None = None) -> Page:
    """Return a text's layout, with the names of organizations that are known in it."""
    paragraphs = find_paragraphs(text)
    starts = [paragraph.start for paragraph in paragraphs]
    turns = tuple(_find_turns(text, paragraphs))
    labels = {turn.label.start for turn in turns}
    quotations = find_quotations(text)
    pieces = (
        Piece(span, quotation, bisect_right(starts, span.start) - 1)
        for quotation in quotations
        if quotation.depth == 0 and not _holds_turns(quotation, labels)
        for span in quotation.spans
    )
    return Page(
        text=text,
        paragraphs=paragraphs,
        pieces=tuple(sorted(pieces, key=lambda piece: piece.span)),
        turns=turns,
        inner=tuple(_find_inner(text, quotations, turns)),
        boilerplate=boilerplate_spans(text),
        organizations=organizations or {},
    )


def _find_inner(
    text: str, quotations: Sequence[Quotation], turns: Sequence[Turn]
) -> Iterator[Span]:
    starts = [turn.label.start for turn in turns]
    for quotation in quotations:
        span = quotation.spans[0]
        number = bisect_right(starts, span.start) - 1
        told = number >= 0 and span.end <= turns[number].content[-1].end
        single = quotation.closed and len(quotation.spans) == 1
        if single and (quotation.depth or told) and _TWO_WORDS.search(text, *span):
            yield span


def _holds_turns(quotation: Quotation, labels: Container[int]) -> bool:
    """Whether it stands around a transcript, its mark before each label: no words of one speaker."""
    return any(span.start + len(quotation.opener) in labels for span in quotation.spans)


def _find_turns(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Turn]:
    """Yield the turns of an interview: two speakers at least, one of them more than once.

    Labels far from one another make none. An unlabelled paragraph between two labelled ones goes on
    with the answer; after the last label it may be narration, and is left alone. A handle needs no
    other label: `@name: text` is a post.
    """
    parts = tuple(part for paragraph in paragraphs for part in _parts(text, paragraph))
    found = {n: m for n, p in enumerate(parts) if (m := _LABEL.match(text, p.start, p.end))}
    turns = {
        turn.label.start: turn
        for run in _runs(list(found))
        for turn in _read_turns(text, parts, {number: found[number] for number in run})
    }
    for number, match in found.items():
        if match.group(1).startswith("@") and match.start(1) not in turns:
            content = strip(text, match.end(), parts[number].end)
            if content.start < content.end:
                turns[match.start(1)] = Turn(Span(*match.span(1)), Span(*match.span(2)), (content,))
    yield from (turns[start] for start in sorted(turns))


def _parts(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield a paragraph in parts that begin at its lines with a label: turns need no blank line."""
    start = paragraph.start
    for line in _LINE.finditer(text, *paragraph):
        if _LABEL.match(text, line.end(), paragraph.end):
            yield strip(text, start, line.start())
            start = line.end()
    yield Span(start, paragraph.end)


def _runs(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the numbers in runs, each at most `_MAX_ANSWER` after the one before."""
    since = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] - numbers[place - 1] > _MAX_ANSWER:
            yield numbers[since:place]
            since = place


def _read_turns(
    text: str, parts: Sequence[Span], found: Mapping[int, re.Match[str]]
) -> Iterator[Turn]:
    called = {number: _surname(match.group(1)) for number, match in found.items()}
    names = Counter(called.values())
    repeated = [name for name, count in names.items() if count > 1]
    if len(found) < _MIN_TURNS or len(names) < 2 or not repeated:  # noqa: PLR2004
        return
    labelled = [n for n, name in called.items() if names[name] > 1 or len(repeated) == 1]
    for number, after in zip(labelled, [*labelled[1:], labelled[-1] + 1], strict=True):
        match = found[number]
        first = strip(text, match.end(), parts[number].end)
        content = [first, *parts[number + 1 : after]]
        content = [span for span in content if span.start < span.end]
        if content:
            yield Turn(Span(*match.span(1)), Span(*match.span(2)), tuple(content))


def _surname(label: str) -> str:
    """Return the last word of a label: `Mayor Lund:` goes on as `Lund:`."""
    return label.partition(" (")[0].split()[-1]
