"""A plain text or Markdown file in, one `Document` out, its text as it stands in the file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from attrib.read.clean import clean_article
from attrib.read.decode import decode
from attrib.read.settings import Settings
from attrib.read.sniff import refuse_binary
from attrib.read.sources import Source
from attrib.read.stream import load
from attrib.types import Document

_MAX_TITLE = 150
"""Characters of a headline; long ones have about 110."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r|\u2029")
_NO_TITLE_ENDS = (".", ":", ";", ",")


def read_text(source: Source, stream: io.BufferedReader, settings: Settings) -> Iterator[Document]:
    """Yield the article that a text file holds."""
    data = load(stream, settings.limits)
    refuse_binary(data)
    text = clean_article(decode(data, settings.encoding), settings.limits)
    yield Document(id=source.id, text=text, title=title_of(text), origin=source.origin)


def title_of(text: str) -> str | None:
    """Return a text's first paragraph where it looks like a headline: short, and no sentence's end.

    Paragraphs are parted by blank lines; in a text that has none, by lines.
    """
    start = text.lstrip()
    found = _BLANK_LINE.search(start) or re.search(r"[\r\n]", start)
    if found is None or not start[found.end() :].strip():
        return None
    title = " ".join(start[: found.start()].lstrip("#").split())
    fits = 0 < len(title) <= _MAX_TITLE and not title.endswith(_NO_TITLE_ENDS)
    return title if fits else None
