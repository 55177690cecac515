"""Quotes and their parsed article in, the paragraphs that a colon announces out.

`Orr wrote on Facebook:` and a paragraph without marks: a block quotation, whose indent or frame a plain
text has lost. How many paragraphs it had is lost as well, so only the first is taken.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrib.nlp.quotes.covered import Covered
from attrib.nlp.quotes.lexicon import is_verb_of_saying
from attrib.nlp.quotes.sources import subject_of
from attrib.types import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from attrib.nlp.quotes.page import Page

_CONFIDENCE = 0.6
_WORDS = 12
"""Words before the colon in which the verb stands: `wrote in a post on Monday:`."""
_LEAST = 4
"""Words of a paragraph that is more than an entry of a list."""


def find_blocks(doc: Doc, page: Page, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Yield a quote for each unclaimed paragraph after one that ends with a verb of saying and a colon."""
    taken = Covered(span for quote in quotes for span in (*quote.content, *quote.cue))
    for paragraph, block in pairwise(page.paragraphs):
        if page.text[paragraph.end - 1] != ":" or _is_claimed(page, taken, block):
            continue
        verb = _last_verb(doc, paragraph)
        source = subject_of(verb) if verb is not None else None
        if verb is None or source is None or page.count_words(*block, limit=_LEAST) < _LEAST:
            continue
        cue = Span(verb.idx, verb.idx + len(verb))
        if not taken.meets(cue):
            yield Quote(
                source=(source,),
                cue=(cue, Span(paragraph.end - 1, paragraph.end)),
                content=(block,),
                confidence=_CONFIDENCE,
                by="rule:block",
            )


def _is_claimed(page: Page, taken: Covered, block: Span) -> bool:
    turn = page.turn_at(block.start)
    return bool(page.pieces_in(*block)) or turn is not None or taken.meets(block)


def _last_verb(doc: Doc, paragraph: Span) -> Token | None:
    """Return the verb of saying just before the colon that ends a paragraph."""
    phrase = doc.char_span(*paragraph, alignment_mode="expand")
    words = phrase[-_WORDS:] if phrase is not None else ()
    return next((token for token in reversed(words) if is_verb_of_saying(token)), None)
