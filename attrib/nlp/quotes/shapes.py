"""A page and its quotes in, the quotes that the layout tells and the model did not find out.

Turns of an interview, a quotation or post that is signed, and quotations of a sentence or more that
nothing else claims. In the train set of PolNeAR 99 in 100 quotations of ten words or more are
content, so none is left out; one without a known speaker has a low confidence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.nlp.paragraphs import strip
from attrib.nlp.quotes.form import is_title
from attrib.nlp.quotes.page import WORD
from attrib.types import Flag, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrib.nlp.quotes.page import Page, Piece

_ALONE_WORDS, _LOOSE_WORDS = 5, 10
"""Words of the shortest unclaimed quotation to count: in a paragraph of its own, and elsewhere."""
_HEADLINE_WORDS = 2
"""Words of the shortest quotation in a headline that the article repeats."""

_AFTER_NAME = 100
"""Characters that may follow the name in a signature, such as a title or a date."""

_DASH = r"(—|–|―|--|-|~)[^\S\n]?"
_NAME = r"[A-Z][\w.'’-]{0,30}(?:[^\S\n][\w.'’-]{1,30}){0,4}?"
_HANDLE = r"[^\S\n]\(@\w{1,30}\)"
_SIGNATURE = re.compile(
    rf"\s{{0,4}}{_DASH}((?:@\w{{1,30}}|{_NAME})(?:{_HANDLE})?)(?=[^\S\n]*(?:[,.;(<|\n]|\Z))(.*)"
)
_LONG_WORD_AND_STOP = re.compile(r"[^\W\d_]{3}\.\Z")
_POST = re.compile(rf"\n[^\S\n]{{0,4}}{_DASH}({_NAME}{_HANDLE})")
_CONFIDENCE = {
    "interview": 0.9,
    "signature": 0.8,
    "headline": 0.6,
    "floating": 0.6,
    "quotation": 0.3,
}


def find_turns(page: Page, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes with those of an interview's turns: new ones, or the model's made whole."""
    kept = [quote for quote in quotes if not _blurs_turns(page, quote)]
    labelled = {span: n for n, quote in enumerate(kept) for span in quote.source}
    new = []
    for turn in page.turns:
        number = labelled.get(turn.label)
        if number is None:
            new.append(
                Quote(
                    source=(turn.label,),
                    cue=(turn.colon,),
                    content=turn.content,
                    confidence=_CONFIDENCE["interview"],
                    by="rule:interview",
                )
            )
        else:
            kept[number] = replace(kept[number], content=turn.content)
    return (*kept, *new)


def _blurs_turns(page: Page, quote: Quote) -> bool:
    """Whether it takes words of a turn for somebody else's, or for nobody's."""
    turns = [turn for span in quote.content if (turn := page.turn_at(span.end - 1))]
    if any(turn.label in quote.source for turn in turns):
        return False
    over = any(s.start <= turn.colon.start < s.end for turn in turns for s in quote.content)
    before = bool(turns and quote.cue) and quote.cue[-1].end <= turns[0].label.start
    colon = all(page.text[span.start : span.end].strip() == ":" for span in quote.cue)
    return bool(turns) and (over or before or (colon and not quote.source))


def find_unclaimed(
    page: Page, quotes: Sequence[Quote]
) -> tuple[tuple[Quote, ...], tuple[tuple[Quote, Quote | None], ...]]:
    """Find the quotations and posts that no quote with a cue or source claims.

    Returns:
        The quotes without those that are such a quotation; and the quotes found, each with the
        quote whose speaker goes on in it, if it stands alone after one.
    """
    quotes = tuple(_without_signed(page, quotes))
    owners: list[Quote | None] = [None] * len(page.pieces)
    orphans: dict[int, Quote] = {}
    for quote in quotes:
        for span in quote.content:
            for number in page.pieces_in(*span):
                if quote.cue or quote.source:
                    owners[number] = owners[number] or quote
                else:
                    orphans[number] = quote
    found, replaced = [], set()
    for number, quote, leader in _unclaimed_quotations(page, owners):
        orphan = orphans.get(number)
        if orphan is None or orphan.content == quote.content or quote.source:
            replaced.add(id(orphan))
            found.append((quote, leader))
    kept = tuple(quote for quote in quotes if id(quote) not in replaced)
    taken = sorted(s for quote in (*kept, *(q for q, _ in found)) for s in quote.content)
    return kept, (*found, *((quote, None) for quote in _posts(page, taken)))


