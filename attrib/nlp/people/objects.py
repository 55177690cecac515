"""A verb such as `heads` or `oversees` in, what its object tells out: the bodies, and the work itself."""

from __future__ import annotations

from attrib.nlp.people.affiliations import (
    PREPOSITIONS,
    campaign_of,
    capitalized_at,
    organization_at,
    organizations_after,
    phrase_end,
)
from attrib.nlp.people.lexicon import DETERMINERS, word_class
from attrib.nlp.people.phrases import Grammar

_PLAIN = frozenset({"JJ", "NN", "NNS", "RB", "CD"})


def object_bodies(grammar: Grammar, index: int, limit: int) -> list[tuple[int, int]]:
    """Return the bodies in the object of a verb: `the Fen Center at Acme`."""
    reading = grammar.reading
    while index < limit and (
        reading.lower[index] in DETERMINERS
        or (reading.tags[index] in _PLAIN and not reading.words[index][:1].isupper())
        or _is_plain_place(grammar, index)
    ):
        if organization_at(grammar, index, limit):
            break
        index += 1
    at = organization_at(grammar, index, limit) if index < limit else None
    if at is None and index and reading.lower[index - 1] in word_class("campaigns"):
        at = campaign_of(grammar, index - 1)
    if at is None and index < limit:
        at = capitalized_at(grammar, index, limit)
    if at is None:
        return organizations_after(grammar, index, limit)
    whole = reading.lower[at[1] : at[1] + 1] == ("at",)
    return [at, *(organizations_after(grammar, at[1], limit) if whole else [])]


def _is_plain_place(grammar: Grammar, index: int) -> bool:
    """Say whether a word is a place that tells which one is meant: `the Iowa campaign`."""
    entity = grammar.reading.entity_at(index)
    return entity is not None and entity.label == "LOC"


def work_of(grammar: Grammar, verb: int, limit: int) -> tuple[int, int] | None:
    """Return a verb with its object and where: `oversees programming at Acme`."""
    lower, start, end = grammar.reading.lower, verb + 1, verb
    while start < limit:
        stop = phrase_end(grammar, start, limit)
        if stop == start:
            break
        end = stop
        if end >= limit or lower[end] not in PREPOSITIONS:
            break
        start = end + 1
    return (verb, end) if end > verb else None
