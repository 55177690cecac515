"""A source in, its bytes out: bounded and uncompressed."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from typing import BinaryIO

from attrib.errors import ReadError
from attrib.read.limits import Limits
from attrib.read.sources import Source

_BUFFER = 1 << 16
"""Bytes at the head of a stream that can be looked at in advance."""


class _Guarded(io.RawIOBase):
    """A gzip stream that stops at damage, and where it grows out of all proportion to its file."""

    def __init__(self, file: io.FileIO, limits: Limits) -> None:
        self._file, self._limits, self._out = file, limits, 0
        self._zip = gzip.GzipFile(fileobj=file)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._zip.read1(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise ReadError(f"Its gzip compression is damaged: {error}.", code="damaged") from error
        buffer[: len(data)] = data
        self._out += len(data)
        limit = max(self._limits.file_bytes, self._file.tell() * self._limits.ratio)
        if self._out > limit:
            raise ReadError(
                f"It grows to more than {self._limits.ratio} times its size: a decompression bomb, "
                "or nothing that an article would be.",
                code="bomb",
            )
        return len(data)

    def close(self) -> None:
        self._zip.close()
        self._file.close()
        super().close()


def open_source(source: Source, limits: Limits) -> io.BufferedReader:
    """Return the bytes of a source as a stream, uncompressed.

    Raises:
        ReadError: if it cannot be opened.
    """
    if source.path is None:
        return io.BufferedReader(_Stdin(), _BUFFER)
    try:
        file = io.FileIO(source.path)
    except OSError as error:
        raise ReadError(f"It cannot be opened: {error.strerror}.", code="unreadable") from error
    raw = _Guarded(file, limits) if source.compressed else file
    return io.BufferedReader(raw, _BUFFER)


class _Stdin(io.RawIOBase):
    """Standard input, which stays open when we are done with it."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = sys.stdin.buffer.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def load(stream: BinaryIO, limits: Limits) -> bytes:
    """Return all bytes of a stream.

    Raises:
        ReadError: if it cannot be read, or is too large.
    """
    try:
        data = stream.read(limits.file_bytes + 1)
    except OSError as error:
        raise ReadError(f"It cannot be read: {error.strerror}.", code="unreadable") from error
    if len(data) > limits.file_bytes:
        raise ReadError(
            f"It is larger than the {limits.file_bytes:,} bytes allowed for one article: "
            "split it, or give a corpus as JSON Lines.",
            code="too-large",
        )
    return data


def head_of(stream: io.BufferedReader) -> bytes:
    """Return the first bytes of a stream, and leave them in it.

    Raises:
        ReadError: if it cannot be read.
    """
    try:
        return stream.peek(_BUFFER)
    except OSError as error:
        raise ReadError(f"It cannot be read: {error.strerror}.", code="unreadable") from error
