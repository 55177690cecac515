"""Quotes in, which of their pronouns stand inside another quote's quotation marks out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrib.nlp.people.kinds import Kind
from attrib.nlp.people.phrases import Phrase
from attrib.nlp.people.reading import Reading

_BACK = 20
"""Contents before a word of which one may cover it, which bounds the cost."""
_PRONOUNS = frozenset({Kind.FIRST, Kind.PRONOUN})


def speakers_around(reading: Reading, phrases: Sequence[Phrase]) -> dict[int, int]:
    """Return, for each quote whose source is a pronoun in a quotation, the quote that it stands in."""
    spans = sorted((*span, number) for number, p in enumerate(phrases) for span in p.content)
    starts = [start for start, _, _ in spans]
    found: dict[int, int] = {}
    for number, phrase in enumerate(phrases):
        if phrase.kind not in _PRONOUNS or not reading.quoted[phrase.start]:
            continue
        place = bisect_right(starts, phrase.start)
        around = [
            (end - start, other)
            for start, end, other in spans[max(0, place - _BACK) : place]
            if other != number and phrase.start < end
        ]
        if around:
            found[number] = min(around)[1]
    return found