def _without_signed(page: Page, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Yield the quotes without what somebody signs below: no cue of another paragraph reports that."""
    for quote in quotes:
        content = tuple(span for span in quote.content if not _is_signed(page, quote, span))
        if content or not quote.content:
            yield quote if content == quote.content else replace(quote, content=content)


def _is_signed(page: Page, quote: Quote, span: Span) -> bool:
    """Whether words are a signed quotation's, and the quote's cue stands in another paragraph."""
    if not quote.cue:
        return False
    for number in page.pieces_in(*span):
        piece = page.pieces[number]
        start, end = page.paragraphs[piece.paragraph]
        apart = not any(start <= told.start < end for told in quote.cue)
        # The signature may be taken along: it counts for nobody.
        whole = piece.span.start <= span.start and span.end <= end
        if apart and whole and piece.quotation.closed and _signature_after(page, piece.span.end):
            return True
    return False


def _unclaimed_quotations(
    page: Page, owners: list[Quote | None]
) -> Iterator[tuple[int, Quote, Quote | None]]:
    """Yield the number of the first piece, the quote, and the one that it follows."""
    number = 0
    while number < len(page.pieces):
        pieces = _parts(page, number)
        if all(owner is None for owner in owners[number : number + len(pieces)]):
            leader = owners[number - 1] if number else None
            found = _read_headline(page, pieces, owners) or _read_unclaimed(
                page, pieces, page.pieces[number - 1] if number else None, leader
            )
            if found:
                owners[number : number + len(pieces)] = [found[1] or found[0]] * len(pieces)
                yield (number, *found)
        number += len(pieces)


def _read_headline(
    page: Page, pieces: list[Piece], owners: Sequence[Quote | None]
) -> tuple[Quote, None] | None:
    """Return the quote that a headline has of words that somebody says in the article."""
    span = pieces[0].span
    words = [match.group() for match in WORD.finditer(page.text, *span)]
    if not page.in_headline(span.start) or len(words) < _HEADLINE_WORDS:
        return None
    wanted = " ".join(words).lower()
    for piece, owner in zip(page.pieces, owners, strict=True):
        said = page.text[piece.span.start : piece.span.end]
        if owner and wanted in " ".join(WORD.findall(said)).lower():
            return _make("headline", tuple(piece.span for piece in pieces)), None
    return None


def _parts(page: Page, number: int) -> list[Piece]:
    first = page.pieces[number]
    return [
        piece
        for piece in page.pieces[number : number + len(first.quotation.spans)]
        if piece.quotation is first.quotation
    ]


def _read_unclaimed(
    page: Page, pieces: list[Piece], before: Piece | None, leader: Quote | None
) -> tuple[Quote, Quote | None] | None:
    """Return the quote that an unclaimed quotation makes, if it is long enough to be one."""
    last = pieces[-1].span.end
    if not pieces[-1].quotation.closed:
        return None
    content = tuple(piece.span for piece in pieces)
    signed = _signature_after(page, last)
    if signed:
        mark, name = signed
        return _make("signature", content, source=(name,), cue=(mark,)), None
    if is_title(page, pieces[0]):
        return None
    words = sum(page.count_words(*span, limit=_LOOSE_WORDS) for span in content)
    start, end = page.paragraphs[pieces[0].paragraph]
    alone = not page.has_words(start, content[0].start) and (
        not page.has_words(last, page.paragraphs[pieces[-1].paragraph].end)
    )
    near = before is not None and before.paragraph == pieces[0].paragraph - 1
    if alone and near and leader is not None and words >= _ALONE_WORDS:
        quote = _make("floating", content)
        return replace(quote, flags=(Flag.FLOATING,)), leader
    if words >= _LOOSE_WORDS and end > start:
        return _make("quotation", content), None
    return None


def _signature_after(page: Page, offset: int) -> tuple[Span, Span] | None:
    """Return the dash and the name that sign a quotation, where little follows in their line."""
    found = _SIGNATURE.match(page.text, offset)
    if not found or len(found.group(3)) > _AFTER_NAME:
        return None
    start, end = found.span(2)
    stopped = _LONG_WORD_AND_STOP.search(found.group(2))
    return Span(*found.span(1)), Span(start, end - 1 if stopped else end)


def _posts(page: Page, taken: Sequence[Span]) -> Iterator[Quote]:
    """Yield posts without quotation marks that end in the name and handle of who wrote them."""
    for paragraph in page.paragraphs:
        found = _POST.search(page.text, *paragraph)
        if not found:
            continue
        content = strip(page.text, paragraph.start, found.start())
        clear = not any(span.start < content.end and content.start < span.end for span in taken)
        if clear and page.has_words(*content):
            mark, name = Span(*found.span(1)), Span(*found.span(2))
            yield _make("signature", (content,), source=(name,), cue=(mark,))


def _make(
    rule: str,
    content: tuple[Span, ...],
    *,
    source: tuple[Span, ...] = (),
    cue: tuple[Span, ...] = (),
) -> Quote:
    return Quote(
        source=source, cue=cue, content=content, confidence=_CONFIDENCE[rule], by=f"rule:{rule}"
    )
