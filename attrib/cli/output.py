"""Where data goes: a file, or standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

Out = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write here, not to stdout.")
]


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Give the file to write to, or stdout where there is no path or it is `-`.

    Half a surrogate pair, which UTF-8 cannot hold, is written as the escape that JSON has for it.
    """
    if path is None or str(path) == "-":
        yield sys.stdout
        return
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        yield file
