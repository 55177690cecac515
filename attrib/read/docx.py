"""A Word file's bytes in, its text out: paragraphs and table rows in order, blank lines between."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from attrib.errors import ReadError
from attrib.read.extraction import Extraction
from attrib.read.limits import Limits


def extract_docx(data: bytes, limits: Limits) -> Extraction:
    """Return the article of a Word file.

    Raises:
        ReadError: if it is none or unpacks to too much, or if python-docx is missing.
    """
    try:
        import docx  # noqa: PLC0415 - an optional library
    except ImportError as error:
        raise ReadError(
            "Reading DOCX needs python-docx: pip install 'attrib[docx]'.", code="missing-extra"
        ) from error
    _refuse_bombs(data, limits)
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(block for block in _blocks(document) if block)
        properties = document.core_properties
        title, author = properties.title or None, properties.author or None
    except Exception as error:  # whatever python-docx and lxml make of damage
        raise ReadError(f"It is no DOCX file, or damaged: {error}.", code="damaged") from error
    # Its date of creation is the template's, more often than the article's.
    return Extraction(text=text, title=title, author=author)


def _blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from ("\t".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        else:
            yield block.text.strip()


def _refuse_bombs(data: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError("It is no DOCX file, or damaged.", code="damaged") from error
    if size > limits.file_bytes:
        raise ReadError(
            f"It unpacks to {size:,} bytes, more than the {limits.file_bytes:,} allowed.",
            code="bomb",
        )
