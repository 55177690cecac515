"""A text in, its folded form out: what names are compared by, whatever their case and accents."""

from __future__ import annotations

import unicodedata
from functools import cache

from attrib.resources import resource_dir

# Letters that have no decomposition, in the spelling that English newsrooms use.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "–": "-",
        "‐": "-",
        "‑": "-",
    }
)


def fold(text: str) -> str:
    """Return `text` without case, accents and typographic variants of marks."""
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(_LETTERS)


@cache
def lexicon_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a word list in `seeds/lexicon`, without comments and blanks."""
    text = (resource_dir("seeds") / "lexicon" / name).read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def lexicon_words(name: str) -> frozenset[str]:
    """Return the words and phrases of a word list, folded; commas part those of a line."""
    return frozenset(
        word
        for line in lexicon_lines(name)
        for part in line.split(",")
        if (word := fold(part).strip())
    )
