"""Whatever a corpus has for a date in, ISO 8601 out, or nothing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?\Z", re.ASCII)
_FORMATS = (
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%Y/%m/%d",
    "%d.%m.%Y",
)
_MAX_LENGTH = 64
_MILLISECONDS = 100_000_000_000
"""A number from here on counts milliseconds since 1970: in seconds it would be the year 5138."""


def iso_date(value: object) -> str | None:
    """Return a date or time in ISO 8601, or None where `value` is none that can be told.

    Years and months alone (2016, 2016-05) are kept. 03/04/2016 is none: nobody knows which it is.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(value)
    if not isinstance(value, str) or len(value) > _MAX_LENGTH:
        return None
    text = value.strip()
    if _PARTIAL.match(text):
        return text if text[:4] != "0000" else None
    return _from_iso(text) or _from_mail(text) or _from_words(text)


def _from_epoch(value: float) -> str | None:
    seconds = value / 1000 if abs(value) >= _MILLISECONDS else value
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (OverflowError, OSError, ValueError):
        return None


def _from_iso(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _from_mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_words(text: str) -> str | None:
    text = re.sub(r"\b(Sept)\b", "Sep", text.replace(".", "") if ", " in text else text)
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day alone
        except ValueError:
            continue
    return None
