"""A text in, what stands between its quotation marks out: character by character, in linear time.

Nothing here knows words or grammar, and nothing raises: a mark that makes no sense is left alone.
Each mark is judged by its kind, by its neighbours and by what is open before it, paragraph by
paragraph: at most one quotation goes on into the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from attrib.nlp.paragraphs import find_paragraphs, strip
from attrib.types import Span

_CLOSERS = {
    "“": "”\"“‟″''",
    "„": "“”\"‟''",
    "‟": "”\"''",
    '"': "\"”“''″",
    "``": "''\"”",
    "''": "''\"”",
    "”": '”"',
    "″": '″"”',
    "＂": "＂",
    "«": "»",
    "»": "«»",
    "‘": "’'",
    "‚": "‘’'",
    "‛": "’'",
    "'": "'’",
    "`": "'’`",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
}
"""What may close each mark that opens. A mark in no value of its own opens only."""

_SINGLE = frozenset("‘‚‛'`’′")
_ALWAYS_OPEN = frozenset(("“", "„", "‟", "``", "«", "‘", "‚", "‛", "‹", "「", "『"))
_MARK = re.compile("''|``|[“”„‟\"″＂«»‘’‚‛'`‹›「」『』]")
_BEFORE_OPENER = frozenset("([{<-–—−/…:>=*_¿¡|•“„‟\"«‘‚‛'`‹「『")
_AFTER_CLOSER = frozenset(")]}<>-–—/….,;:!?|*_”\"»’'›」』“")
_ELISIONS = frozenset(
    "tis twas twere twill em til till cause cos coz bout round n ere neath gainst ol nuff"
    " tude hood burbs bama nam sup mid mongst fro".split()
)
_MAX_DEPTH = 8
"""Quotations open at once; the outermost gives way to one more. Bounds the work for each mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between a pair of quotation marks, the marks included.

    `spans` has one span for each paragraph it runs over. `parent` is the index of the quotation
    around it and `depth` counts those around it. One that is never closed (`closed` is false,
    `closer` empty) ends with its paragraph, or where the next one of its kind begins.
    """

    spans: tuple[Span, ...]
    opener: str
    closer: str
    depth: int = 0
    parent: int | None = None

    @property
    def closed(self) -> bool:
        """Whether it has a closing mark."""
        return bool(self.closer)

    @property
    def start(self) -> int:
        """The first character, its opening mark."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """The end, after its closing mark."""
        return self.spans[-1].end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text in the order they open, those inside others among them."""
    scanner = _Scanner(text)
    for paragraph in find_paragraphs(text):
        scanner.read(paragraph)
    scanner.settle()
    return _nest(text, scanner.found)


@dataclass(slots=True)
class _Frame:
    """A quotation as it is read: `spans` of the paragraphs before, `start` in this one."""

    opener: str
    start: int
    spans: list[Span] = field(default_factory=list)
    broken: int | None = None
    """Where the first quotation of its own kind opens inside it."""

    @property
    def single(self) -> bool:
        return self.opener in _SINGLE


@dataclass(slots=True)
class _Found:
    """A quotation as it was found; a closing mark that comes later may still move its end."""

    opener: str
    closer: str
    spans: list[Span]
    height: int = 0
    doubtful: bool = False
    """Its closing mark may be an apostrophe or an inch mark."""


