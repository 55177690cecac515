"""A source without a name in (`a woman`), the name that the article has for it further on out.

`The woman identified herself as Ada Moor` tells who she was all along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrib.nlp.people.antecedents import Key
from attrib.nlp.people.cast import Person
from attrib.nlp.people.kinds import Kind, is_plural_noun
from attrib.nlp.people.phrases import Grammar, Phrase

_BEFORE = 3
"""Words before a name in which it is said that it is one: `named`, `her name was`, `herself as`."""
_TELLS = frozenset({"named", "called"})
_IS = frozenset({"was", "is", "as"})
_NAME = frozenset({"name", "identified", "himself", "herself"})


def find_revealed(
    grammar: Grammar, unnamed: Mapping[Key, list[Phrase]], genders: Mapping[Key, str | None]
) -> dict[Key, int]:
    """Return the number of the person that each source without a name turns out to be.

    Args:
        grammar: The article.
        unnamed: The sources without a name, with the phrases that stand for them.
        genders: Their gender, where their words tell it.
    """
    found: dict[Key, int] = {}
    for person in _named_late(grammar):
        name = person.mentions[0]
        for key, phrases in unnamed.items():
            agree = len({genders.get(key), person.gender} - {None}) < 2  # noqa: PLR2004
            if agree and any(_leads_to(grammar, phrase, name.start) for phrase in phrases):
                found.setdefault(key, person.number)
    return found


def _named_late(grammar: Grammar) -> Iterator[Person]:
    """Yield the people whose first mention says that it is a name."""
    reading = grammar.reading
    for person in grammar.cast.people:
        start = person.mentions[0].start
        before = reading.lower[max(0, start - _BEFORE) : start]
        told = before[-1:] and before[-1] in _TELLS
        if told or (before[-1:] and before[-1] in _IS and _NAME & set(before[:-1])):
            yield person


def _leads_to(grammar: Grammar, phrase: Phrase, name: int) -> bool:
    """Say whether a source is one person, and stands before a name in its sentence."""
    reading = grammar.reading
    single = phrase.kind is Kind.PEOPLE and not is_plural_noun(reading, phrase.head)
    same = reading.sentences[phrase.start] == reading.sentences[name]
    return single and same and phrase.start < name
