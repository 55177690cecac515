"""A pronoun in, the person it most likely stands for out.

Candidates are the people named, and the sources resolved, before it. Each is scored by how near it is,
whether it was a subject or spoke last, and how often it is named; a gender that does not agree, or a
name inside a quotation, rules it out. After Lappin & Leass (1994), "An algorithm for pronominal
anaphora resolution", with the turns of the speakers added.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from attrib.nlp.people.lexicon import PRONOUNS
from attrib.nlp.people.phrases import Grammar

_WINDOW = 60
"""Mentions before a pronoun that are looked at, which bounds the cost."""
_MAX_SENTENCES = 12
_OWNERS = frozenset({"his", "her"})
_CREDITS = {("via",), ("/",)}
"""What follows the name of who took a picture, who is no part of the story."""
_CLAUSE = 3
"""Who is named this near after a pronoun is somebody else: `he told Hannity`."""


Key = tuple[str, int | str]
"""What names a speaker within an article: a kind, and a number of the cast or a folded name."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a candidate's features count."""

    sentence: float = -1.4
    paragraph: float = -1.0
    subject: float = 1.2
    turn: float = 1.6
    quoted: float = -4.0
    reported: float = -1.2
    possessive: float = -0.8
    gender: float = 0.8
    frequency: float = 0.15
    same_sentence: float = 0.8
    margin: float = 0.8
    """Between the best and the next, so that the choice is not a guess."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a candidate is named or spoke."""

    word: int
    key: Key
    gender: str | None
    subject: bool = False
    turn: bool = False
    possessive: bool = False
    plural: bool = False


