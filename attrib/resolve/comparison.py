"""Two person names in, what they say of each other out: same, compatible or different, and why.

Names are compared part by part, never by how alike their letters are: Li Wei and Li Wen, or Jon and
Jan Smith, are close as strings and two people.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrib.resolve.folding import lexicon_lines

if TYPE_CHECKING:
    from attrib.resolve.names import PersonName


class Relation(StrEnum):
    """What two names say of each other, before anything else is known of their bearers."""

    SAME = "same"
    """Given name and surname agree in full."""
    COMPATIBLE = "compatible"
    """One could be short for the other; the names alone do not tell."""
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The relation of two names, with what it rests on."""

    relation: Relation
    reason: str
    exact: bool = False
    """Every part of both names is equal, and a middle name or suffix with them."""


@lru_cache(maxsize=65536)
def compare_names(left: PersonName, right: PersonName) -> Comparison:
    """Return what two names say of each other."""
    if not left.surname or not right.surname:
        return _different("not the name of a person")
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return _different(f"suffixes {left.suffix} and {right.suffix}")
    if left.gender and right.gender and left.gender != right.gender:
        return _different("titles of a man and a woman")
    if left.tokens == right.tokens:
        return _equal(left, right)
    if left.either_order or right.either_order:
        return _compare_either_order(left, right)
    return _compare_parts(left, right)


def _different(reason: str) -> Comparison:
    return Comparison(relation=Relation.DIFFERENT, reason=reason)


def _compatible(reason: str) -> Comparison:
    return Comparison(relation=Relation.COMPATIBLE, reason=reason)


def _same(reason: str, *, exact: bool = False) -> Comparison:
    return Comparison(relation=Relation.SAME, reason=reason, exact=exact)


def _equal(left: PersonName, right: PersonName) -> Comparison:
    if not left.given:
        return _compatible("the same surname alone")
    if left.suffix != right.suffix:
        return _compatible("the same name, a suffix on one side only")
    if len(left.given[0]) == 1 and len(left.given) == 1:
        return _compatible("the same surname and initial")
    whole = len(left.tokens) > 2 or left.suffix is not None  # noqa: PLR2004
    return _same("the same full name", exact=whole)


def _compare_either_order(left: PersonName, right: PersonName) -> Comparison:
    """Compare names of which one may have its surname at either end."""
    short, long = sorted((left, right), key=lambda name: len(name.tokens))
    if len(short.tokens) == 1:
        if short.tokens[0] in (long.tokens[0], long.tokens[-1]):
            return _compatible("the surname alone")
        return _different("other surnames")
    if sorted(left.tokens) == sorted(right.tokens):
        return _compatible("the same names in the other order")
    if len(long.tokens) > 2 and "".join(_ordered(short)) == "".join(_ordered(long)):  # noqa: PLR2004
        return _same("the same names, written apart")
    return _compare_parts(left, right)


def _ordered(name: PersonName) -> tuple[str, ...]:
    """Return the tokens as a name with its surname first has them."""
    return (*name.surname, *name.given) if name.either_order else name.tokens


def _compare_parts(left: PersonName, right: PersonName) -> Comparison:
    short, long = sorted((left, right), key=lambda name: len(name.tokens))
    if long.tokens[-len(short.tokens) :] == short.tokens and _is_surname_of(short, long):
        return _compatible("the surname alone")
    if left.surname != right.surname:
        return _different("other surnames")
    if not short.given:
        return _compatible("the surname alone")
    return _compare_given(left, right)


def _is_surname_of(short: PersonName, long: PersonName) -> bool:
    """Tell whether all of `short` may be the surname of `long` (Wasserman Schultz)."""
    return not short.given or (len(short.tokens) > 1 and len(long.given[0]) > 1)


def _compare_given(left: PersonName, right: PersonName) -> Comparison:
    ways = _alignments(left, right)
    matches = [match for a, b in ways if (match := _first_names(_forms(left, a), _forms(right, b)))]
    if not matches:
        return _different(f"other given names: {left.given[0]}, {right.given[0]}")
    shifted = len(ways) > 1 and "equal" in matches
    if not shifted and _middles_conflict(left.given[1:], right.given[1:]):
        return _different("other middle names")
    if left.suffix != right.suffix:
        return _compatible("agreeing names, a suffix on one side only")
    if "equal" in matches:
        exact = len(left.given) > 1 and len(right.given) > 1
        return _same("the same given name and surname", exact=exact)
    if "nickname" in matches:
        return _same("forms of one given name, the same surname")
    return _compatible("an initial for a given name")


def _alignments(left: PersonName, right: PersonName) -> list[tuple[int, int]]:
    """Return the positions of given names to hold against each other.

    A leading initial may be left out elsewhere: M. Taylor Fravel is Taylor Fravel.
    """
    ways = [(0, 0)]
    if len(left.given[0]) == 1 and len(left.given) > 1 and len(right.given[0]) > 1:
        ways.append((1, 0))
    if len(right.given[0]) == 1 and len(right.given) > 1 and len(left.given[0]) > 1:
        ways.append((0, 1))
    return ways


def _forms(name: PersonName, position: int) -> tuple[str, ...]:
    first = name.given[position]
    return (first, name.nickname) if name.nickname else (first,)


def _first_names(left: tuple[str, ...], right: tuple[str, ...]) -> str | None:
    """Return how two given names agree: equal, nickname or initial; None where they do not."""
    pairs = [(a, b) for a in left for b in right]
    if any(a == b and len(a) > 1 for a, b in pairs):
        return "equal"
    if any(_nicknames(a) & _nicknames(b) for a, b in pairs):
        return "nickname"
    if any(a[0] == b[0] and min(len(a), len(b)) == 1 for a, b in pairs):
        return "initial"
    return None


def _middles_conflict(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether both have middle names that cannot be one (George W., George H. W.)."""
    if not left or not right:
        return False
    agree = all(
        a == b or (a[0] == b[0] and min(len(a), len(b)) == 1)
        for a, b in zip(left, right, strict=False)
    )
    return not agree or (len(left) != len(right) and all(len(name) == 1 for name in left + right))


def _nicknames(given: str) -> frozenset[int]:
    """Return the lines of the nickname list that have this given name."""
    return _nickname_index().get(given, frozenset())


@cache
def _nickname_index() -> dict[str, frozenset[int]]:
    index: dict[str, set[int]] = {}
    for number, line in enumerate(lexicon_lines("given_name_forms.txt")):
        for form in line.split(","):
            index.setdefault(form.strip(), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in index.items()}
