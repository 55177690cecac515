"""Quotes and their parsed article in, the same quotes without those who were told out.

In `Residents were told by engineers that the dam was safe` the subject of the passive is who hears it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.types import Quote, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TELLING = frozenset({"told", "informed", "assured", "warned", "advised", "reminded", "notified"})
_SUBJECTS = frozenset({"nsubjpass", "nsubj:pass"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})


def without_hearer(doc: Doc, quote: Quote) -> Quote:
    """Return a quote whose content is what was told, where its cue is a passive of telling."""
    verb = _verb(doc, quote)
    if verb is None:
        return quote
    told = _told(verb, quote)
    content = tuple(span for span in quote.content if not _covers(span, told))
    if len(content) == len(quote.content):
        return quote
    return replace(quote, content=content or _clause(verb) or quote.content)


def _verb(doc: Doc, quote: Quote) -> Token | None:
    for span in quote.cue:
        for token in doc.char_span(*span, alignment_mode="expand") or ():
            if token.lower_ in _TELLING and token.tag_ == "VBN":
                return token
    return None


def _told(verb: Token, quote: Quote) -> Span | None:
    """Return the words of the passive's subject, unless they are the source."""
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    if subject is None:
        return None
    span = Span(subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge))
    return None if any(s.start < span.end and span.start < s.end for s in quote.source) else span


def _covers(span: Span, told: Span | None) -> bool:
    return told is not None and told.start <= span.start and span.end <= told.end


def _clause(verb: Token) -> tuple[Span, ...]:
    """Return the words of the clause that says what was told."""
    clause = next((child for child in verb.rights if child.dep_ in _CLAUSES), None)
    if clause is None:
        return ()
    return (Span(clause.left_edge.idx, clause.right_edge.idx + len(clause.right_edge)),)
