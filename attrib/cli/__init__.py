"""The command line: each command is a few lines over the library.

Data goes to stdout, progress and messages to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage,
3 done, but some articles were put into quarantine.
"""

from __future__ import annotations

import logging
import sys
from io import TextIOWrapper

from attrib.cli.app import app
from attrib.errors import AttribError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; a foreseen error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="attrib: %(message)s")
    try:
        app(prog_name="attrib")
    except (AttribError, OSError) as error:
        sys.stderr.write(f"attrib: {error}\n")
        sys.exit(1)
