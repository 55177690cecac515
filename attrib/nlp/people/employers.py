"""A role that leaves its body to the reader in (`a spokesman`, `its director`), the body out."""

from __future__ import annotations

from dataclasses import replace

from attrib.nlp.people.affiliations import employs_nobody
from attrib.nlp.people.facts import Fact
from attrib.nlp.people.lexicon import PRONOUNS, word_class
from attrib.nlp.people.phrases import Grammar
from attrib.nlp.people.resolution import Resolver
from attrib.nlp.people.standins import StandIns

_BACK = 4
"""Words before a role in which its `its` or `his` may stand: `his longtime campaign manager`."""


def left_out(grammar: Grammar, resolver: Resolver, standins: StandIns, role: Fact) -> Fact | None:
    """Return the body that a role leaves out, as a fact of the same rule."""
    at = None
    if employs_nobody(grammar, role.end - 1):
        return None
    owner = _owner(grammar, role)
    if owner is not None and grammar.reading.lower[owner] == "its":
        at = standins.spoken_of(owner)
    elif owner is not None and (noun := _campaign(grammar, role)) is not None:
        at = resolver.owned(owner, noun)
    elif owner is None and _speaks_for_one(grammar, role):
        at = standins.spoken_of(role.start)
    return None if at is None else replace(role, start=at[0], end=at[1], is_role=False)


def _owner(grammar: Grammar, role: Fact) -> int | None:
    """Return the possessive pronoun that a role is of."""
    lower = grammar.reading.lower
    for index in range(role.start, max(-1, role.start - _BACK), -1):
        if PRONOUNS.get(lower[index]) is not None and lower[index] in {
            "its",
            "his",
            "her",
            "their",
        }:
            return index
        if grammar.reading.words[index] in {",", ".", ";"}:
            return None
    return None


def _campaign(grammar: Grammar, role: Fact) -> int | None:
    """Return the word of a role that names a campaign or team."""
    lower = grammar.reading.lower
    return next(
        (i for i in range(role.start, role.end) if lower[i] in word_class("campaigns")), None
    )


def _speaks_for_one(grammar: Grammar, role: Fact) -> bool:
    """Say whether a role is a spokesman's, with nothing beside it that tells whose."""
    reading = grammar.reading
    alone = all(
        reading.words[i][:1].islower() or reading.begins_sentence(i)
        for i in range(role.start, role.end)
    )
    goes_on = reading.lower[role.end : role.end + 1] in {("for",), ("of",), ("at",)}
    return alone and not goes_on and reading.lower[role.end - 1] in word_class("spokespeople")
