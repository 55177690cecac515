"""How values read on a page: dates, numbers, shares and addresses in, text for people out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_LAST_DAY = 31
_TIME = re.compile(r"T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|\+00:00)?\Z")
_EN_DASH, _NO_BREAK = "\u2013", "\u00a0"
_REMEMBERED = 10_000
"""Dates: as many as thirty years have days."""
_UNSAFE_IN_URL = re.compile(r"[\s\x00-\x20\x7f-\x9f\\\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


class Day(NamedTuple):
    """A date as far as it is known; 0 stands for an unknown month or day."""

    year: int
    month: int = 0
    day: int = 0


@lru_cache(_REMEMBERED)
def parse_date(text: str | None) -> Day | None:
    """Return the date that an ISO 8601 text begins with, or None."""
    match = _DATE.match(text or "")
    if match is None:
        return None
    found = Day(*(int(part or 0) for part in match.groups()))
    return found if found.month <= len(_MONTHS) and found.day <= _LAST_DAY else None


def date(text: str | None) -> str:
    """Return a date as people write it (18 March 2022); what is no date stays as it is."""
    found = parse_date(text)
    if found is None:
        return (text or "").strip()
    month = _MONTHS[found.month - 1] if found.month else ""
    return " ".join(part for part in (str(found.day or ""), month, str(found.year)) if part)


def moment(text: str | None) -> str:
    """Return a date and its time as people write them (18 March 2022, 09:30 UTC)."""
    time = _TIME.search(text or "")
    if parse_date(text) is None or time is None:
        return date(text)
    return f"{date(text)}, {time[1]}{' UTC' if time[2] else ''}"


def period(first: str | None, last: str | None) -> str:
    """Return the time from one date to another, without saying the same thing twice.

    A line may break between the two dates, and not within one.
    """
    start, end = parse_date(first), parse_date(last)
    if start is None or end is None or start == end:
        return _unbroken(date(first) or date(last))
    if start[:2] == end[:2] and start.day and end.day:
        return _unbroken(f"{start.day}{_EN_DASH}{date(last)}")
    return f"{_unbroken(date(first))}{_NO_BREAK}{_EN_DASH} {_unbroken(date(last))}"


def _unbroken(text: str) -> str:
    return text.replace(" ", _NO_BREAK) if parse_date(text[-4:]) else text


def number(value: int) -> str:
    """Return a count with its thousands set apart."""
    return f"{value:,}"


def percent(share: float) -> str:
    """Return a share in whole percent, where something is never shown as nothing or all."""
    if 0 < share < 0.01:  # noqa: PLR2004 - one percent
        return "<1%"
    if 0.99 < share < 1:  # noqa: PLR2004 - ninety-nine percent
        return ">99%"
    return f"{100 * share:.0f}%"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: 1 article, 2 articles."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def safe_url(url: str | None) -> str | None:
    """Return a web address that is safe to link to, or None.

    Only `http` and `https` with a host pass, and nothing that hides what it is behind control
    characters: a browser drops those before it reads the scheme.
    """
    if not url or _UNSAFE_IN_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def svg(value: float) -> str:
    """Return a coordinate, short and the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
