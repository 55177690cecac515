"""A description of a person in (`the senator`, `the 46-year-old`), the person whom it stands for out.

First by what the article says of its people: the role and the words beside it. Else it is whoever the
article speaks of just then, if nothing that is known of them speaks against it.
"""

from __future__ import annotations

from attrib.nlp.people.affiliations import organizations_after
from attrib.nlp.people.antecedents import Discourse, Key
from attrib.nlp.people.facts import Fact
from attrib.nlp.people.lexicon import DETERMINERS, FORMER, PRONOUNS, singular, word_class
from attrib.nlp.people.names import fold
from attrib.nlp.people.phrases import Grammar, Phrase
from attrib.nlp.people.profiles import PARTIES, Profiles

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
_RANKS = frozenset({"vice", "deputy", "assistant", "associate", "acting"})
"""Words that make another office of one: `the president` is not the vice president."""
_MOST = 200
"""Facts of one role that a description is compared with, which bounds the cost."""
_SINGULAR = frozenset({"only", "first", "last", "next", "most", "best", "biggest", "sole"})
"""Words that tell of somebody for the first time, not again: `the first president`."""
_LEADS_ON = frozenset({"for", "to", "who"})
"""What leads to another's role: a candidate for mayor, an aide to the mayor."""
_AHEAD = 8
"""Words after a description in which its `her` or `his` may stand."""
_PARAGRAPHS = 2
"""Paragraphs in which whoever is described was spoken of; one may be a crosshead."""
_STEM = 4
"""Letters that a nation and its adjective share: Russia, Russian."""


