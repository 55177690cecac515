"""What a reader of HTML, DOCX or PDF takes out of one file, before it is a `Document`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The text of one article, blank lines between its paragraphs, and what else is known of it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
