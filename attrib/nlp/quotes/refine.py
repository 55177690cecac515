"""An analysed article and the model's drafts in; quotes whole, labelled and in order out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.nlp.quotes.act import Cue, act_of, read_cue
from attrib.nlp.quotes.blocks import find_blocks
from attrib.nlp.quotes.flags import find_channel, find_flags, is_negated
from attrib.nlp.quotes.form import form_of
from attrib.nlp.quotes.hearers import without_hearer
from attrib.nlp.quotes.inner import find_inner
from attrib.nlp.quotes.page import Page, read_page
from attrib.nlp.quotes.refusals import find_refusals
from attrib.nlp.quotes.shapes import find_turns, find_unclaimed
from attrib.nlp.quotes.sources import with_subject
from attrib.nlp.quotes.spans import fit
from attrib.nlp.quotes.tags import with_tagged
from attrib.nlp.quotes.things import is_thing
from attrib.nlp.quotes.wording import with_wording
from attrib.nlp.quotes.works import is_of_a_work
from attrib.types import Act, Flag, Form, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from attrib.types import Span

_LEAST_SOURCELESS, _LEAST_ATTITUDE = 0.65, 0.55
"""Confidence from which words without marks are a quote where nobody is named, or is told to think them.
Content with its source on `polnear.dev` and `who-said-what.dev`: 76.1 and 76.8 at 0.5 and 0.4, 76.2 and 76.9
at 0.6 and 0.5, 75.9 and 77.3 at 0.7 and 0.6, 76.2 and 77.6 here."""


def refine(doc: Doc, drafts: Sequence[Quote]) -> tuple[Quote, ...]:
    """Make the model's drafts whole, add what the layout tells, and label each quote.

    Args:
        doc: The article; its text and its entities (`ORG`) are read.
        drafts: Quotes with source, cue and content spans, as the model found them.

    Returns:
        The quotes in the order of the text, with form, act, flags, channel, `parent` and, for a
        quotation that stands alone, `follows`. What stands in boilerplate is left out.
    """
    organizations = {e.start_char: e.end_char for e in doc.ents if e.label_ == "ORG"}
    page = read_page(doc.text, organizations)
    if not page.paragraphs:
        return ()
    told = tuple(without_hearer(doc, draft) for draft in _outside_boilerplate(page, drafts))
    told = with_tagged(doc, page, with_wording(doc, page, told))
    quotes = find_turns(page, fit(page, told))
    quotes, added = find_unclaimed(page, quotes)
    leaders = {id(quote): leader for quote, leader in added}
    found = (*quotes, *(quote for quote, _ in added))
    found = (*found, *find_refusals(doc, found))
    found = (*found, *find_blocks(doc, page, found))
    inner = tuple(find_inner(doc, page, found))
    described = ((quote, _describe(page, with_subject(doc, quote))) for quote in found + inner)
    kept = sorted(
        (pair for pair in described if _is_kept(doc, page, pair[1])),
        key=lambda pair: _position(pair[1]),
    )
    places = {id(quote): place for place, (quote, _) in enumerate(kept)}
    parents = _find_parents([quote for _, quote in kept])
    return tuple(
        replace(
            quote,
            parent=parents[place],
            follows=places.get(id(leaders.get(id(drafted)))),
        )
        for place, (drafted, quote) in enumerate(kept)
    )


def _is_kept(doc: Doc, page: Page, quote: Quote) -> bool:
    """Whether it is likely enough to be kept, no title of a work, and said by who can say something."""
    cue = read_cue(_words(page, quote.cue))
    shown = quote.form is Form.INDIRECT and cue.has("showing") and is_thing(doc, quote.source)
    return not shown and _is_likely(quote, cue) and not is_of_a_work(page, quote, cue)


def _is_likely(quote: Quote, cue: Cue) -> bool:
    """Whether it is likely enough; words between marks and what a rule found always are.

    What nobody says, by a word that reports nothing (`the snow melted`), is none.
    """
    refuses = Flag.NO_COMMENT in quote.flags and bool(quote.source)
    if quote.form is not Form.INDIRECT or quote.by != "model" or refuses:
        return True
    if not quote.source:
        return bool(cue.found) and quote.confidence >= _LEAST_SOURCELESS
    return quote.confidence >= (_LEAST_ATTITUDE if quote.act is Act.ATTITUDE else 0.0)


def _outside_boilerplate(page: Page, drafts: Sequence[Quote]) -> tuple[Quote, ...]:
    ends = [span.end for span in page.boilerplate]

    def stands_outside(span: Span) -> bool:
        number = bisect_left(ends, span.start + 1)
        return number == len(ends) or span.start < page.boilerplate[number].start

    return tuple(d for d in drafts if all(map(stands_outside, (*d.content[:1], *d.cue[:1]))))


def _position(quote: Quote) -> tuple[int, int]:
    """Order by where the content begins; of two that begin there the longer is first."""
    spans = quote.content or quote.cue or quote.source
    return (spans[0].start, -spans[-1].end) if spans else (0, 0)


def _find_parents(quotes: Sequence[Quote]) -> list[int | None]:
    """Return for each quote the last one whose content holds all of it, cue and source too."""
    parents: list[int | None] = []
    around: list[int] = []
    for number, quote in enumerate(quotes):
        spans = (*quote.content, *quote.cue, *quote.source)
        end = max((span.end for span in quote.content), default=0)
        while around and max(span.end for span in quotes[around[-1]].content) < end:
            around.pop()
        holders = (
            place
            for place in reversed(around)
            if all(
                any(h.start <= s.start and s.end <= h.end for h in quotes[place].content)
                for s in spans
            )
        )
        parents.append(next(holders, None))
        if quote.content:
            around.append(number)
    return parents


def _describe(page: Page, quote: Quote) -> Quote:
    content = _words(page, quote.content)
    cue = read_cue(_words(page, quote.cue), _words(page, quote.source), content)
    form = form_of(page, quote)
    return replace(
        quote,
        form=form,
        act=act_of(cue, form),
        negated=is_negated(cue),
        flags=(*quote.flags, *find_flags(page, quote, cue, content)),
        channel=find_channel(page, quote),
    )


def _words(page: Page, spans: Sequence[Span]) -> str:
    return " ".join(page.text[span.start : span.end] for span in spans)
