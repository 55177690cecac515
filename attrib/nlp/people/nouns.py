"""A pronoun in, the noun before it that it belongs to out."""

from __future__ import annotations

from attrib.nlp.people.entities import Entity
from attrib.nlp.people.kinds import Kind
from attrib.nlp.people.phrases import Grammar, Phrase

_NEAR = 80
"""Words before a pronoun in which a noun for it is looked for."""
_RELATIVE = 8
"""Words before a relative pronoun in which its noun stands."""
_CLOSE = 60
"""Words before `it` in which the body that it stands for is named."""
_NAME = 6
"""Words of a name before the one that it is found by."""


def plural_subject(grammar: Grammar, word: int) -> int | None:
    """Return the nearest plural noun for people that is a subject, in narration."""
    reading, lexicon = grammar.reading, grammar.lexicon
    for index in range(word - 1, max(-1, word - _NEAR), -1):
        plural = reading.tags[index] in {"NNS", "NNPS"} or reading.lower[index].endswith("s")
        people = lexicon.is_role(reading.lower[index]) or reading.lower[index] == "people"
        narrated = reading.is_noun(index) and not reading.quoted[index]
        if plural and people and narrated and reading.is_subject(index, index + 1):
            return index
    return None


def body_before(grammar: Grammar, word: int, *, since: int) -> Entity | None:
    """Return the body that `it` can stand for: the last subject of narration since a word.

    Where nothing spoke yet (`since` is -1), it may be any body that narration names.
    """
    reading = grammar.reading
    near = [
        entity
        for entity in reading.entities_between(max(0, word - _CLOSE), word)
        if entity.label in {"ORG", "LOC"} and not reading.quoted[entity.start]
    ]
    subjects = [e for e in near if e.start > since and reading.is_subject(e.start, e.end)]
    found = subjects or [entity for entity in near if since < 0 and entity.label == "ORG"]
    return found[-1] if found else None


def noun_phrase(grammar: Grammar, phrase: Phrase, head: int) -> Phrase:
    """Return the phrase that ends at a noun, to stand for a pronoun."""
    reading = grammar.reading
    start = head
    while start > 0 and reading.tags[start - 1].startswith(("NN", "JJ")):
        start -= 1
    return Phrase(Kind.PEOPLE, phrase.start, phrase.end, start, head + 1)


def antecedent(grammar: Grammar, pronoun: int) -> int | None:
    """Return the noun that a relative pronoun belongs to, by the parse or as the one before."""
    reading = grammar.reading
    verb = reading.heads[pronoun]
    noun = reading.heads[verb]
    near = (i for i in range(pronoun - 1, max(-1, pronoun - _RELATIVE), -1) if reading.is_noun(i))
    clause = reading.relations[verb].startswith("acl") and noun < pronoun
    found = noun if clause else next(near, None)
    person = reading.lower[pronoun] in {"who", "whom", "whose"}
    return found if found is None or not person else _somebody_of(grammar, found)


def _somebody_of(grammar: Grammar, noun: int) -> int:
    """Return the person of a body for the body that `who` stands beside: `a spokesman for the bank`."""
    reading, owner = grammar.reading, grammar.reading.heads[noun]
    body = reading.relations[noun].startswith("nmod") and grammar.lexicon.is_group(
        reading.lower[noun]
    )
    somebody = owner < noun and grammar.lexicon.is_role(reading.lower[owner])
    return owner if body and somebody else noun


def name_over(grammar: Grammar, index: int) -> int | None:
    """Return the person whose name covers a word."""
    for start in range(index, max(-1, index - _NAME), -1):
        name = grammar.cast.names.get(start)
        if name is not None:
            return grammar.cast.by_word.get(start) if name.end > index else None
    return None


def standing_for(phrase: Phrase, entity: Entity) -> Phrase:
    """Return a pronoun's phrase with the body that it stands for as its core."""
    return Phrase(
        Kind.ORGANIZATION, phrase.start, phrase.end, entity.start, entity.end, proper=True
    )
