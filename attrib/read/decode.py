"""Bytes in, text out: byte order mark, declared encoding, UTF-8, cp1252, and only then a guess.

Notes:
    charset-normalizer is asked only where cp1252 is implausible: it takes short cp1252 texts for
    cp1250 ("João Gonçalves" becomes "Joăo Gonçalves"), and so corrupts names without a sign.
"""

from __future__ import annotations

import codecs
import re

from attrib.errors import ReadError

MEND = "attrib-cp1252"
"""The name, for `bytes.decode(errors=...)`, of how bytes that do not fit are mended."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The WHATWG encoding standard: pages that declare these mean cp1252.
_LATIN = frozenset({"iso8859-1", "ascii", "latin-1", "cp1252"})
_SAMPLE = 65_536
_MAX_HIGH_SHARE = 0.25
"""Bytes over ASCII among all that are no space: prose in a language that cp1252 serves has up to
10%, Cyrillic, Greek and East Asian prose 50% and more."""
_FEW = 8
"""High bytes from which a share says something."""
_MIN_NUL_SHARE = 0.2
"""NUL among the bytes at odd or at even places, from which a text is taken for unmarked UTF-16."""

_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})", re.IGNORECASE
)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{1,40})")


def decode(data: bytes, encoding: str | None = None, *, declared: str | None = None) -> str:
    """Return the text of `data`.

    Args:
        data: a whole text, from its first byte.
        encoding: what the user says it is in; taken at its word.
        declared: what the text says of itself; not believed where it does not fit.

    Raises:
        ReadError: if it does not fit the user's `encoding`, or is in no known one.
    """
    if encoding is not None:
        return _decode_as_told(data, encoding)
    return data.decode(detect(data, declared), MEND)


def known_encoding(name: str) -> str:
    """Return Python's name of an encoding; Latin-1 and ASCII are read as cp1252, as browsers do.

    Raises:
        ReadError: if there is none of that name, or it is no encoding of text.
    """
    try:
        found = codecs.lookup(name)
        "a".encode(found.name)
    except (LookupError, TypeError, ValueError) as error:
        raise ReadError(f"There is no text encoding named {name!r}.", code="encoding") from error
    return "cp1252" if found.name in _LATIN else found.name


def detect(data: bytes, declared: str | None = None) -> str:
    """Return the name of the encoding that `data` is taken to be in."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if declared is not None and _fits(data, declared):
        return known_encoding(declared)
    return unmarked_utf16(data) or _by_content(data)


def declared_in_html(data: bytes) -> str | None:
    """Return the encoding that the head of a page, or its XML declaration, names."""
    head = data[:4096]
    found = _XML.search(head) or _META.search(head)
    if found is None:
        return None
    name = found[1].decode("ascii")
    # A page whose tags can be read as ASCII is not in UTF-16, whatever it says.
    return "utf-8" if name.lower().startswith("utf-16") else name


def unmarked_utf16(data: bytes) -> str | None:
    """Return the name of the UTF-16 that `data` is in without saying so, if it is in one."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if most < max(len(sample) / 2 * _MIN_NUL_SHARE, 2) or least > most / 10:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _decode_as_told(data: bytes, encoding: str) -> str:
    name = known_encoding(encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark) and name.replace("-", "") in marked.replace("-", ""):
            name = marked
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"It is not in {encoding}: byte {error.start:,} does not fit. "
            "Leave the encoding out to have it found.",
            code="encoding",
        ) from error


def _fits(data: bytes, declared: str) -> bool:
    try:
        data.decode(known_encoding(declared))
    except (ReadError, UnicodeDecodeError):
        return False
    return True


def _by_content(data: bytes) -> str:
    if _mostly_utf8(data):
        return "utf-8"
    if _plausible_cp1252(data):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and rarely needed

    best = from_bytes(data[:_SAMPLE]).best()
    return "cp1252" if best is None else best.encoding


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether what is over ASCII is UTF-8, but for a few bytes of text pasted in."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        good = len(text) - bad - len(text.encode("ascii", "ignore"))
        # Text in cp1252 forms a UTF-8 sequence hardly ever.
        return good >= bad
    return True


def _plausible_cp1252(data: bytes) -> bool:
    sample = b"".join(data[:_SAMPLE].split())
    high = len(sample) - len(sample.decode("ascii", "ignore"))
    return _fits(data, "cp1252") and high <= max(len(sample) * _MAX_HIGH_SHARE, _FEW)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Decode what is no UTF-8 as cp1252, and what is neither as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    if error.encoding != "utf-8":
        return "\ufffd" * len(bad), error.end
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error(MEND, _as_cp1252)
