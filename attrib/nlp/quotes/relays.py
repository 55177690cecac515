"""Quotes with their speakers in, the same quotes out with who passed each one on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.nlp.quotes.inner import CLAIM
from attrib.types import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.types import Quote


def with_relays(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Set `via` of each quote inside another to the speaker of the one around it.

    A statement passes on what stands in it; a thought does not. Nobody passes on their own words, nor
    a claim that they only name.
    """
    found = []
    for quote in quotes:
        around = None if quote.parent is None else quotes[quote.parent]
        told = around is not None and around.act is Act.STATEMENT and quote.by != CLAIM
        via = around.speaker if around is not None and told else None
        found.append(quote if via in {None, quote.speaker} else replace(quote, via=via))
    return tuple(found)
