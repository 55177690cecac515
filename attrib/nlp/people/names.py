"""The words of a personal name in, its parts and likeness to other names out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from attrib.nlp.people.entities import QUOTES, SUFFIXES
from attrib.nlp.people.lexicon import Lexicon, singular, word_class
from attrib.nlp.people.reading import Reading

MAX_WORDS = 12
"""A longer run of words is no name, whatever the model says."""

_MARKS = re.compile(r"[<>{}()\[\]/\\|@#=*^~_:;!?\"$%&+]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands at one place: half-open range of words without titles, and its parts."""

    start: int
    end: int
    parts: tuple[str, ...]
    """Folded words, without suffix; the last is the surname in English order."""
    suffix: str = ""
    title: str = ""
    """The form of address before it, lower case."""

    @property
    def surname(self) -> str:
        """The last part."""
        return self.parts[-1]


def fold(word: str) -> str:
    """Return a word without case, accents, full stops and apostrophes."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in plain if char.isalnum() or char == "-")


def read_name(reading: Reading, start: int, end: int, lexicon: Lexicon) -> Name | None:
    """Return the name that the words of an entity hold, its titles taken off."""
    title = ""
    addressed = _is_addressed(reading, start, lexicon)
    while start + addressed < end and reading.lower[start] in lexicon.titles | {"the"}:
        title, start = reading.lower[start], start + 1
    titled = [i for i in range(start, end - 1) if _is_abbreviated(reading.lower[i], lexicon)]
    if titled:
        title, start = reading.lower[titled[-1]], titled[-1] + 1
    while start < end and _is_role_word(reading, start) and end - start > 1:
        start += 1
    if not title and start and reading.lower[start - 1] in lexicon.titles:
        title = reading.lower[start - 1]
    while end > start and (_is_no_name(reading, end - 1) or _is_honour(reading, start, end)):
        end -= 1
    plain = "".join(word for word in reading.words[start:end] if word not in QUOTES)
    if not 0 < end - start <= MAX_WORDS or _MARKS.search(plain):
        return None
    parts = [fold(word) for word in reading.words[start:end]]
    parts = [part for part in parts if part and part != _nickname(reading, start, end)]
    suffix = parts.pop() if len(parts) > 1 and parts[-1] in SUFFIXES else ""
    text = reading.slice(start, end)
    if not parts or not any(char.isupper() for char in text):
        return None
    king = addressed and reading.lower[start] in lexicon.titles
    if len(parts) == 1 and not king and _is_common(text.lower(), lexicon):
        return None
    return Name(start, end, tuple(parts), suffix, title)


def _is_abbreviated(word: str, lexicon: Lexicon) -> bool:
    return word.endswith(".") and word in lexicon.title_roles


def _is_addressed(reading: Reading, start: int, lexicon: Lexicon) -> bool:
    """Say whether `Mr.` before a word makes it a surname, even if it is a title: `Mr. King`."""
    before = reading.lower[start - 1] if start else ""
    return before in lexicon.title_gender and before not in lexicon.title_roles


def _nickname(reading: Reading, start: int, end: int) -> str | None:
    """Return the word in quotation marks within a name: `Ray "Bricks" Moffat`."""
    for index in range(start + 1, end - 2):
        if reading.words[index] in QUOTES and reading.words[index + 2] in QUOTES:
            return fold(reading.words[index + 1])
    return None


def _is_common(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word alone is a role, a party or a thing, and no name."""
    plural = singular(word) != word
    return (
        word in word_class("titles in capitals") | word_class("no names")
        or word in lexicon.titles
        or (plural and (lexicon.is_role(word) or lexicon.is_document(word)))
    )


def _is_role_word(reading: Reading, index: int) -> bool:
    """Say whether the recognizer took a role for part of the name ("President Obama")."""
    if reading.lower[index].startswith("co-") and reading.words[index][:1].isupper():
        return True
    return reading.words[index].istitle() and reading.lower[index] in word_class(
        "titles in capitals"
    )


def _is_no_name(reading: Reading, index: int) -> bool:
    if reading.words[index] in {"of", "the", "and", "for", "at", "with", "in"}:
        return True
    return reading.is_possessive(index) or not any(c.isalnum() for c in reading.words[index])


@lru_cache(maxsize=4096)
def _undoubled(part: str) -> str:
    """Return a name with doubled letters once: `Hillary` is also spelled `Hilary`."""
    return re.sub(r"(.)\1", r"\1", part)


def _is_honour(reading: Reading, start: int, end: int) -> bool:
    """Say whether the last word is an honour or degree after a name: `Ann Lee KC`."""
    last = reading.lower[end - 1].replace(".", "")
    return end - start > 1 and last in word_class("honours after a name")


def same_given(left: str, right: str, lexicon: Lexicon) -> bool:
    """Say whether two given names can be one person's: equal, an initial, or a short form."""
    if _undoubled(left) == _undoubled(right):
        return True
    if min(len(left), len(right)) == 1 and left[0] == right[0]:
        return True
    if min(len(left), len(right)) >= 3 and (left.startswith(right) or right.startswith(left)):  # noqa: PLR2004
        return True
    full = lexicon.nicknames.get
    return right in full(left, ()) or left in full(right, ())


def same_person(left: Name, right: Name, lexicon: Lexicon) -> bool:
    """Say whether two names of two words or more can be one person's in one article."""
    if left.suffix != right.suffix and left.suffix and right.suffix:
        return False
    short, long = sorted((left.parts, right.parts), key=len)
    if long[-len(short) :] == short:
        return True
    if left.surname != right.surname:
        return False
    return same_given(left.parts[0], right.parts[0], lexicon) or (
        bool(set(left.parts[:-1]) & {part for part in right.parts[:-1] if len(part) > 1})
    )
