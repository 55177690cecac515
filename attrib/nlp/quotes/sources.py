"""Quotes and their parsed article in, the same quotes out with a source where the grammar tells one.

The network sometimes finds who says nothing where the verb of the cue has a subject, or an agent
after "by".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.types import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

_CHAINED = frozenset(("conj", "xcomp"))
_AGENTS = frozenset(("agent", "obl", "obl:agent"))
_HEADS = frozenset(("NOUN", "PROPN", "PRON"))
_NOMINAL = _HEADS | {"DET", "ADJ", "NUM"}


def with_subject(doc: Doc, quote: Quote) -> Quote:
    """Return a quote that names nobody with the subject, or agent, of its cue's verb as its source."""
    if quote.source or not quote.cue or not quote.content:
        return quote
    cue = doc.char_span(quote.cue[0].start, quote.cue[-1].end, alignment_mode="expand")
    verb = next((token for token in cue or () if token.pos_ in {"VERB", "AUX"}), None)
    subject = None if verb is None else subject_of(verb) or _agent_of(cue or ())
    if subject is None:
        return quote
    told = (*quote.cue, *quote.content)
    apart = all(subject.end <= part.start or part.end <= subject.start for part in told)
    return replace(quote, source=(subject,)) if apart else quote


def subject_of(verb: Token) -> Span | None:
    """Return the words of an active verb's subject; "hopes to say" has that of "hopes"."""
    while True:
        subjects = [child for child in verb.lefts if child.dep_ == "nsubj"] or [
            child for child in verb.rights if child.dep_ == "nsubj"
        ]
        if subjects:
            return _words_under(subjects[-1])
        if verb.dep_ not in _CHAINED or verb.head == verb:
            return None
        verb = verb.head


def _agent_of(cue: Iterable[Token]) -> Span | None:
    """Return the words after the "by" of a passive: "was announced by Russia"."""
    children = (child for token in cue if token.pos_ == "VERB" for child in token.children)
    for child in children:
        by = child if child.dep_ == "agent" else next(child.lefts, child)
        if child.dep_ in _AGENTS and by.lower_ == "by":
            words = [token for token in child.subtree if token.i > by.i]
            return Span(words[0].idx, words[-1].idx + len(words[-1])) if words else None
    return None


def words_before(token: Token) -> Span | None:
    """Return the noun phrase right before a token, where the parse has no subject for its verb."""
    first = token
    while first.i and first.nbor(-1).pos_ in _NOMINAL:
        first = first.nbor(-1)
    before = token.nbor(-1) if first.i < token.i else None
    if before is None or before.pos_ not in _HEADS:
        return None
    return Span(first.idx, before.idx + len(before))


def _words_under(token: Token) -> Span:
    words = list(token.subtree)
    while len(words) > 1 and words[-1].is_punct and words[-1].text == ",":
        words.pop()
    return Span(words[0].idx, words[-1].idx + len(words[-1]))
