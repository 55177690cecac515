"""The words of a source in, its core out: from the first word past determiners to the head noun."""

from __future__ import annotations

from attrib.nlp.people.lexicon import DETERMINERS, word_class
from attrib.nlp.people.reading import Reading


def core_of(reading: Reading, start: int, limit: int) -> tuple[int, int]:
    """Return the words up to the head noun; past `some of`, what there are some of."""
    while start + 1 < limit and reading.lower[start] in word_class("about"):
        start += 1
    cut = start + 1
    while cut < limit and not _ends_core(reading, cut):
        cut += 1
    words = [reading.lower[i] for i in range(start, cut)]
    counted = words[-1] in word_class("quantifiers")
    if counted and cut + 1 < limit and reading.lower[cut] == "of":
        if reading.tags[cut + 1].startswith("PRP"):  # `them` alone tells nobody
            return start, cut + 2
        return core_of(reading, cut + 1, limit)
    head = cut
    while head > start + 1 and not (reading.is_noun(head - 1) or reading.words[head - 1] == "%"):
        head -= 1
    if not reading.is_noun(head - 1) and head == start + 1:
        head = cut
    while start < head - 1 and reading.lower[start] in DETERMINERS:
        start += 1
    return start, head


def _ends_core(reading: Reading, index: int) -> bool:
    tag = reading.tags[index]
    if reading.lower[index] in {"who", "whom", "whose", "which"}:
        return True
    if tag in {"IN", "TO"} and reading.entity_at(index) is None:
        return True
    if reading.lower[index].endswith("ed") and reading.lower[index + 1 : index + 2] == ("by",):
        return True
    if tag == "VBG" and reading.lower[index] in word_class("stands for"):
        return True
    if tag in {"VBG", "VBN", "VBD", "VBZ", "VBP", "MD"}:
        after = index + 1
        part = after < len(reading) and reading.is_noun(after) and tag in {"VBG", "VBN"}
        return reading.is_noun(index - 1) and not (part and not _is_time(reading.lower[after]))
    return reading.is_noun(index - 1) and reading.words[index] in word_class("times")


def _is_time(word: str) -> bool:
    return word in word_class("days and months")
