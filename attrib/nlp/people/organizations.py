"""A phrase for an organization in, the fullest name that the article has for it out."""

from __future__ import annotations

from attrib.nlp.acronyms import find_acronyms
from attrib.nlp.people.lexicon import DETERMINERS, is_other_kind, word_class
from attrib.nlp.people.names import fold
from attrib.nlp.people.phrases import Grammar, Phrase

_MINOR = frozenset({"the", "of", "for", "and", "a", "an", "in", "at", "on", "&", ""})
_LOOK_BACK = 60
_DOUBLE_MARKS = frozenset(("\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb", '"', "``", "''"))


class Organizations:
    """The organizations that an article names, found by any of their names."""

    def __init__(self, grammar: Grammar) -> None:
        """Read the names off the article's entities."""
        self._grammar = grammar
        reading = grammar.reading
        self._places = tuple(e for e in reading.entities if e.label in {"ORG", "LOC"})
        self._texts: dict[tuple[str, ...], str] = {}
        defined = find_acronyms(reading.text)
        self._by_initials: dict[str, str] = {fold(short): full for short, full in defined}
        self._by_word: dict[str, list[tuple[str, ...]]] = {}
        for entity in self._places:
            start, end = trimmed(grammar, entity.start, entity.end)
            if entity.label == "ORG":
                self._add(start, end)
            elif end - start > 1:
                self._add_initials(reading.slice(start, end))

    def _add_initials(self, text: str) -> None:
        words = [w for w in map(fold, text.split()) if w not in _MINOR]
        self._by_initials.setdefault("".join(word[0] for word in words), text)

    def _add(self, start: int, end: int) -> None:
        text = self._grammar.reading.slice(start, end)
        words = tuple(w for w in map(fold, text.split()) if w not in _MINOR)
        if not words or words in self._texts:
            return
        self._texts[words] = text
        if len(words) > 1:
            self._add_initials(text)
        if not self._grammar.reading.paragraphs[start]:
            return
        for word in set(words):
            self._by_word.setdefault(word, []).append(words)

    def fullest(self, text: str) -> str:
        """Return the longest name that the article has for what `text` names."""
        words = tuple(w for w in map(fold, text.split()) if w not in _MINOR)
        if len(words) == 1 and text.isupper() and words[0] in self._by_initials:
            return self._by_initials[words[0]]
        if not words or (len(words) == 1 and words[0] in word_class("whole by themselves")):
            return text
        wider = [
            other
            for other in self._by_word.get(words[-1], [])[:_LOOK_BACK]
            if len(other) > len(words)
            and set(words) <= set(other)
            and (len(words) > 1 or other[-1] == words[0] or other[0] == words[0])
        ]
        if len(words) == 1 and not text.isupper():
            paper = words[0] in word_class("newspapers")
            wider = [other for other in wider if paper or other[0] == words[0]]
            wider = wider if len(wider) == 1 and len(wider[0]) <= 3 else []  # noqa: PLR2004
        longest = {self._texts[other] for other in wider}
        return max(longest, key=len) if len(longest) == 1 else text

    def beside(self, phrase: Phrase) -> str | None:
        """Return the name after a description of a body: `the studio, Acme Pictures,`."""
        reading = self._grammar.reading
        if (entity := reading.body_after(phrase.core_end)) is None:
            return None
        closed = entity.end >= phrase.end or reading.words[entity.end] == ","
        return self.fullest(reading.slice(entity.start, entity.end)) if closed else None

    def named_by(self, phrase: Phrase) -> str | None:
        """Return what a description such as `the company` or `the campaign` stands for."""
        reading = self._grammar.reading
        head = reading.lower[phrase.head]
        for index in range(phrase.start - 1, max(-1, phrase.start - 4000), -1):
            if reading.lower[index] == head and (text := self._capitalized(index)) is not None:
                return self.fullest(text)
        if head not in word_class("companies"):
            return None
        name = self._last_before(phrase.start)
        return None if name and is_other_kind(head, {fold(word) for word in name.split()}) else name

    def _capitalized(self, index: int) -> str | None:
        """Return the name that has a word as its noun: `Clinton campaign`, `Institute for Fen Studies`."""
        reading = self._grammar.reading
        entity = reading.entity_at(index)
        if entity is not None and entity.label == "ORG" and entity.start == index:
            return reading.slice(entity.start, entity.end) if entity.end > index + 1 else None
        start = index
        while start > 0 and (
            reading.tags[start - 1].startswith("NNP") or reading.is_possessive(start - 1)
        ):
            start -= 1
        while start < index and reading.lower[start] in DETERMINERS:
            start += 1
        return reading.slice(start, index + 1) if start < index else None

    def _last_before(self, word: int) -> str | None:
        """Return the one organization that the paragraphs before name, or that they say something of."""
        reading = self._grammar.reading
        names: set[str] = set()
        subjects: set[str] = set()
        for entity in reversed(self._places):
            told = reading.is_told(entity.start)
            narrated = entity.label == "ORG" and not reading.quoted[entity.start] and not told
            if entity.start < word and narrated:
                if reading.paragraphs[word] - reading.paragraphs[entity.start] > 1:
                    break
                start, end = trimmed(self._grammar, entity.start, entity.end)
                name = self.fullest(reading.slice(start, end))
                names.add(name)
                if reading.is_subject(start, end):
                    subjects.add(name)
        found = names if len(names) == 1 else subjects
        return next(iter(found)) if len(found) == 1 else None


def trimmed(grammar: Grammar, start: int, end: int) -> tuple[int, int]:
    """Take a determiner off the front of a name, and a possessive off its end; leave no mark alone."""
    reading = grammar.reading
    while (
        start < end - 1
        and reading.lower[start] in DETERMINERS
        and reading.lower[start + 1] != "of"  # `one of them`
    ):
        start += 1
    while end > start + 1 and reading.is_possessive(end - 1):
        end -= 1
    marks = [index for index in range(start, end) if reading.words[index] in _DOUBLE_MARKS]
    if len(marks) == 1 and end - start > 1:
        if marks[0] == start:  # the “Daily Planet”
            return start + 1, end
        if end < len(reading.words) and reading.words[end] in _DOUBLE_MARKS:
            return start, end + 1
    return start, end