class Discourse:
    """What has been said of whom so far, in the order of the text."""

    def __init__(self, grammar: Grammar, weights: Weights | None = None) -> None:
        """Take the people that the article names as the first candidates."""
        self._reading = grammar.reading
        self._weights = weights or Weights()
        self._mentions: list[Mention] = []
        self._words: list[int] = []
        self._turns: list[Mention] = []
        self._read = 0
        for person in grammar.cast.people:
            for name in person.mentions:
                if self._reading.lower[name.end : name.end + 1] in _CREDITS:
                    continue
                self._mentions.append(
                    Mention(
                        word=name.start,
                        key=("person", person.number),
                        gender=person.gender,
                        subject=self._is_subject(name.start, name.end),
                        possessive=self._reading.is_possessive(name.end),
                    )
                )
        self._mentions.sort(key=lambda mention: mention.word)
        self._words = [mention.word for mention in self._mentions]

    def _is_subject(self, start: int, end: int) -> bool:
        reading = self._reading
        if reading.is_subject(start, end):
            return True
        if reading.begins_sentence(start) and not reading.is_possessive(end):
            return True
        return end < len(reading) and reading.is_verb(end)

    def read_to(self, word: int) -> None:
        """Take the pronouns of narration up to a word as mentions of whom they clearly mean."""
        reading = self._reading
        for index in range(self._read, word):
            gender, _ = PRONOUNS.get(reading.lower[index], ("n", False))
            if gender not in {"m", "f"} or reading.quoted[index]:
                continue
            key, close = self.person(index, gender)
            if key is not None and not close:
                owns = reading.lower[index] in _OWNERS and reading.tags[index] == "PRP$"
                subject = reading.is_subject(index, index + 1)
                mention = Mention(index, key, gender, subject=subject, possessive=owns)
                place = bisect_left(self._words, index)
                self._words.insert(place, index)
                self._mentions.insert(place, mention)
        self._read = max(self._read, word)

    def pronouns_of(self, key: Key) -> list[int]:
        """Return where narration clearly calls somebody `he` or `she`."""
        lower, told = self._reading.lower, (m.word for m in self._mentions if m.key == key)
        return [word for word in told if lower[word] in {"he", "she"}]

    def add_turn(self, word: int, key: Key, gender: str | None, *, plural: bool = False) -> None:
        """Note that a source spoke at a word."""
        turn = Mention(word, key, gender, subject=True, turn=True, plural=plural)
        self._turns.append(turn)

    def last_turn(self, word: int) -> Mention | None:
        """Return the source that spoke last before a word."""
        return next((turn for turn in reversed(self._turns) if turn.word < word), None)

    def latest(self, key: Key, word: int) -> int:
        """Return the last word before another at which someone is mentioned or spoke, or -1."""
        place = bisect_left(self._words, word)
        near = (*self._mentions[max(0, place - _WINDOW) : place], *self.turns_before(word))
        return max((mention.word for mention in near if mention.key == key), default=-1)

    def turns_before(self, word: int) -> list[Mention]:
        """Return the sources that spoke before a word, the last first."""
        return [turn for turn in self._turns[-_WINDOW:][::-1] if turn.word < word]

    def just_told_of(self, word: int, gender: str | None) -> Key | None:
        """Return the one person who is a subject or speaks in the sentence before, in one paragraph."""
        reading, place = self._reading, bisect_left(self._words, word)
        here = reading.sentences[word], reading.paragraphs[word]
        near = (*self._mentions[max(0, place - _WINDOW) : place], *self.turns_before(word))
        found = {
            mention.key
            for mention in near
            if mention.subject
            and not reading.quoted[mention.word]
            and (reading.sentences[mention.word] + 1, reading.paragraphs[mention.word]) == here
        }
        agree = all(m.gender in {gender, None} for m in near if m.key in found)
        return found.pop() if len(found) == 1 and agree else None

    def person(
        self,
        word: int,
        gender: str | None,
        content: Sequence[tuple[int, int]] = (),
        *,
        barred: frozenset[Key] = frozenset(),
    ) -> tuple[Key | None, bool]:
        """Return whom a singular pronoun at a word stands for, and whether it is a close call."""
        ranked = self.ranked(word, gender, content, barred=barred)
        close = len(ranked) > 1 and ranked[0][1] - ranked[1][1] < self._weights.margin
        return (ranked[0][0] if ranked else None), close

    def is_quoted_with(self, key: Key, word: int) -> bool:
        """Say whether somebody is mentioned before a word inside the same quotation marks."""
        quoted = self._reading.quoted
        start = word
        while start > 0 and quoted[start - 1]:
            start -= 1
        first, last = bisect_left(self._words, start), bisect_left(self._words, word)
        return any(mention.key == key for mention in self._mentions[first:last])

    def ranked(
        self,
        word: int,
        gender: str | None,
        content: Sequence[tuple[int, int]] = (),
        *,
        barred: frozenset[Key] = frozenset(),
    ) -> list[tuple[Key, float]]:
        """Return whom a singular pronoun can stand for, the likeliest first.

        Who is named inside `content`, what the pronoun says, is passed over there; who is barred, always.
        """
        scores: dict[Key, float] = {}
        counts: dict[Key, int] = defaultdict(int)
        place = bisect_left(self._words, word)
        near = self._mentions[max(0, place - _WINDOW) : place]
        after = [m for m in self._mentions[place : place + 3] if m.word > word][:2]
        others = {m.key for m in after if self._is_beside(word, m.word)}
        others |= barred
        for mention in (*near, *self.turns_before(word)):
            if gender and mention.gender and mention.gender != gender:
                continue
            single = mention.key[0] in {"person", "unnamed"} and not mention.plural
            inside = any(start <= mention.word < end for start, end in content)
            if not single or inside or mention.key in others:
                continue
            counts[mention.key] += 1
            score = self._score(mention, word, gender)
            if score is not None:
                scores[mention.key] = max(scores.get(mention.key, score), score)
        for key in scores:
            scores[key] += self._weights.frequency * min(counts[key], 6)
        return sorted(scores.items(), key=lambda row: -row[1])

    def _is_beside(self, word: int, after: int) -> bool:
        """Say whether who is named at a word stands in one clause with the pronoun before it."""
        sentences = self._reading.sentences
        return after - word <= _CLAUSE and sentences[after] == sentences[word]

    def _score(self, mention: Mention, word: int, gender: str | None) -> float | None:
        reading, weights = self._reading, self._weights
        sentences = reading.sentences[word] - reading.sentences[mention.word]
        if sentences > _MAX_SENTENCES:
            return None
        paragraphs = reading.paragraphs[word] - reading.paragraphs[mention.word]
        quoted = reading.quoted[mention.word] and not reading.quoted[word]
        reported = reading.reported[mention.word] and not quoted
        return (
            weights.sentence * min(sentences, 6)
            + weights.paragraph * min(paragraphs, 4)
            + weights.subject * mention.subject
            + weights.turn * mention.turn
            + weights.quoted * quoted
            + weights.reported * reported
            + weights.possessive * mention.possessive
            + weights.gender * bool(gender and mention.gender)
            + weights.same_sentence * (sentences == 0)
        )
