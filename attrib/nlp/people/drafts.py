"""What is known of a speaker while an article is read, and which speakers are meant together."""

from __future__ import annotations

from dataclasses import dataclass, field

from attrib.nlp.people.antecedents import Key
from attrib.nlp.people.lexicon import word_class
from attrib.nlp.people.phrases import Grammar, Phrase
from attrib.nlp.people.unnamed import count_of
from attrib.types import SpeakerType

_DEFINITE = frozenset({"the", "these", "both"})
_TWO = 2


@dataclass(slots=True)
class Draft:
    """A speaker as far as it is known."""

    name: str
    type: SpeakerType
    phrases: list[Phrase] = field(default_factory=list)
    members: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source is; `unsure` where it could be another."""

    key: Key | None
    unsure: bool = False


def meant_together(grammar: Grammar, phrase: Phrase, drafts: dict[Key, Draft]) -> Key | None:
    """Return the people who last spoke as one, for `the two senators`, `both men` or `the couple`."""
    reading = grammar.reading
    first, head = reading.lower[phrase.start], reading.lower[phrase.head]
    if first not in _DEFINITE:
        return None
    pair = first == "both" or head in word_class("pairs")
    number = _TWO if pair else count_of(grammar, phrase)
    if number is None:
        return None
    spoke = (
        key
        for key, draft in reversed(drafts.items())
        if draft.phrases and draft.members and len(draft.members) == number
    )
    return next(spoke, None)
