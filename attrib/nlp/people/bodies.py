"""Entities in, what an apposition says that each organization is out."""

from __future__ import annotations

from attrib.nlp.people.facts import Fact
from attrib.nlp.people.phrases import Grammar


def read_bodies(grammar: Grammar) -> dict[str, Fact]:
    """Return the role of each organization by name: `CNA, a research organization`."""
    reading = grammar.reading
    found: dict[str, Fact] = {}
    for entity in reading.entities:
        comma = entity.end
        if entity.label == "PERSON" or reading.quoted[entity.start]:
            continue
        if reading.words[comma : comma + 1] != (",",):
            continue
        if reading.lower[comma + 1 : comma + 2] not in {("a",), ("an",), ("the",)}:
            continue
        if (role := _role(grammar, comma + 2)) is not None:
            name = reading.slice(entity.start, entity.end)
            found.setdefault(_bare(name), Fact(*role, is_role=True, by="rule:apposition"))
    return found


def role_of_body(bodies: dict[str, Fact], name: str) -> list[Fact]:
    """Return what the article says that the organization of a name is."""
    fact = bodies.get(_bare(name))
    return [fact] if fact is not None else []


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")


def _role(grammar: Grammar, start: int) -> tuple[int, int] | None:
    reading = grammar.reading
    end = start
    while end < len(reading) and reading.tags[end].startswith(("NN", "JJ", "VB", "RB")):
        end += 1
        goes_on = end < len(reading) and reading.is_noun(end)
        if grammar.lexicon.is_group(reading.lower[end - 1]) and not goes_on:
            return start, end
    return None
