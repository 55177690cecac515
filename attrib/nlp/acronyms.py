"""A text in, the short forms that it defines out, with their full form: `(GRC)` after a name.

After Schwartz & Hearst (2003), "A simple algorithm for identifying abbreviation definitions": the
letters of the short form are found in the words before it, from the last to the first. What looks like
a short form textacy says; its own search for the full form fails under NumPy 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = re.compile(r"\(([^\W\d_][\w&.\-]{1,9})\)|, or ([A-Z][A-Z&.\-]{1,9})\b")
_WORD = re.compile(r"[^\s()\[\]{}\u201c\u201d\"]+")
_BREAK = re.compile(r"[.!?;:]\s|\n")
_LONGEST = 200
"""Characters before a short form in which its full form is looked for."""
_MORE = 5
"""Words that a full form may have more than its short form has letters."""


def find_acronyms(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of short and full form, in the order of the text; the first full form counts."""
    marks = list(_SHORT.finditer(text))
    if not marks:
        return ()
    # textacy brings scikit-learn and takes a second to import: many a run never needs it.
    from textacy.extract.acros import is_acronym  # noqa: PLC0415

    found: dict[str, str] = {}
    for mark in marks:
        short = mark[1] or mark[2]
        if short not in found and is_acronym(short.rstrip(".")):
            full = _full_form(short, text[max(0, mark.start() - _LONGEST) : mark.start()])
            if full is not None:
                found[short] = full
    return tuple(found.items())


def _full_form(short: str, before: str) -> str | None:
    """Return the words at the end of a text that a short form stands for."""
    start = max((mark.end() for mark in _BREAK.finditer(before)), default=0)
    words = list(_WORD.finditer(before, start))
    letters = [char.lower() for char in short if char.isalnum()]
    for first in _beginnings(words, letters):
        full = before[words[first].start() : words[-1].end()].rstrip(",")
        if _spells(letters, full):
            return full
    return None


def _beginnings(words: list[re.Match[str]], letters: list[str]) -> Iterator[int]:
    """Yield the words that a full form can begin with, the nearest first."""
    most = min(len(letters) + _MORE, 2 * len(letters))
    for first in range(len(words) - 2, max(-1, len(words) - most - 1), -1):
        word = words[first][0]
        if word[:1].isupper() and word[:1].lower() == letters[0]:
            yield first


def _spells(letters: list[str], full: str) -> bool:
    """Say whether a short form's letters stand in a full form in order, and tell of its names.

    A long one may leave a word out: CDC is of the Centers for Disease Control and Prevention.
    """
    capitals = [word[0].lower() for word in re.findall(r"\w+", full) if word[0].isupper()]
    rest = iter(full.lower())
    left_out = len(capitals) - _in_order(capitals, letters)
    return all(letter in rest for letter in letters) and left_out <= (len(letters) > 2)  # noqa: PLR2004


def _in_order(capitals: list[str], letters: list[str]) -> int:
    """Count the capitals that are letters of a short form, in order."""
    rest, count = list(letters), 0
    for capital in capitals:
        if capital in rest:
            rest = rest[rest.index(capital) + 1 :]
            count += 1
    return count
