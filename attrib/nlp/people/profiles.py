"""An article's people in, what the article says of each out: roles, affiliations, descriptions."""

from __future__ import annotations

from attrib.nlp.people.facts import Fact
from attrib.nlp.people.lexicon import singular, word_class
from attrib.nlp.people.names import Name
from attrib.nlp.people.phrases import Grammar
from attrib.nlp.people.roles import facts_after
from attrib.nlp.people.titles import facts_before

_RANK = {
    "rule:apposition": 0,
    "rule:description": 2,
    "rule:serves": 1,
    "rule:title": 2,
    "rule:is": 3,
    "rule:works": 1,
    "rule:leads": 1,
    "rule:of": 1,
    "rule:owner": 2,
    "rule:does": 5,
}
PARTIES = ("democrats", "republicans")
"""Classes of words that name a party."""
_INITIAL = {"D-": "democrats", "R-": "republicans", "D.": "democrats", "R.": "republicans"}
_TAG = 6
"""Words of a tag such as `(D-Fla.)`."""
_MENTIONS = 60
"""Mentions of one person that are read for facts, which bounds the cost."""


class Profiles:
    """What the article's narration says of each person of its cast."""

    def __init__(self, grammar: Grammar) -> None:
        """Read the facts beside every mention by name."""
        self._grammar = grammar
        self.facts: dict[int, list[Fact]] = {
            person.number: [
                fact
                for name in person.mentions[:_MENTIONS]
                for fact in _facts_beside(grammar, name)
            ]
            for person in grammar.cast.people
        }
        self._party: dict[int, str | None] = {}
        self._appositions = {
            index: number
            for number, facts in self.facts.items()
            for fact in facts
            if fact.by == "rule:apposition"
            for index in range(fact.start, fact.end)
        }

    def stated_at(self, word: int) -> int | None:
        """Return the person of whom an apposition that covers a word is told."""
        return self._appositions.get(word)

    def party(self, number: int) -> str | None:
        """Return the party that the article says a person is of, by a role or `(R-Ohio)`."""
        if number not in self._party:
            self._party[number] = self._read_party(number)
        return self._party[number]

    def state(self, number: int) -> str:
        """Return the state of the USA in a tag after a name, in lower case: `(D-Fla.)`, `(Fla.)`."""
        reading = self._grammar.reading
        for name in self._grammar.cast.people[number].mentions[:_MENTIONS]:
            if reading.words[name.end : name.end + 1] != ("(",):
                continue
            inside = reading.slice(name.end + 1, min(name.end + _TAG, len(reading)))
            form = inside.partition(")")[0].rpartition("-")[2].lower().replace(".", "")
            if (state := self._grammar.lexicon.states.get(form.strip())) is not None:
                return state
        return ""

    def _read_party(self, number: int) -> str | None:
        reading = self._grammar.reading
        told = {reading.lower[i] for f in self.facts.get(number, ()) for i in range(f.start, f.end)}
        for name in self._grammar.cast.people[number].mentions[:_MENTIONS]:
            if reading.words[name.end : name.end + 1] == ("(",):
                told |= {_INITIAL.get(reading.words[name.end + 1][:2], "")}
        found = [name for name in PARTIES if told & {name, *word_class(name)}]
        return found[0] if len(found) == 1 else None

    def told(self, number: int) -> list[Fact]:
        """Return the facts of a person in the order of the text.

        Where somebody writes is their employer only if nothing else is told of them: a senator writes
        for a paper too.
        """
        facts = self.facts.get(number, [])
        return [fact for fact in facts if fact.by != "rule:writes"] or facts

    def ranked(self, number: int) -> list[Fact]:
        """Return the facts of a person, present before former, the fullest statements first.

        Among equals the order stays: that of the text, and the part before the whole.
        """
        return sorted(self.told(number), key=self.worth)

    def worth(self, fact: Fact) -> tuple[bool, bool, int]:
        """Return what puts a fact behind others: that it was once, or tells little of the person."""
        lower = self._grammar.reading.lower
        own = lower[fact.start : fact.end]
        heads = [singular(word) for word in own[: (*own, "of").index("of")]]
        heads = [word for word in heads if self._grammar.lexicon.is_role(word)]
        title = lower[fact.end - 1].rstrip(".")
        plural = fact.end - fact.start == 1 and singular(title) != title
        little = fact.is_role and (
            plural or (bool(heads) and set(heads) <= word_class("little told"))
        )
        return little, fact.former, _RANK.get(fact.by, 4)


def _facts_beside(grammar: Grammar, name: Name) -> list[Fact]:
    """Return what the words beside a name say of its bearer; inside quotation marks, nothing."""
    if grammar.reading.quoted[name.start]:
        return []
    return [*facts_before(grammar, name), *facts_after(grammar, name)]