class Descriptions:
    """Finds whom descriptions stand for, in one article."""

    def __init__(self, grammar: Grammar, profiles: Profiles) -> None:
        """Index the role words of the article's people."""
        self._grammar = grammar
        self._profiles = profiles
        self._by_role: dict[str, list[tuple[int, int, frozenset[str]]]] = {}
        for number, facts in profiles.facts.items():
            beside = frozenset(profiles.state(number).split())
            for fact in facts:
                if fact.is_role:
                    self._index(number, fact.start, fact.end, beside)

    def _index(
        self, number: int, start: int, end: int, beside: frozenset[str] = frozenset()
    ) -> None:
        lower = self._grammar.reading.lower[start:end]
        words = beside | set(lower)
        leads_on = next((i for i, word in enumerate(lower) if word in _LEADS_ON), len(lower))
        for word in sorted({*beside, *lower[:leads_on]}):
            if self._grammar.lexicon.is_role(word):
                self._by_role.setdefault(singular(word), []).append((number, start, words))

    def learn(self, number: int, phrase: Phrase) -> None:
        """Note that a description was found to stand for someone, for the next that is like it."""
        self._index(number, phrase.core_start, phrase.core_end)

    def told(self, phrase: Phrase) -> tuple[int | None, bool]:
        """Return of whom the article tells what a description says, and whether two fit alike."""
        reading = self._grammar.reading
        head = singular(reading.lower[phrase.head])
        own = self._modifiers(phrase)
        rows = [
            row
            for form in sorted({head} | _SHORT.get(head, set()))
            for row in self._by_role.get(form, ())
            if not self._speaks_against(phrase, row[0]) and _can_be_one(own, row[2])
        ]
        best: dict[int, tuple[int, int]] = {}
        for number, place, words in rows[:_MOST]:
            near = -abs(phrase.start - place)
            best[number] = max(best.get(number, (-1, near)), (_alike(own, words), near))
        if not best:
            return None, False
        top = max(score for score, _ in best.values())
        if own and top == 0 and len(best) > 1:
            return None, True
        tied = [number for number, (score, _) in best.items() if score == top]
        return (tied[0] if len(tied) == 1 else self._latest(tied, phrase.start)), False

    def _modifiers(self, phrase: Phrase) -> set[str]:
        lower = self._grammar.reading.lower
        words = {lower[i] for i in range(phrase.core_start, phrase.core_end - 1)}
        return words - DETERMINERS

    def _latest(self, numbers: list[int], word: int) -> int | None:
        """Return the one of several people who was named last before a word."""
        last = {number: self._latest_mention(number, word) for number in numbers}
        number = max(last, key=lambda n: last[n])
        return number if last[number] >= 0 else None

    def _latest_mention(self, number: int, word: int) -> int:
        mentions = self._grammar.cast.people[number].mentions
        return max((m.start for m in mentions if m.start < word), default=-1)

    def spoken_of(self, phrase: Phrase, discourse: Discourse) -> int | None:
        """Return whom the article speaks of, shortly before a description."""
        reading = self._grammar.reading
        head = singular(reading.lower[phrase.head])
        if not self._is_person(phrase) or head in word_class("never one spoken of"):
            return None
        gender = self._gender(phrase)
        last = discourse.last_turn(phrase.start)
        barred = self._barred(phrase)
        key, close = discourse.person(phrase.start, gender, phrase.content, barred=barred)
        if close or key is None:
            key = last.key if last is not None else None
        if key is None or key[0] != "person" or not isinstance(key[1], int):
            return None
        latest = discourse.latest(key, phrase.start)
        paragraphs = reading.paragraphs[phrase.start] - reading.paragraphs[latest]
        if latest < 0 or paragraphs > _PARAGRAPHS or not self._fits(phrase, key[1]):
            return None
        return None if key in barred or self._is_other(key[1]) else key[1]

    def _fits(self, phrase: Phrase, number: int) -> bool:
        """Say whether somebody is of the body that a description names, if it names one."""
        reading = self._grammar.reading
        named = {
            fold(reading.words[index])
            for start, end in organizations_after(self._grammar, phrase.core_end, phrase.end)
            for index in range(start, end)
            if reading.words[index][:1].isupper()
        }
        known = (fact for fact in self._profiles.facts[number] if not fact.is_role)
        told = {fold(reading.words[i]) for fact in known for i in range(fact.start, fact.end)}
        return not named or bool(named & told)

    def _barred(self, phrase: Phrase) -> frozenset[Key]:
        """Return the people whom a description can't mean, for their party or for being named in it."""
        people = self._grammar.cast.people
        return frozenset(
            ("person", person.number)
            for person in people
            if self._speaks_against(phrase, person.number)
        )

    def _gender(self, phrase: Phrase) -> str | None:
        """Return the gender that a description tells, or the `her` that goes on from it."""
        reading, head = self._grammar.reading, singular(self._grammar.reading.lower[phrase.head])
        for word in (head, *self._modifiers(phrase)):
            if word in word_class("women") | word_class("men"):
                return "f" if word in word_class("women") else "m"
        for index in range(phrase.end, min(phrase.end + _AHEAD, len(reading))):
            if reading.sentences[index] != reading.sentences[phrase.head] or reading.quoted[index]:
                break
            if index in self._grammar.cast.names:
                break
            if reading.lower[index] in {"her", "his", "herself", "himself"}:
                return PRONOUNS[reading.lower[index]][0]
        return None

    def _is_person(self, phrase: Phrase) -> bool:
        reading = self._grammar.reading
        word, head = reading.words[phrase.head], singular(reading.lower[phrase.head])
        native = word[:1].isupper() and (head.endswith("an") or head in word_class("natives"))
        owned = any(map(reading.is_possessive, range(phrase.core_start, phrase.core_end)))
        modifiers = self._modifiers(phrase)
        if owned or (modifiers & _SINGULAR and "lady" not in modifiers):
            return False
        return self._grammar.lexicon.is_role(head) or head.endswith("-year-old") or native

    def _speaks_against(self, phrase: Phrase, number: int) -> bool:
        """Say whether a description is of somebody else: it names another party, or the person.

        `Moor's big boss` is not Moor.
        """
        reading, by_word = self._grammar.reading, self._grammar.cast.by_word
        if any(by_word.get(index) == number for index in range(phrase.start, phrase.end)):
            return True
        own = {reading.lower[i] for i in range(phrase.core_start, phrase.core_end)}
        named = {name for name in PARTIES if own & word_class(name)}
        return bool(named) and self._profiles.party(number) not in {None, *named}

    def _is_other(self, number: int) -> bool:
        """Say whether someone of little part in the article has a role of their own."""
        few = len(self._grammar.cast.people[number].mentions) <= 2  # noqa: PLR2004
        facts: list[Fact] = self._profiles.facts[number]
        return few and any(f.is_role and f.by == "rule:apposition" for f in facts)


def _can_be_one(own: set[str], words: frozenset[str]) -> bool:
    """Say whether a description can mean a role: neither of another rank, nor one that is over."""
    return own & _RANKS == words & _RANKS and (bool(own & FORMER) or not words & FORMER)


def _alike(own: set[str], words: frozenset[str]) -> int:
    """Count the words that two descriptions share; a nation is its adjective."""
    stems = {word[:_STEM] for word in words if len(word) > _STEM}
    return sum(word in words or (len(word) > _STEM and word[:_STEM] in stems) for word in own)