class _Scanner:
    """Reads the marks of one paragraph after another."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[_Found] = []
        self.stack: list[_Frame] = []
        self.dangling: _Frame | None = None
        self.last: _Found | None = None
        self.paragraph = Span(0, 0)

    def read(self, paragraph: Span) -> None:
        """Read a paragraph."""
        self.paragraph, self.last, self.stack = paragraph, None, []
        position = self._resume()
        for mark in _MARK.finditer(self.text, position, paragraph.end):
            self._read_mark(mark.group(), mark.start())
        self.settle()
        self._end_paragraph()

    def settle(self) -> None:
        """Give up on the quotation that the paragraph before left open."""
        frame, self.dangling = self.dangling, None
        if frame:
            self.found.append(_Found(frame.opener, "", frame.spans))

    def _resume(self) -> int:
        """Go on with the open quotation if this paragraph repeats its opening mark."""
        start = self.paragraph.start
        mark = _MARK.match(self.text, start, self.paragraph.end)
        frame = self.dangling
        if not mark or not frame or not self._repeats(mark.group(), start, frame):
            return start
        frame.start, self.dangling = start, None
        self.stack.append(frame)
        return mark.end()

    def _repeats(self, mark: str, start: int, frame: _Frame) -> bool:
        same = mark == frame.opener or (not frame.single and mark in "“\"„«»”''``")
        return same and self._can_open(mark, start)

    def _read_mark(self, mark: str, start: int) -> None:
        if self._is_no_mark(mark, start):
            return
        frame = self._frame_for(mark)
        opens, closes = self._can_open(mark, start), self._can_close(mark, start)
        if frame is None:
            self._read_unmatched(mark, start, opens=opens, closes=closes)
        elif (closes or not opens) or (mark not in _ALWAYS_OPEN and mark not in _CLOSERS):
            self._close(frame, mark, start)
        elif mark in _SINGLE and mark not in _ALWAYS_OPEN and self.stack[-1].single:
            return
        else:
            self._open(mark, start)

    def _read_unmatched(self, mark: str, start: int, *, opens: bool, closes: bool) -> None:
        """Read a mark that can close nothing: it opens, or it closes late, or it strayed in."""
        if mark in _ALWAYS_OPEN:
            wrong_way = closes and not opens and self.text[start - 1] != ":"
            opens = not wrong_way and start + len(mark) < self.paragraph.end
        elif mark in '"' and not opens and not closes:
            opens = True
        elif mark in "”»›":
            opens = opens and not closes
        if opens and mark in _CLOSERS:
            self._open(mark, start)
        elif closes or not opens:
            self._close_late(mark, start)

    def _frame_for(self, mark: str) -> _Frame | None:
        for frame in reversed(self.stack):
            if mark in _CLOSERS[frame.opener] and (len(mark) > 1 or mark != "“" or frame.opener):
                return frame
        return None

    def _open(self, mark: str, start: int) -> None:
        for frame in self.stack:
            if frame.broken is None and frame.single == (mark in _SINGLE):
                frame.broken = start
        if len(self.stack) == _MAX_DEPTH:
            self._give_up(self.stack.pop(0))
        self.stack.append(_Frame(mark, start))

    def _close(self, frame: _Frame, mark: str, start: int) -> None:
        while self.stack.pop() is not frame:
            pass
        spans = [*frame.spans, Span(frame.start, start + len(mark))]
        doubtful = self._is_doubtful(mark, start)
        self.last = _Found(frame.opener, mark, spans, len(self.stack), doubtful)
        self.found.append(self.last)

    def _close_late(self, mark: str, start: int) -> None:
        """Let a closing mark that has no opening one end what closed too early or never."""
        end, last, frame = start + len(mark), self.last, self.dangling
        if last and last.height == len(self.stack) and mark in _CLOSERS[last.opener]:
            if last.doubtful or last.spans[-1].end == start:
                last.spans[-1] = Span(last.spans[-1].start, end)
                last.doubtful = self._is_doubtful(mark, start)
        elif frame and not self.stack and mark in _CLOSERS[frame.opener] and not frame.single:
            spans = [*frame.spans, Span(self.paragraph.start, end)]
            self.last = _Found(frame.opener, mark, spans)
            self.found.append(self.last)
            self.dangling = None

    def _end_paragraph(self) -> None:
        for frame in self.stack:
            begins = frame.start == self.paragraph.start or frame.spans
            if frame.broken is not None or self.dangling or (frame.single and not begins):
                self._give_up(frame)
            else:
                frame.spans.append(Span(frame.start, self.paragraph.end))
                self.dangling = frame

    def _give_up(self, frame: _Frame) -> None:
        """End an open quotation where the next of its kind begins; a single mark strayed in."""
        if frame.single or frame.broken is None:
            if frame.spans:
                self.found.append(_Found(frame.opener, "", frame.spans))
            return
        span = strip(self.text, frame.start, frame.broken)
        self.found.append(_Found(frame.opener, "", [*frame.spans, span]))

    def _around(self, mark: str, start: int) -> tuple[str, str]:
        end = start + len(mark)
        before = self.text[start - 1] if start > self.paragraph.start else " "
        return before, self.text[end] if end < self.paragraph.end else " "

    def _can_open(self, mark: str, start: int) -> bool:
        before, after = self._around(mark, start)
        return not after.isspace() and (before.isspace() or before in _BEFORE_OPENER)

    def _can_close(self, mark: str, start: int) -> bool:
        before, after = self._around(mark, start)
        return not before.isspace() and (after.isspace() or after in _AFTER_CLOSER)

    def _is_no_mark(self, mark: str, start: int) -> bool:
        """Whether it is an apostrophe, or stands for feet or inches."""
        before, after = self._around(mark, start)
        if mark in _SINGLE:
            if before.isalnum() and after.isalnum():
                return True
            return self._frame_for(mark) is None and self._is_elision(start + len(mark))
        if mark not in '"″' or not before.isdigit():
            return False
        return self._frame_for(mark) is None or self.text[max(start - 3, 0) : start - 1].endswith(
            ("'", "’", "′", "' ", "’ ", "′ ")
        )

    def _is_elision(self, start: int) -> bool:
        word = self.text[start : start + 9]
        letters = len(word)
        for index, character in enumerate(word):
            if not character.isalnum():
                letters = index
                break
        word = word[:letters].lower()
        return word in _ELISIONS or (word[:2].isdigit() and word[2:] in ("", "s"))

    def _is_doubtful(self, mark: str, start: int) -> bool:
        before, after = self._around(mark, start)
        if mark in '"″':
            return before.isdigit()
        return mark in _SINGLE and before in "sSnz" and after.isspace()


def _nest(text: str, found: Iterable[_Found]) -> tuple[Quotation, ...]:
    """Give each quotation its parent and depth; leave out empty ones and those marked doubly."""
    ordered = sorted(found, key=lambda f: (f.spans[0].start, -f.spans[-1].end))
    quotations: list[Quotation] = []
    around: list[int] = []
    for one in ordered:
        start, end = one.spans[0].start, one.spans[-1].end
        while around and quotations[around[-1]].end < end:
            around.pop()
        parent = around[-1] if around else None
        if _is_empty(text, one) or (parent is not None and _doubles(one, quotations[parent])):
            continue
        depth = len(around)
        around.append(len(quotations))
        quotations.append(
            Quotation(
                spans=tuple(one.spans),
                opener=one.opener,
                closer=one.closer,
                depth=depth,
                parent=parent,
            )
        )
    return tuple(quotations)
