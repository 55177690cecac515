"""A body that goes without its name in (`the bureau`, `state party`), the words that name it out.

The name is the nearest one before that has the same noun (`the party`: `Ohio Democratic Party`), or
the one organization that the paragraph and the one before speak of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from attrib.nlp.people.affiliations import organization_at
from attrib.nlp.people.lexicon import is_other_kind, word_class
from attrib.nlp.people.names import fold
from attrib.nlp.people.phrases import Grammar

WordRange = tuple[int, int]

_FAR = 400
"""Words before a stand-in in which its name is looked for, about four paragraphs of news."""
_NEAR = 80
"""Words before `its` in which a body without a name may be what the paragraph speaks of."""
_MOST = 20
"""Names of one noun that are looked at, which bounds the cost."""


def is_standin(grammar: Grammar, start: int, end: int) -> bool:
    """Say whether words are a body without any name: `bureau`, but not `Ohio delegation`."""
    reading = grammar.reading
    plain = all(
        reading.words[i][:1].islower() or reading.begins_sentence(i) for i in range(start, end)
    )
    return plain and grammar.lexicon.is_group(reading.lower[end - 1])


class StandIns:
    """Finds what bodies without a name stand for, in one article."""

    def __init__(self, grammar: Grammar) -> None:
        """Index the names of bodies by the nouns in them."""
        self._grammar = grammar
        self._names: list[WordRange] = []
        self._by_noun: dict[str, list[WordRange]] = defaultdict(list)
        reading = grammar.reading
        index = 0
        while index < len(reading):
            at = self._name_at(index)
            if at is None:
                index += 1
                continue
            self._names.append(at)
            for word in {reading.lower[i] for i in range(*at)}:
                if grammar.lexicon.is_group(word) or word in word_class("services"):
                    self._by_noun[word].append(at)
            index = max(at[1], index + 1)

    def _name_at(self, index: int) -> WordRange | None:
        """Return the name of a body that begins at a word of narration."""
        grammar, reading = self._grammar, self._grammar.reading
        if reading.quoted[index]:
            return None
        entity = reading.entity_at(index)
        begins = entity is not None and entity.start == index and entity.label != "PERSON"
        if not begins and index not in grammar.cast.names:
            return None
        return organization_at(grammar, index, len(reading))

    def name_of(self, start: int, end: int) -> WordRange | None:
        """Return the words that name the body which `start:end` stands for."""
        reading = self._grammar.reading
        if (apposed := self._apposed(end)) is not None:
            return apposed
        noun = reading.lower[end - 1]
        own = {fold(reading.words[i]) for i in range(start, end - 1)} - word_class(
            "plain adjectives"
        )
        named = self._by_noun.get(noun, [])
        after = named[bisect_left(named, (start, start)) :][:_MOST] if own else []
        for at in (*reversed(self._before(named, start)), *after):
            if own <= self._words_of(at):
                return at
        generic = noun in word_class("companies") - word_class("parts of bodies") and not own
        only = self._only_one(start) if generic else None
        return None if only and is_other_kind(noun, self._words_of(only)) else only

    def one_with(self, word: int, start: int) -> WordRange | None:
        """Return the one body of the article that has a word in its name: an officer's `police`.

        A place before the word tells which one: `Tulsa police` is of the Tulsa Police Department.
        """
        reading = self._grammar.reading
        own = {fold(reading.words[i]) for i in range(start, word) if reading.words[i][:1].isupper()}
        found: dict[str, WordRange] = {}
        for at in self._by_noun.get(reading.lower[word], ())[:_MOST]:
            if own <= self._words_of(at):
                found.setdefault(reading.slice(*at).lower(), at)
        return next(iter(found.values())) if len(found) == 1 else None

    def _words_of(self, at: WordRange) -> set[str]:
        return {fold(self._grammar.reading.words[i]) for i in range(*at)}

    def _apposed(self, end: int) -> WordRange | None:
        """Return the name after a comma: `its parent company, Acme`."""
        if self._grammar.reading.words[end : end + 1] != (",",):
            return None
        place = bisect_left(self._names, (end + 1, 0))
        at = self._names[place] if place < len(self._names) else None
        return at if at is not None and at[0] == end + 1 else None

    def _before(self, names: list[WordRange], word: int) -> list[WordRange]:
        place = bisect_left(names, (word, word))
        return [at for at in names[max(0, place - _MOST) : place] if word - at[0] <= _FAR]

    def spoken_of(self, word: int) -> WordRange | None:
        """Return the body that a paragraph speaks of before a word.

        It is the only one, or else the subject of the sentence before, or the first subject.
        """
        reading = self._grammar.reading
        for index in range(word - 1, -1, -1):
            if reading.sentences[index] != reading.sentences[word]:
                break
            standin = reading.lower[index] in word_class("standins")
            if standin and reading.is_subject(index, index + 1):
                return self.name_of(index, index + 1)
        if (only := self._only_one(word, before=0)) is not None:
            return only
        paragraph = reading.paragraphs[word]
        here = [
            at for at in self._before(self._names, word) if reading.paragraphs[at[0]] == paragraph
        ]
        subjects = [at for at in here if reading.is_subject(*at)]
        before = reading.sentences[word] - 1
        last = next((at for at in subjects if reading.sentences[at[0]] == before), None)
        found = last or next(iter(subjects), None) or self._common_subject(word)
        return found or (None if here else self._only_one(word))

    def _common_subject(self, word: int) -> WordRange | None:
        """Return a body without a name of its own that the paragraph speaks of: `the teachers' union`."""
        reading = self._grammar.reading
        for index in range(word - 1, max(-1, word - _NEAR), -1):
            if reading.paragraphs[index] != reading.paragraphs[word]:
                break
            start = index
            while start and (
                reading.is_possessive(start - 1) or reading.tags[start - 1].startswith(("NN", "JJ"))
            ):
                start -= 1
            common = reading.lower[index] in word_class("common bodies") and start < index
            if common and reading.is_subject(index, index + 1):
                return start, index + 1
        return None

    def _only_one(self, word: int, *, before: int = 1) -> WordRange | None:
        """Return the one body that the paragraph of a word, or else the one before, speaks of."""
        reading = self._grammar.reading
        for back in range(before + 1):
            found: dict[str, WordRange] = {}
            for at in self._before(self._names, word):
                told = reading.is_told(at[0])
                if reading.paragraphs[word] - reading.paragraphs[at[0]] <= back and not told:
                    found.setdefault(reading.slice(*at).lower(), at)
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None
