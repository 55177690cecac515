"""A source in, whether it is a thing that nobody wrote or recorded: `the deal`, `his experience`.

What such a thing shows it has not said; polls, records, photographs and emails say what they show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.nlp.people.lexicon import singular, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from attrib.types import Span


def is_thing(doc: Doc, source: Sequence[Span]) -> bool:
    """Say whether a source is headed by a noun of what happens or is done.

    By a list of such nouns: of those in none many are people, such as `the couple suggested`.
    """
    span = doc.char_span(*source[0], alignment_mode="expand") if source else None
    if span is None or span.root.pos_ != "NOUN":
        return False
    word = span.root.lower_
    return not {word, singular(word)}.isdisjoint(word_class("unwritten"))
