"""The first bytes of a file in, what it is out: a text, which kind of text, or none at all."""

from __future__ import annotations

import codecs
import json

from attrib.errors import ReadError
from attrib.read.decode import unmarked_utf16

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
_HEAD = 4096
_MAX_CONTROL_SHARE = 0.02
"""Control characters among the first bytes of a text; programs and pictures have 5% and more."""


def kind_of(head: bytes) -> str:
    """Return the reader for content whose name does not tell.

    Raises:
        ReadError: if it is no text.
    """
    magic = next((kind for mark, kind in _MAGIC if head.startswith(mark)), None)
    if magic in {"pdf", "docx"}:
        return str(magic)
    refuse_binary(head)
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    first, newline, _ = start.partition(b"\n")
    if first.startswith(b"{"):
        # A line longer than the head cannot be told: in corpora they are common, elsewhere rare.
        return "json" if newline and not _is_json(first) else "jsonl"
    return "json" if first.startswith(b"[{") or first.strip() == b"[" else "text"


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def refuse_binary(head: bytes) -> None:
    """Refuse what is no text, by the first bytes of it.

    Raises:
        ReadError: naming what it is.
    """
    magic = next((kind for mark, kind in _MAGIC if head.startswith(mark)), None)
    if magic is not None:
        what = {"pdf": "a PDF file", "docx": "a DOCX file or a zip archive"}.get(magic, magic)
        raise ReadError(
            f"It is {what}, not text: give it its own suffix, or save it as text.", code="binary"
        )
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or unmarked_utf16(head):
        return
    head = head[:_HEAD]
    controls = sum(byte in _CONTROLS for byte in head)
    if controls > len(head) * _MAX_CONTROL_SHARE:
        raise ReadError("It is binary data, not text.", code="binary")
