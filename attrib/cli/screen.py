"""A terminal that asks: keys and lines in, text out, nothing of an article taken for a command."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import click

_KEPT = frozenset("\n\t")


class Screen:
    """The terminal of whoever sits before it."""

    @property
    def is_there(self) -> bool:
        """Whether somebody sits there."""
        return sys.stdin.isatty() and sys.stdout.isatty()

    @property
    def has_color(self) -> bool:
        """Whether it shows colors, as far as is known."""
        return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def show(self, text: str = "") -> None:
        """Write a text."""
        click.echo(text, color=self.has_color)

    def clear(self) -> None:
        """Begin a new page."""
        click.clear()

    def key(self) -> str:
        """Wait for a key; the end of the input is `q`."""
        try:
            pressed = click.getchar()
        except (EOFError, KeyboardInterrupt):
            return "q"
        return {"\r": "\n", "\x03": "q", "\x04": "q"}.get(pressed, pressed)

    def ask(self, question: str, *, start: str = "") -> str | None:
        """Ask for a line; None if it was broken off with Ctrl-C or Ctrl-D.

        Args:
            question: is shown before it.
            start: what is there to be edited, where the terminal can do that.
        """
        with _editing(" ".join(harmless(start).split())):
            try:
                answer: str = click.prompt(question, default="", show_default=False)
            except (click.Abort, EOFError):
                self.show()
                return None
        return answer.strip()


@contextmanager
def _editing(start: str) -> Iterator[None]:
    """Let a line begin with a text; Windows has no readline, there it begins empty."""
    try:
        import readline
    except ModuleNotFoundError:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(start))
    try:
        yield
    finally:
        readline.set_startup_hook()


def harmless(text: str) -> str:
    """Return text of an article without what would steer a terminal or turn the order of letters."""
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Cc", "Cs"} and char not in _KEPT:
        return "\ufffd"
    return "" if category == "Cf" else char


def marked(text: str, spans: Sequence[tuple[int, int, str]], *, color: bool) -> str:
    """Return a text with spans marked: in colors, or where there are none, by brackets.

    Args:
        text: some of an article.
        spans: start, end and kind (`content`, `source` or `cue`) in this text.
        color: whether colors are shown.
    """
    cuts = sorted({0, len(text), *(place for start, end, _ in spans for place in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        kind = next((k for a, b, k in reversed(spans) if a <= start and end <= b), None)
        piece = harmless(text[start:end])
        pieces.append(piece if kind is None else _mark(piece, kind, color=color))
    return "".join(pieces)


_STYLES: dict[str, dict[str, Any]] = {
    "content": {"fg": "yellow", "bold": True},
    "source": {"fg": "green", "underline": True},
    "cue": {"fg": "cyan", "underline": True},
}
_BRACKETS = {"content": "[{}]", "source": "{{{}}}", "cue": "<{}>"}


def _mark(text: str, kind: str, *, color: bool) -> str:
    if color:
        return click.style(text, **_STYLES[kind])
    return _BRACKETS[kind].format(text)
