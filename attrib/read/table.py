"""A table in (CSV or TSV, its first row the names of its columns), one `Document` a row out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain

from attrib.errors import ReadError
from attrib.read.decode import MEND, detect, known_encoding
from attrib.read.records import record_document
from attrib.read.settings import Settings, refusal
from attrib.read.sniff import refuse_binary
from attrib.read.sources import Source
from attrib.read.stream import head_of
from attrib.types import Document, Refusal

_MAX_HEADER = 1 << 20
_DELIMITERS = ",;\t|"


def read_table(
    source: Source, stream: io.BufferedReader, settings: Settings
) -> Iterator[Document | Refusal]:
    """Yield the article of each row; rows are numbered as in a spreadsheet, the header being 1."""
    head = head_of(stream)
    refuse_binary(head)
    encoding, mend = _encoding(head, settings)
    # The limit is the interpreter's, for all who read tables: raised, never lowered.
    csv.field_size_limit(max(csv.field_size_limit(), settings.limits.file_bytes))
    with io.TextIOWrapper(stream, encoding, errors=mend, newline="") as text:
        rows = _rows(text, "\t" if source.kind == "tsv" else None)
        names = [name.strip() for name in next(rows, ())]
        _check_header(names, settings.names["text"])
        for number, row in enumerate(rows, start=2):
            if row:
                yield _article(dict(zip(names, row, strict=False)), number, source, settings)


def _check_header(names: list[str], text: str) -> None:
    if not names:
        raise ReadError("It is empty.", code="empty")
    if text not in names:
        raise ReadError(
            f"It has no column {text!r}, only {', '.join(map(repr, names[:8]))}: "
            "name the column that holds the text.",
            code="malformed",
        )


def _article(
    record: dict[str, str], number: int, source: Source, settings: Settings
) -> Document | Refusal:
    origin = f"{source.origin} row {number}"
    try:
        return record_document(
            record,
            names=settings.names,
            number_id=f"{source.id}:{number}",
            origin=origin,
            limits=settings.limits,
        )
    except ReadError as error:
        return refusal(origin, error)


def _rows(text: io.TextIOWrapper, delimiter: str | None) -> Iterator[list[str]]:
    lines = csv.reader(())
    try:
        header = text.readline(_MAX_HEADER)
        lines = csv.reader(chain((header,), text), delimiter=delimiter or _delimiter(header))
        yield from lines
    except UnicodeDecodeError as error:
        raise ReadError(
            f"It is not in {error.encoding}: leave the encoding out to have it found.",
            code="encoding",
        ) from error
    except csv.Error as error:
        raise ReadError(
            f"From line {lines.line_num:,} on it is no table: {error}. "
            "A quotation mark may not be closed.",
            code="malformed",
        ) from error


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _encoding(head: bytes, settings: Settings) -> tuple[str, str]:
    """Return the encoding by the head, for a table may not fit in memory, and how to mend it."""
    if settings.encoding is not None:
        found, mend = known_encoding(settings.encoding), "strict"
    else:
        # The head may end within a character.
        found, mend = detect(head.rstrip(bytes(range(0x80, 0x100)))), MEND
    return ("utf-8-sig" if found == "utf-8" else found), mend
