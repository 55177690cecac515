"""A place in an article in, the role that a noun phrase there states out: `director of the bureau`."""

from __future__ import annotations

from attrib.nlp.people.affiliations import organization_at
from attrib.nlp.people.lexicon import DETERMINERS, FORMER
from attrib.nlp.people.names import Name
from attrib.nlp.people.phrases import BREAKS, Grammar

_IN_CHIEF = ("in", "chief")
_PREPOSITIONS = frozenset({"of", "for", "to", "on"})


def role_at(
    grammar: Grammar, index: int, limit: int, *, of: Name | None = None
) -> tuple[int, int, int] | None:
    """Return start, end of the head, and end of the role that a noun phrase at `index` states.

    A noun that the lexicon does not have is a role where the parse makes it an apposition of a name.
    """
    reading = grammar.reading
    while index < limit and (
        reading.lower[index] in DETERMINERS or reading.tags[index] in {"RB", "PRP$"}
    ):
        if reading.lower[index] in FORMER | {"whose"}:
            break
        index += 1
    start, head_end = index, -1
    if index < limit and reading.lower[index] == "whose":
        return None
    while index < limit and _in_role(grammar, index, head_end):
        if grammar.lexicon.is_role(reading.lower[index]) or _is_apposed(grammar, index, of):
            index += 2 * (reading.lower[index + 1 : index + 3] == _IN_CHIEF)
            head_end = index + 1
        index += 1
    if head_end < 0 or _goes_on(grammar, head_end, limit):
        return None
    return start, head_end, _role_end(grammar, head_end, limit)


def _is_apposed(grammar: Grammar, index: int, name: Name | None) -> bool:
    reading, word = grammar.reading, grammar.reading.lower[index]
    if name is None or reading.relations[index] != "appos" or reading.tags[index] != "NN":
        return False
    body = grammar.lexicon.is_group(word) or grammar.lexicon.is_document(word)
    return not body and name.start <= reading.heads[index] < name.end


def _in_role(grammar: Grammar, index: int, head_end: int) -> bool:
    reading = grammar.reading
    tag, word = reading.tags[index], reading.lower[index]
    if index in grammar.cast.names:
        after = grammar.cast.names[index].end
        return after < len(reading) and (reading.is_possessive(after) or reading.is_noun(after))
    if word == "." and index + 1 < len(reading):
        damaged = reading.words[index + 1][:1].islower() and head_end == index
        return damaged and grammar.lexicon.is_role(reading.lower[index + 1])
    if word == "and" and index + 1 < len(reading):
        joins = head_end in {index, -1} and reading.is_noun(index - 1)
        return joins and reading.lower[index + 1] not in DETERMINERS | FORMER
    if _inside_entity(grammar, index):
        return True
    if word in BREAKS or word in DETERMINERS:
        return False
    return (
        tag.startswith(("NN", "JJ"))
        or tag in {"CD", "POS", "VBN", "VBG", "FW"}
        or reading.is_possessive(index)
        or word in FORMER
    )


def _goes_on(grammar: Grammar, head_end: int, limit: int) -> bool:
    """Say whether the noun after a role word shows that it was none ("campaign manager salaries")."""
    reading = grammar.reading
    return head_end < limit and (
        reading.tags[head_end] in {"NN", "NNS"} or reading.is_possessive(head_end)
    )


def _role_end(grammar: Grammar, end: int, limit: int) -> int:
    """Take in what a role is of: `director` + `of the Security Studies Program`."""
    reading = grammar.reading
    while end + 1 < limit and reading.lower[end] in _PREPOSITIONS:
        index = end + 1
        while index < limit and (
            reading.tags[index].startswith(("NN", "JJ", "CD", "PRP$", "POS"))
            or reading.tags[index] in {"DT", "VBN", "VBG"}
            or reading.is_possessive(index)
            or reading.words[index] == "&"
            or _inside_entity(grammar, index)
        ):
            at = organization_at(grammar, index, limit)
            index = at[1] if at is not None and at[1] > index else index + 1
        if index == end + 1:
            break
        end = index
    return end


def _inside_entity(grammar: Grammar, index: int) -> bool:
    entity = grammar.reading.entity_at(index)
    return entity is not None and entity.start < index and entity.label != "PERSON"
