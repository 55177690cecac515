"""Text as databases can hold and compare it: any string in, a storable or a folded one out."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_WORD = re.compile(r"[^\W_]+")
LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ħ": "h",
    "\u0131": "i",
    "ß": "ss",
}
"""Letters that are no base letter with a mark, so that decomposing leaves them as they are."""
_LETTERS = str.maketrans(LETTERS)


def storable(text: str) -> str:
    """Return the text as both databases can hold it, every offset unchanged.

    PostgreSQL refuses NUL, SQLite's functions stop at it, and neither takes half a surrogate pair:
    each such character becomes U+FFFD, one for one.
    """
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub(_REPLACEMENT, text)


def storable_data(data: Any) -> Any:
    """Return plain data with every text in it as both databases can hold it."""
    if isinstance(data, str):
        return storable(data)
    if isinstance(data, dict):
        return {key: storable_data(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [storable_data(value) for value in data]
    return data


def fold(text: str) -> str:
    """Return the words of a text in lower case, without accents and punctuation."""
    return " ".join(fold_words(text))


def fold_words(text: str) -> list[str]:
    """Return the folded words of a text."""
    decomposed = unicodedata.normalize("NFKD", storable(text).casefold()).translate(_LETTERS)
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    # Casefolding again covers letters that decompose to capitals, such as U+1D400.
    return _WORD.findall(kept.replace("'", "").replace("\u2019", "").casefold())


def initials(name: str) -> str | None:
    """Return the initials of a name of three capitalized words or more, such as `mit`."""
    capitals = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return fold("".join(word[0] for word in capitals)) if len(capitals) > 2 else None  # noqa: PLR2004


def count_words(text: str) -> int:
    """Return how many words a text has, as a newsroom counts: pieces between spaces."""
    return len(text.split())


_DAY = re.compile(r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


def day_number(published: str | None) -> int:
    """Return a date as a number that sorts, such as 20230501; what is not known of it is 0.

    Kept as a number because databases sort text differently and have no year 0.
    """
    match = _DAY.match(published or "")
    if match is None:
        return 0
    year, month, day = (int(part or 0) for part in match.groups())
    return year * 10000 + month * 100 + day if month < 13 and day < 32 else 0  # noqa: PLR2004
