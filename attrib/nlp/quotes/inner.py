"""Quotes and their parsed article in, the quotes inside them out: what somebody says that another said.

The network marks each word for one quote, so a quote inside another is read by rule. Three shapes are
sure enough: words between marks inside a quotation, with a reporting verb beside them (`“My boss
said, ‘Go home,’ and I went,” she said`), second-hand speech in the past perfect (`Smith told CNN
that Jones had said the plan was dead`), and somebody's claim (`Moor disputed the union's claim that
wages had fallen`).
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from attrib.nlp.quotes.covered import Covered
from attrib.nlp.quotes.edges import trim
from attrib.nlp.quotes.lexicon import is_verb_of_saying, load_cues
from attrib.nlp.quotes.sources import subject_of, words_before
from attrib.types import Act, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from attrib.nlp.quotes.page import Page

CLAIM = "rule:claim"
_CONFIDENCE = 0.6
_NOBODY = frozenset(
    {"i", "we", "you", "it", "that", "which", "this", "there", "one", "me", "us", "him", "them"}
)
"""What stands before a verb inside a quotation and is its own speaker, or no subject."""
_HAD = frozenset(("had", "'d", "’d"))
_PARTICLES = frozenset(("used", "to", "not", "never"))
_BESIDE = 30
"""Characters between a reporting verb and the marks of what it reports."""
_CLAUSES = frozenset(("acl", "acl:relcl", "ccomp"))
"""What hangs on a noun and may be all that it says."""
_STOP = re.compile(r"[.!?;\n]")


def find_inner(doc: Doc, page: Page, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Yield the quotes that stand inside the contents of others and have their own speaker."""
    cues = Covered(span for quote in quotes for span in quote.cue)
    for outer in (span for quote in quotes for span in quote.content):
        yield from (
            Quote(source=(s,), cue=(c,), content=(t,), confidence=_CONFIDENCE, by=CLAIM)
            for s, c, t in _claims(doc, page, outer)
            if not cues.meets(c) and _fit(outer, s, c, t)
        )
        verbs = tuple(_verbs(doc, outer))
        for verb, after in zip_longest(verbs, verbs[1:]):
            first = _first_of_cue(verb)
            cue = Span(first.idx, verb.idx + len(verb))
            content = None if cues.meets(cue) else _reported(page, verb, cue, outer)
            if content is None or (after is not None and cue.end <= after.idx < content.start):
                continue
            for source in (subject_of(verb), None if first.lower_ == "to" else words_before(first)):
                if source and _is_another(doc, source) and _fit(outer, source, cue, content):
                    yield Quote(
                        source=(source,),
                        cue=(cue,),
                        content=(content,),
                        confidence=_CONFIDENCE,
                        by="rule:inner",
                    )
                    break


def _verbs(doc: Doc, span: Span) -> Iterator[Token]:
    """Yield the verbs of saying in a content."""
    return filter(is_verb_of_saying, doc.char_span(*span, alignment_mode="expand") or ())


def _claims(doc: Doc, page: Page, span: Span) -> Iterator[tuple[Span, Span, Span]]:
    """Yield source, cue and content of "the union's claim that wages had fallen"."""
    words = load_cues().words
    for token in doc.char_span(*span, alignment_mode="expand") or ():
        word = words.get(token.text.lower()) if token.pos_ == "NOUN" else None
        if word is None or word.act is not Act.STATEMENT:
            continue
        owner = next((c for c in token.lefts if c.dep_ == "nmod:poss" and c.pos_ != "PRON"), None)
        clause = next((c for c in token.rights if c.dep_ in _CLAUSES), None)
        that = clause.left_edge if clause is not None else None
        if owner is None or clause is None or that is None:
            continue
        if that.lower_ != "that" or that.dep_ != "mark":  # "the union's claim that surprised us"
            continue
        last = clause.right_edge
        content = trim(page, Span(that.idx, min(last.idx + len(last), span.end)))
        cue = Span(token.idx, token.idx + len(token))
        whose = [word for word in owner.subtree if word.dep_ != "case" or word.head != owner]
        yield Span(whose[0].idx, whose[-1].idx + len(whose[-1])), cue, content


def _first_of_cue(verb: Token) -> Token:
    """Return the first of a verb and its auxiliaries, or of "used to say"."""
    first = verb
    while first.i:
        before = first.nbor(-1)
        helps = before.dep_ == "aux" and before.head == verb
        if not helps and before.lower_ not in _PARTICLES:
            break
        first = before
    return first


def _is_another(doc: Doc, source: Span) -> bool:
    return doc.text[source.start : source.end].lower() not in _NOBODY


def _reported(page: Page, verb: Token, cue: Span, outer: Span) -> Span | None:
    """Return what a verb reports: its clause after "had", else the words between marks beside it."""
    if not any(child.lower_ in _HAD for child in verb.children):
        return _beside(page, cue, page.inner_in(*outer))
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if clause is None:
        pieces = (page.pieces[number].span for number in page.pieces_in(*outer))
        return _beside(page, cue, (*page.inner_in(*outer), *pieces))
    first = next((child for child in clause.children if child.dep_ == "mark"), clause.left_edge)
    last = clause.right_edge
    span = Span(first.idx, min(last.idx + len(last), outer.end))
    return trim(page, span) if span.start < span.end else None


def _beside(page: Page, cue: Span, quotations: Sequence[Span]) -> Span | None:
    """Return the first quotation after or before a cue, with no sentence ending between."""
    for inner in quotations:
        between = (cue.end, inner.start) if cue.end <= inner.start else (inner.end, cue.start)
        if 0 <= between[1] - between[0] <= _BESIDE and not _STOP.search(page.text, *between):
            return inner
    return None


def _fit(outer: Span, *parts: Span) -> bool:
    """Whether the parts of a quote lie inside the content around it, none in another."""
    ordered = sorted(parts)
    inside = all(outer.start <= part.start and part.end <= outer.end for part in parts)
    return inside and all(a.end <= b.start for a, b in pairwise(ordered))
