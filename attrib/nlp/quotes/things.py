"""A source in, whether it is a thing that nobody wrote or recorded: `the deal`, `his experience`.

What such a thing shows it has not said; polls, records, photographs and emails say what they show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.nlp.people.lexicon import load_lexicon, singular, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from attrib.types import Span


def is_thing(doc: Doc, source: Sequence[Span]) -> bool:
    """Say whether a source is headed by a common noun of nobody, of no body and of no record."""
    span = doc.char_span(*source[0], alignment_mode="expand") if source else None
    if span is None or span.root.pos_ != "NOUN":
        return False
    word, lexicon = span.root.lower_, load_lexicon()
    speaks = lexicon.is_role(word) or lexicon.is_group(word) or lexicon.is_document(word)
    return not speaks or not {word, singular(word)}.isdisjoint(word_class("unwritten"))
