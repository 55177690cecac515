"""A source of the headline in (`Climate will change, expert says`), who says it in the article out.

A headline puts in short what somebody says below it: whose words are most like those of the headline,
and who may be what it calls them, is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrib.nlp.people.antecedents import Key
from attrib.nlp.people.kinds import Kind, is_plural_noun
from attrib.nlp.people.phrases import Grammar, Phrase

_STEM = 5
"""Letters by which two forms of a word are taken for one; a shorter word says little."""
_ALIKE = 2
"""Words that a headline and what is said below it must share."""
_OPENINGS = frozenset({"one", "top", "former"})
"""A headline drops its articles, so that none opens a source there."""
_LINES = 1
"""A headline and the line below it are paragraphs 0 and 1."""


def is_headline(grammar: Grammar, phrase: Phrase) -> bool:
    """Say whether a source is somebody of the headline who has no name there."""
    reading = grammar.reading
    if phrase.kind is not Kind.PEOPLE or reading.paragraphs[phrase.start] > _LINES:
        return False
    bare = phrase.start == phrase.core_start or reading.lower[phrase.start] in _OPENINGS
    single = not is_plural_noun(reading, phrase.head)
    return bare and single and grammar.lexicon.is_role(reading.lower[phrase.head])


def said_below(
    grammar: Grammar, headline: Phrase, said: Mapping[int, Key], phrases: Sequence[Phrase]
) -> Key | None:
    """Return the person whose words are like those of a headline, if one stands out.

    Args:
        grammar: The article.
        headline: The source in the headline, with what it says.
        said: Who says each of the quotes, by number, where it is a person.
        phrases: The sources of all quotes, with what they say.
    """
    wanted = _stems(grammar, headline)
    alike: dict[Key, int] = {}
    for number, key in said.items():
        if phrases[number].start > headline.start:
            shared = len(wanted & _stems(grammar, phrases[number]))
            alike[key] = max(alike.get(key, 0), shared)
    ranked = sorted(alike.items(), key=lambda row: -row[1])
    if not ranked or ranked[0][1] < _ALIKE:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def _stems(grammar: Grammar, phrase: Phrase) -> frozenset[str]:
    """Return the stems of the longer words that a source says."""
    lower = grammar.reading.lower
    words = (lower[i] for start, end in phrase.content for i in range(start, end))
    return frozenset(word[:_STEM] for word in words if len(word) >= _STEM and word.isalpha())
