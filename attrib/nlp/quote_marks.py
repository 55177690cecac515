"""A text in, what stands between its quotation marks out: character by character, in linear time.

Nothing here knows words or grammar, and nothing raises: a mark that makes no sense is left alone.
Each mark is judged by its kind, by its neighbours and by what is open before it, paragraph by
paragraph. A quotation goes on into the next paragraph where that one repeats the opening mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from attrib.nlp.paragraphs import find_paragraphs, strip
from attrib.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPED = ("''", '"', "″")
"""Double marks as a keyboard without quotation marks makes them: straight, or two single ones."""

_CLOSERS = {
    "“": ("”", "“", "‟", *_TYPED),
    "„": ("“", "”", "‟", *_TYPED),
    "‟": ("”", *_TYPED),
    "”": ("”", *_TYPED),
    '"': ('"', "”", "“", *_TYPED),
    "``": ("''", "”", *_TYPED),
    "''": ("''", "”", *_TYPED),
    "″": ("″", "”", *_TYPED),
    "＂": ("＂",),
    "«": ("»",),
    "»": ("«", "»"),
    "‘": ("’", "'"),
    "‚": ("‘", "’", "'"),
    "‛": ("’", "'"),
    "'": ("'", "’"),
    "`": ("'", "’", "`"),
    "‹": ("›",),
    "›": ("‹", "›"),
    "「": ("」",),
    "『": ("』",),
}
"""What may close each opening mark, its proper partner first."""

_MARK = re.compile("<[A-Za-z/!][^<>]{0,400}>|'''|''|``|[“”„‟\"″＂«»‘’‚‛'`′‹›「」『』]")
"""A mark, or a tag of markup that was left in the text, whose attributes quote nobody."""
_SINGLE = frozenset("‘‚‛'`’′‹›")
_MADE_TO_OPEN = frozenset(("“", "„", "‟", "``", "«", "‘", "‚", "‛", "‹", "「", "『"))
_MADE_TO_CLOSE = frozenset("”’′»›」』")
_APOSTROPHES = frozenset("'’′‘`")
_BEFORE_OPENER = frozenset("([{<>-–—−/…:=*_¿¡|•“„‟\"«‘‚‛'`‹「『")
_AFTER_CLOSER = frozenset(")]}<>-–—/….,;:!?|*_”\"»’'›」』“")
_ELISIONS = frozenset(
    {"tis", "twas", "twere", "twill", "em", "til", "till", "cause", "cos", "coz", "bout", "round"}
    | {"n", "ere", "neath", "gainst", "ol", "nuff", "tude"}
)
_MAX_DEPTH = 8
"""Quotations open at once; the outermost gives way to one more. Bounds the work for each mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between a pair of quotation marks, the marks included.

    `spans` has one span for each paragraph it runs over. `parent` is the index of the quotation
    around it and `depth` counts those around it. One that is never closed (its `closer` is empty)
    ends with its paragraph, or where the next one of its kind begins.
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

    @property
    def single(self) -> bool:
        """Whether it stands between single marks."""
        return self.opener in _SINGLE


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text in the order they open, those inside others among them."""
    scanner = _Scanner(text)
    for paragraph in find_paragraphs(text):
        scanner.read(paragraph)
    scanner.settle()
    return _nest(text, scanner.found)


@dataclass(slots=True)
class _Frame:
    """A quotation that is open: `spans` of the paragraphs before, `start` in this one."""

    opener: str
    start: int
    spans: list[Span] = field(default_factory=list)
    broken: int | None = None
    """Where the first quotation of its own kind opens inside it."""


@dataclass(slots=True)
class _Found:
    """A quotation that has ended; a closing mark that comes later may still move its end."""

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
            for part, start in self._parts(mark.group(), mark.start()):
                if not self._is_no_mark(part, start):
                    self._read_mark(part, start)
        self.settle()
        self._end_paragraph()

    def settle(self) -> None:
        """Give up on the quotation that the paragraph before left open."""
        frame, self.dangling = self.dangling, None
        if frame and (frame.opener not in _SINGLE or len(frame.spans) > 1):
            self.found.append(_Found(frame.opener, "", frame.spans))

    def _resume(self) -> int:
        """Go on with the open quotation if this paragraph repeats its opening mark."""
        start, frame = self.paragraph.start, self.dangling
        found = _MARK.match(self.text, start, self.paragraph.end)
        if not found or not frame:
            return start
        mark = found.group()
        double = mark not in _SINGLE and frame.opener not in _SINGLE
        if not (mark == frame.opener or double) or not self._can_open(mark, start):
            return start
        frame.start, self.dangling = start, None
        self.stack.append(frame)
        return found.end()

    def _parts(self, mark: str, start: int) -> tuple[tuple[str, int], ...]:
        """Take three straight marks apart: the inner quotation opens last and closes first."""
        if mark != "'''":
            return ((mark, start),)
        if self.stack and self.stack[-1].opener in _SINGLE:
            return ("'", start), ("''", start + 1)
        return ("''", start), ("'", start + 2)

    def _read_mark(self, mark: str, start: int) -> None:
        frame = self._closed_by(mark)
        opens, closes = self._can_open(mark, start), self._can_close(mark, start)
        if frame and self._ends(mark, opens=opens, closes=closes):
            self._close(frame, mark, start)
        elif self._begins(mark, frame, opens=opens, closes=closes):
            self._open(mark, start)
        elif not frame:
            self._close_late(mark, start)

    def _ends(self, mark: str, *, opens: bool, closes: bool) -> bool:
        """Whether a mark that can close an open quotation does so."""
        if mark in _SINGLE:
            return closes
        return mark in _MADE_TO_CLOSE or (closes and not opens) or (opens == closes and mark != "“")

    def _begins(self, mark: str, frame: _Frame | None, *, opens: bool, closes: bool) -> bool:
        if mark not in _CLOSERS:
            return False
        if mark in _MADE_TO_OPEN:
            return opens or not closes
        if mark in _SINGLE:
            return opens and not frame
        if mark in _MADE_TO_CLOSE or frame:
            return opens and not closes
        return opens or not closes

    def _closed_by(self, mark: str) -> _Frame | None:
        """Return the open quotation that a mark can close: its proper partner's, else the last."""
        fits = [frame for frame in self.stack if mark in _CLOSERS[frame.opener]]
        proper = [frame for frame in fits if _CLOSERS[frame.opener][0] == mark]
        return (proper or fits)[-1] if fits else None

    def _open(self, mark: str, start: int) -> None:
        for frame in self.stack:
            if frame.broken is None and (frame.opener in _SINGLE) == (mark in _SINGLE):
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
        """Let a closing mark without an opening one end what closed too early."""
        end, last = start + len(mark), self.last
        if last and last.height == len(self.stack) and mark in _CLOSERS[last.opener]:
            sure = last.doubtful and not self._is_doubtful(mark, start)
            if sure or last.spans[-1].end == start:
                last.spans[-1] = Span(last.spans[-1].start, end)
                last.doubtful = False

    def _end_paragraph(self) -> None:
        for frame in self.stack:
            begins = frame.start == self.paragraph.start
            if frame.broken or self.dangling or (frame.opener in _SINGLE and not begins):
                self._give_up(frame)
            else:
                frame.spans.append(Span(frame.start, self.paragraph.end))
                self.dangling = frame

    def _give_up(self, frame: _Frame) -> None:
        """End an open quotation where the next of its kind begins; one that has none strayed in."""
        spans = frame.spans
        if frame.broken and frame.opener not in _SINGLE:
            spans = [*spans, strip(self.text, frame.start, frame.broken)]
        if spans:
            self.found.append(_Found(frame.opener, "", spans))

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
        """Whether it is an apostrophe or a tag, or stands for feet or inches."""
        before, after = self._around(mark, start)
        if mark[0] == "<":
            return True
        if mark in _APOSTROPHES:
            if before.isalnum() and after.isalnum():
                return True
            return not self._closed_by(mark) and self._is_elision(start + 1)
        if mark not in '"″' or not before.isdigit():
            return False
        return not self._closed_by(mark) or self._follows_feet(start)

    def _is_elision(self, start: int) -> bool:
        """Whether the word here has lost its beginning: 'tis, the '90s."""
        word = ""
        for character in self.text[start : start + 9]:
            if not character.isalnum():
                break
            word += character.lower()
        return word in _ELISIONS or (word[:2].isdigit() and word[2:] in ("", "s"))

    def _follows_feet(self, start: int) -> bool:
        before = self.text[max(start - 5, 0) : start].rstrip("0123456789½").rstrip()
        return before[-1:] in _APOSTROPHES and before[-2:-1].isdigit()

    def _is_doubtful(self, mark: str, start: int) -> bool:
        before, after = self._around(mark, start)
        if mark in _APOSTROPHES:
            return before in "sSnNzx" and after.isspace()
        return before.isdigit()


def _nest(text: str, found: Iterable[_Found]) -> tuple[Quotation, ...]:
    """Give each quotation its parent and depth; leave out empty ones and those marked doubly."""
    quotations: list[Quotation] = []
    around: list[int] = []
    for one in sorted(found, key=lambda f: (f.spans[0].start, -f.spans[-1].end)):
        end = one.spans[-1].end
        while around and quotations[around[-1]].end < end:
            around.pop()
        parent = around[-1] if around else None
        if not _has_words(text, one) or (parent is not None and _doubles(one, quotations[parent])):
            continue
        quotation = Quotation(
            spans=tuple(one.spans),
            opener=one.opener,
            closer=one.closer,
            depth=len(around),
            parent=parent,
        )
        around.append(len(quotations))
        quotations.append(quotation)
    return tuple(quotations)


def _has_words(text: str, one: _Found) -> bool:
    return any(text[at].isalnum() for span in one.spans for at in range(span.start, span.end))


def _doubles(one: _Found, parent: Quotation) -> bool:
    """Whether it stands right inside the marks of another: ““so””."""
    first, last = parent.start + len(parent.opener), parent.end - len(parent.closer)
    return one.spans[0].start == first and one.spans[-1].end == last
