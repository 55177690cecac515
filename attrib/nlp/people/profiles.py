"""An article's people in, what the article says of each out: roles, affiliations, descriptions."""

from __future__ import annotations

from attrib.nlp.people.antecedents import Discourse
from attrib.nlp.people.facts import Fact
from attrib.nlp.people.lexicon import DETERMINERS, singular, word_class
from attrib.nlp.people.names import Name
from attrib.nlp.people.phrases import Grammar, Phrase
from attrib.nlp.people.roles import facts_after
from attrib.nlp.people.titles import facts_before

_RANK = {
    "rule:apposition": 0,
    "rule:description": 1,
    "rule:serves": 1,
    "rule:title": 2,
    "rule:is": 3,
    "rule:works": 1,
    "rule:leads": 1,
    "rule:of": 1,
    "rule:owner": 2,
}
_MENTIONS = 60
"""Mentions of one person that are read for facts, which bounds the cost."""
_SHORT = {
    "senator": {"sen.", "sens.", "sen"},
    "governor": {"gov.", "gov"},
    "congressman": {"rep.", "representative", "rep"},
    "congresswoman": {"rep.", "representative", "rep"},
    "representative": {"rep."},
    "general": {"gen."},
    "candidate": {"nominee", "candidate"},
    "nominee": {"nominee"},
    "professor": {"prof."},
    "pastor": {"rev."},
}


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
        self._appositions = {
            index: number
            for number, facts in self.facts.items()
            for fact in facts
            if fact.by == "rule:apposition"
            for index in range(fact.start, fact.end)
        }
        self._described: dict[str, list[tuple[int, int, frozenset[str]]]] = {}
        for number, facts in self.facts.items():
            for fact in facts:
                if fact.is_role:
                    self._index(number, fact)

    def _index(self, number: int, fact: Fact) -> None:
        words = frozenset(self._grammar.reading.lower[i] for i in range(fact.start, fact.end))
        for word in words:
            if self._grammar.lexicon.is_role(word):
                row = (number, fact.start, words)
                self._described.setdefault(singular(word), []).append(row)

    def stated_at(self, word: int) -> int | None:
        """Return the person of whom an apposition that covers a word is told."""
        return self._appositions.get(word)

    def described(self, phrase: Phrase) -> tuple[int | None, bool]:
        """Return whom a description such as `the senator` stands for, and whether two fit alike."""
        reading = self._grammar.reading
        head = singular(reading.lower[phrase.head])
        own = {
            reading.lower[i]
            for i in range(phrase.core_start, phrase.core_end - 1)
            if reading.lower[i] not in DETERMINERS
        }
        rows = [
            row
            for form in ({head} | _SHORT.get(head, set()))
            for row in self._described.get(form, ())
        ]
        best: dict[int, tuple[int, int]] = {}
        for number, place, words in rows[:200]:
            near = -abs(phrase.start - place)
            best[number] = max(best.get(number, (-1, near)), (len(own & words), near))
        if not best:
            return None, False
        top = max(score for score, _ in best.values())
        if own and top == 0 and len(best) > 1:
            return None, True
        tied = [number for number, (score, _) in best.items() if score == top]
        if len(tied) == 1:
            return tied[0], False
        return self._latest(tied, phrase.start), False

    def _latest(self, numbers: list[int], word: int) -> int | None:
        """Return the one of several people who was named last before a word."""
        last = {number: self._latest_mention(number, word) for number in numbers}
        number = max(last, key=lambda n: last[n])
        return number if last[number] >= 0 else None

    def spoken_of(self, phrase: Phrase, discourse: Discourse) -> int | None:
        """Take `the Republican` for who was spoken of last, in the paragraph or the one before."""
        reading = self._grammar.reading
        head = singular(reading.lower[phrase.head])
        person = self._grammar.lexicon.is_role(head) or head.endswith("-year-old")
        if not person or head in word_class("never one spoken of"):
            return None
        gender = "f" if head in word_class("women") else "m" if head in word_class("men") else None
        last = discourse.last_turn(phrase.start)
        key, close = discourse.person(phrase.start, gender, phrase.content)
        if close or key is None:
            key = last.key if last is not None else None
        if key is None or key[0] != "person" or not isinstance(key[1], int):
            return None
        latest = self._latest_mention(key[1], phrase.start)
        if last is not None and last.key == key:
            latest = max(latest, last.word)
        if latest < 0 or reading.paragraphs[phrase.start] - reading.paragraphs[latest] > 1:
            return None
        return None if self._is_other(key[1]) else key[1]

    def _is_other(self, number: int) -> bool:
        """Say whether someone of little part in the article has a role of their own."""
        few = len(self._grammar.cast.people[number].mentions) <= 2  # noqa: PLR2004
        return few and any(f.is_role and f.by == "rule:apposition" for f in self.facts[number])

    def _latest_mention(self, number: int, word: int) -> int:
        mentions = self._grammar.cast.people[number].mentions
        return max((m.start for m in mentions if m.start < word), default=-1)

    def ranked(self, number: int) -> list[Fact]:
        """Return the facts of a person, present before former, the fullest statements first."""
        facts = self.facts.get(number, [])
        return sorted(facts, key=lambda f: (f.former, _RANK.get(f.by, 4), f.start, -f.end))


def _facts_beside(grammar: Grammar, name: Name) -> list[Fact]:
    """Return what the words beside a name say of its bearer; inside quotation marks, nothing."""
    if grammar.reading.quoted[name.start]:
        return []
    return [*facts_before(grammar, name), *facts_after(grammar, name)]
