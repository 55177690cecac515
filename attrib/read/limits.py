"""How much of the world is let in: sizes, ratios and seconds, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one article may take; what is over it is refused, and the next one read."""

    file_bytes: int = 50_000_000
    """Bytes of a file that holds one article, of a line of JSON Lines, or of a field of a table."""
    text_chars: int = 5_000_000
    """Characters of one article: a long book has about a million."""
    seconds: float = 30.0
    """Wall clock for taking an article out of one HTML, DOCX or PDF file."""
    ratio: int = 100
    """How many times its size a compressed file may grow to, once it is over `file_bytes`."""
    memory_bytes: int = 2_000_000_000
    """Address space of the process that takes HTML, DOCX and PDF files apart."""
