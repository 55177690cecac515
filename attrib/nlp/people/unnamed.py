"""Sources without a name in, how many they are and why they go unnamed out, as the article says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.nlp.people.lexicon import PRONOUNS, word_class
from attrib.nlp.people.phrases import Grammar, Phrase, is_plural
from attrib.nlp.people.reading import Reading
from attrib.types import Span

_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve"),
        ),
        start=1,
    )
}
_MOST = 1_000_000
"""A larger number counts no sources."""
_ONE = frozenset({"a", "an", "another", "one"})
_SUBJECT = 3
"""Words after a comma that hold the subject of another clause: `, the deal is dead`."""
_SAYING = frozenset({"said", "says", "told", "added", "wrote"})
"""The verb of the sentence that the clause of a reason stands in."""
_STOPS = frozenset(
    {".", ";", "!", "?", "\u2014", "\u2013", "--", '"', "\u201c", "\u201d", "''", "``"}
)


def count_of(grammar: Grammar, phrase: Phrase) -> int | None:
    """Return how many people a source is: `two officials`, `a former aide`."""
    reading = grammar.reading
    if reading.lower[phrase.head] in {"percent", "%"}:
        return None
    for index in range(phrase.start, phrase.head):
        word = reading.lower[index].replace(",", "")
        number = int(word) if word.isascii() and word.isdigit() else _NUMBERS.get(word)
        if number is not None and reading.lower[index + 1] not in {"of", "in", "percent", "%"}:
            return number if number <= _MOST else None
    first = reading.lower[phrase.start]
    return 1 if first == "one" or (first in _ONE and not is_plural(reading, phrase)) else None


def reason_of(grammar: Grammar, phrases: Sequence[Phrase]) -> Span | None:
    """Return the words that tell why a source goes unnamed: `because the talks are private`."""
    reading = grammar.reading
    for phrase in phrases:
        for start, end in _sentences(reading, phrase):
            trigger = _trigger(reading, start, end)
            if trigger is not None and (at := _reason(reading, trigger, start, end)) is not None:
                return reading.span(*at)
    return None


def _sentences(reading: Reading, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield the sentence of a source, and the next of its paragraph that goes on with `he` or it."""
    start = end = phrase.start
    while start > 0 and reading.sentences[start - 1] == reading.sentences[phrase.start]:
        start -= 1
    while True:
        end = _sentence_end(reading, end)
        yield start, end
        going_on = (
            end < len(reading) and reading.paragraphs[end] == reading.paragraphs[phrase.start]
        )
        if not going_on or not _goes_on(reading, end, phrase):
            return
        start = end


def _sentence_end(reading: Reading, index: int) -> int:
    end = index
    while end < len(reading) and reading.sentences[end] == reading.sentences[index]:
        end += 1
    return end


def _goes_on(reading: Reading, index: int, phrase: Phrase) -> bool:
    """Say whether a sentence begins with whom a source is."""
    if reading.lower[index] in PRONOUNS:
        return True
    after = min(index + 4, len(reading))
    return reading.lower[phrase.head] in reading.lower[index:after]


def _trigger(reading: Reading, start: int, end: int) -> int | None:
    """Return the word at which narration says that somebody is not named."""
    for index in range(start, end):
        if reading.quoted[index]:
            continue
        word = reading.lower[index]
        if word in {"anonymity", "anonymously"}:
            return index
        before = set(reading.lower[max(start, index - 6) : index])
        if word in word_class("naming") and before & word_class("refusing"):
            return index
    return None


def _reason(reading: Reading, trigger: int, start: int, end: int) -> tuple[int, int] | None:
    """Return the words of the reason: what follows `because` or `citing`, or `not authorized to`."""
    for index in range(start, end):
        if reading.quoted[index]:
            continue
        word = reading.lower[index]
        if (index > trigger and word in {"because", "citing", "given", "fearing"}) or (
            word == "because" and trigger - index > 0
        ):
            return index, _clause_end(reading, index, end)
    word = reading.lower[trigger]
    if word.startswith("authori"):
        first = max(i for i in range(start, trigger) if reading.lower[i] in word_class("refusing"))
        first -= reading.lower[first] == "n't" and first > start
        return first, _clause_end(reading, trigger, end)
    if reading.lower[trigger + 1 : trigger + 2] in {("to",), ("in",)}:
        return trigger + 1, _clause_end(reading, trigger + 1, end)
    return None


def _clause_end(reading: Reading, index: int, end: int) -> int:
    """Return the end of a clause: at a mark, or a comma that a verb of saying follows."""
    for place in range(index + 1, end):
        stop = reading.words[place] in _STOPS or reading.lower[place] in _SAYING
        comma = reading.words[place] == "," and place + 1 < end and _leaves(reading, place + 1)
        if stop or comma:
            return place
    return end


def _leaves(reading: Reading, index: int) -> bool:
    said = reading.is_verb(index) or reading.words[index] in _STOPS
    named = reading.lower[index] in PRONOUNS or reading.words[index][:1].isupper()
    return said or named or reading.is_subject(index, index + _SUBJECT)
