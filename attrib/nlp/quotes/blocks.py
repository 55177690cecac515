"""Quotes and their parsed article in, the paragraphs that a colon announces out.

`Orr wrote on Facebook:` and a paragraph without marks: a block quotation, whose indent or frame a plain
text has lost. How many paragraphs it had is lost as well, so only the first is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrib.nlp.quotes.lexicon import load_cues
from attrib.nlp.quotes.sources import subject_of
from attrib.types import Act, Quote, Span

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
    taken = sorted(span for quote in quotes for span in (*quote.content, *quote.cue))
    for paragraph, block in zip(page.paragraphs, page.paragraphs[1:], strict=False):
        if page.text[paragraph.end - 1] != ":" or _is_claimed(page, taken, block):
            continue
        verb = _last_verb(doc, paragraph)
        source = subject_of(verb) if verb is not None else None
        if verb is None or source is None or page.count_words(*block, limit=_LEAST) < _LEAST:
            continue
        cue = Span(verb.idx, verb.idx + len(verb))
        if not _meets(taken, cue):
            yield Quote(
                source=(source,),
                cue=(cue, Span(paragraph.end - 1, paragraph.end)),
                content=(block,),
                confidence=_CONFIDENCE,
                by="rule:block",
            )


def _is_claimed(page: Page, taken: Sequence[Span], block: Span) -> bool:
    return (
        bool(page.pieces_in(*block))
        or page.turn_at(block.start) is not None
        or _meets(taken, block)
    )


def _meets(taken: Sequence[Span], span: Span) -> bool:
    place = bisect_left(taken, (span.end, 0))
    return place > 0 and taken[place - 1].end > span.start


def _last_verb(doc: Doc, paragraph: Span) -> Token | None:
    """Return the verb of saying just before the colon that ends a paragraph."""
    words = load_cues().words
    phrase = doc.char_span(*paragraph, alignment_mode="expand")
    for token in reversed(phrase[-_WORDS:] if phrase is not None else ()):
        word = words.get(token.lower_) if token.pos_ == "VERB" else None
        if word is not None and word.part == "verb" and word.act is Act.STATEMENT:
            return token
    return None
