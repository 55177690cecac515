"""Entities in, what the article says that each organization is, and what it belongs to, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from attrib.nlp.people.affiliations import organization_at, organizations_after, past_determiners
from attrib.nlp.people.entities import Entity
from attrib.nlp.people.facts import Fact
from attrib.nlp.people.lexicon import DETERMINERS, name_heads, word_class
from attrib.nlp.people.phrases import Grammar

_BEFORE = 6
"""Words of a description before a name: `the Democratic polling firm`."""
_PARTS = frozenset({"part", "unit", "division", "arm", "subsidiary", "branch", "affiliate"})

Bodies = Mapping[str, tuple[Fact, ...]]
"""What is told of each organization, by its name in lower case without article."""


def read_bodies(grammar: Grammar) -> Bodies:
    """Return the roles and wholes of each organization: `CNA, a research organization`."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for entity in grammar.reading.entities:
        if entity.label != "PERSON" and not grammar.reading.quoted[entity.start]:
            name = grammar.reading.slice(entity.start, entity.end)
            found[_bare(name)] += _told(grammar, entity)
    return {name: tuple(facts) for name, facts in found.items() if facts}


def facts_of_body(bodies: Bodies, name: str) -> list[Fact]:
    """Return what the article tells of the organization of a name."""
    return list(bodies.get(_bare(name), ()))


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")


def _told(grammar: Grammar, entity: Entity) -> Iterator[Fact]:
    """Yield what the words beside one mention tell: after it, before it, and what it is part of."""
    reading = grammar.reading
    of = _part_of(grammar, entity.end)
    if of is None and (role := _apposed(grammar, entity.end)) is not None:
        yield Fact(*role, is_role=True, by="rule:apposition")
    if entity.label == "ORG" and (role := _described(grammar, entity.start)) is not None:
        yield Fact(*role, is_role=True, by="rule:title")
    of_a_kind = any(reading.lower[i] in name_heads() for i in range(entity.start, entity.end))
    limit = len(reading)
    if (
        entity.label == "ORG"
        and of_a_kind
        and reading.lower[entity.end : entity.end + 1] in {("at",), ("within",)}
    ):
        for at in organizations_after(grammar, entity.end, limit)[:1]:
            yield Fact(*at, is_role=False, by="rule:of")
    elif of is not None:
        yield Fact(*of, is_role=False, by="rule:of")


def _apposed(grammar: Grammar, comma: int) -> tuple[int, int] | None:
    """Read `, a research organization` after a name."""
    reading = grammar.reading
    if reading.words[comma : comma + 1] != (",",):
        return None
    if reading.lower[comma + 1 : comma + 2] not in {("a",), ("an",), ("the",)}:
        return None
    start = end = comma + 2
    while end < len(reading) and reading.tags[end].startswith(("NN", "JJ", "VB", "RB")):
        end += 1
        goes_on = end < len(reading) and (reading.is_noun(end) or reading.is_possessive(end))
        if grammar.lexicon.is_group(reading.lower[end - 1]) and not goes_on:
            return start, end
    return None


def _described(grammar: Grammar, name: int) -> tuple[int, int] | None:
    """Read `the polling firm` or `a charity called` before a name."""
    reading = grammar.reading
    end = name
    if end and reading.lower[end - 1] in word_class("calls"):
        end -= 1
    if not end or not grammar.lexicon.is_group(reading.words[end - 1]):
        return None
    start = end - 1
    while (
        start
        and end - start < _BEFORE
        and reading.tags[start - 1].startswith(("NN", "JJ", "VBN", "RB"))
    ):
        start -= 1
    opened = start > 0 and reading.lower[start - 1] in DETERMINERS
    return (start, end) if opened else None


def _part_of(grammar: Grammar, comma: int) -> tuple[int, int] | None:
    """Read `, part of Acme` or `, a unit of Acme` after a name."""
    reading = grammar.reading
    if reading.words[comma : comma + 1] != (",",):
        return None
    place = comma + 1
    while place < len(reading) and (
        reading.lower[place] in DETERMINERS or reading.tags[place].startswith("JJ")
    ):
        place += 1
    if place == len(reading) or reading.lower[place] not in _PARTS:
        return None
    if reading.lower[place + 1 : place + 2] != ("of",):
        return None
    place = past_determiners(grammar, place + 2)
    return organization_at(grammar, place, len(reading)) if place < len(reading) else None
