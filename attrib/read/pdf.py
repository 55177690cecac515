"""A PDF file's bytes in, its text out: lines put together into paragraphs, parted by blank lines.

A PDF knows neither paragraphs nor hyphens, only where letters stand; both are restored as well as
lines allow. Where exact quotations matter, read the article's HTML or text instead.
"""

from __future__ import annotations

import io
import re
from statistics import median

from attrib.errors import ReadError
from attrib.read.dates import iso_date
from attrib.read.extraction import Extraction

_SHORT_LINE = 0.8
"""A line under this share of the usual length, at a sentence's end, closes its paragraph."""
_SENTENCE_END = re.compile(r"[.!?:][\"'\u201d\u2019)\]]*\Z")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\Z", re.IGNORECASE)
_HYPHENATED = re.compile(r"[^\W\d_]-\Z")


def extract_pdf(data: bytes) -> Extraction:
    """Return the article of a PDF file.

    Raises:
        ReadError: if it is none, is encrypted or holds no text, or if pypdf is missing.
    """
    try:
        import pypdf  # noqa: PLC0415 - an optional library
    except ImportError as error:
        raise ReadError(
            "Reading PDF needs pypdf: pip install 'attrib[pdf]'.", code="missing-extra"
        ) from error
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        about = reader.metadata
        title, author = (about.title, about.author) if about else (None, None)
        created = about.creation_date if about else None
    except pypdf.errors.FileNotDecryptedError as error:
        raise ReadError("It is protected by a password.", code="unreadable") from error
    except Exception as error:  # whatever pypdf makes of damage
        raise ReadError(f"It is no PDF file, or damaged: {error}.", code="damaged") from error
    if not text.strip():
        raise ReadError(
            "It holds no text, only pictures of it: recognize the text first (OCR).",
            code="extraction-empty",
        )
    published = iso_date(created.isoformat()) if created else None
    return Extraction(text=unwrap(text), title=title, author=author, published=published)


def unwrap(text: str) -> str:
    """Return the lines of a page put together into paragraphs."""
    lines = [line.strip() for line in text.splitlines()]
    usual = median([len(line) for line in lines if line] or [0])
    paragraphs, current = [], ""
    for line in lines:
        if not line:
            # A page may end within a sentence.
            if not current or _SENTENCE_END.search(current):
                paragraphs.append(current)
                current = ""
            continue
        if _PAGE_NUMBER.match(line):
            continue
        current = _joined(current, line)
        if _SENTENCE_END.search(line) and len(line) < usual * _SHORT_LINE:
            paragraphs.append(current)
            current = ""
    return "\n\n".join(part for part in (*paragraphs, current) if part)


def _joined(before: str, line: str) -> str:
    if not before:
        return line
    if _HYPHENATED.search(before) and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}"
