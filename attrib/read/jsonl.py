"""JSON Lines (one article a line) or JSON (one article, or an array) in, `Document`s out."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from attrib.errors import ReadError
from attrib.read.decode import decode
from attrib.read.records import record_document
from attrib.read.settings import Settings, refusal
from attrib.read.sniff import refuse_binary
from attrib.read.sources import Source
from attrib.read.stream import head_of, load
from attrib.types import Document, Refusal

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\x00\x00\xfe\xff")


def read_jsonl(
    source: Source, stream: io.BufferedReader, settings: Settings
) -> Iterator[Document | Refusal]:
    """Yield the article of each line; a line that cannot be read costs no other."""
    head = head_of(stream)
    refuse_binary(head)
    lines: BinaryIO = stream
    if head.startswith(_WIDE_MARKS):  # what PowerShell writes; a line alone cannot be decoded
        lines = io.BytesIO(decode(load(stream, settings.limits)).encode("utf-8", "replace"))
    for number, line in enumerate(_lines(lines, settings.limits.file_bytes), start=1):
        origin = f"{source.origin} line {number}"
        try:
            if line is None:
                raise _too_long(settings.limits.file_bytes)
            if line.strip():
                yield _document(_parse(line, settings), f"{source.id}:{number}", origin, settings)
        except ReadError as error:
            yield refusal(origin, error)


def _too_long(limit: int) -> ReadError:
    return ReadError(
        f"The line is longer than the {limit:,} bytes allowed for one article.", code="too-large"
    )


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield each line, or None for one over the limit."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield None


def read_json(
    source: Source, stream: io.BufferedReader, settings: Settings
) -> Iterator[Document | Refusal]:
    """Yield the article, or each article of the array, that a JSON file holds."""
    data = load(stream, settings.limits)
    refuse_binary(data)
    if not data.strip():
        raise ReadError("It has no text.", code="empty")
    found = _parse(data, settings)
    if not isinstance(found, list):
        yield _document(found, source.id, source.origin, settings)
        return
    for number, record in enumerate(found, start=1):
        origin = f"{source.origin} item {number}"
        try:
            yield _document(record, f"{source.id}:{number}", origin, settings)
        except ReadError as error:
            yield refusal(origin, error)


def _parse(data: bytes, settings: Settings) -> Any:
    text = decode(data, settings.encoding)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cure = " One article a line is JSON Lines: name it .jsonl." if "Extra" in error.msg else ""
        raise ReadError(
            f"It is no JSON: {error.msg} at character {error.pos:,}.{cure}", code="malformed"
        ) from error
    except RecursionError as error:
        raise ReadError("Its JSON is nested too deeply.", code="malformed") from error
    except ValueError as error:  # an integer of more digits than Python takes
        raise ReadError(f"It is no JSON that can be read: {error}.", code="malformed") from error


def _document(record: object, number_id: str, origin: str, settings: Settings) -> Document:
    try:
        return record_document(
            record, names=settings.names, number_id=number_id, origin=origin, limits=settings.limits
        )
    except RecursionError as error:
        raise ReadError("Its JSON is nested too deeply.", code="malformed") from error
