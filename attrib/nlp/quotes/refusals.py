"""A parsed article and the cues known in it in, refusals to answer that the model did not find out.

PolNeAR's annotators mark `did not respond to a request for comment` as often as not (17 of 41 in its
train set), so the model misses many; an editor wants to see each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.nlp.quotes.covered import Covered
from attrib.nlp.quotes.sources import subject_of
from attrib.types import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

_CONFIDENCE = 0.5
_RESPONDS = frozenset({"respond", "reply", "return", "answer", "comment"})
_REACHED = frozenset({"reached", "contacted"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_NOBODY = frozenset({"nobody", "none", "neither", "no"})
_ASKED = frozenset(
    {"comment", "request", "requests", "call", "calls", "email", "emails", "e-mail", "e-mails"}
    | {"message", "messages", "question", "questions", "inquiry", "inquiries", "query", "queries"}
    | {"interview"}
)
_PREPOSITIONS = frozenset({"to", "for", "on"})
_SUBJECTS = frozenset({"nsubjpass", "nsubj:pass"})


def find_refusals(doc: Doc, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Yield a quote for each source that did not answer, where none has its words yet."""
    verbs = [token for token in doc if token.lower_ in _RESPONDS | _REACHED]
    if not verbs:
        return
    taken = Covered(span for quote in quotes for span in (*quote.cue, *quote.content))
    for verb in verbs:
        told = taken.meets(Span(verb.idx, verb.idx + 1))
        if not told and (found := _read(verb)) is not None:
            yield found


def _read(verb: Token) -> Quote | None:
    """Return the refusal that a verb tells, if its clause is one."""
    reached = verb.lower_ in _REACHED
    source = _passive_subject(verb) if reached else subject_of(verb)
    helps = [
        child for child in verb.lefts if child.dep_ in {"aux", "auxpass", "aux:pass", "advmod"}
    ]
    negated = any(child.lower_ in _NOT for child in verb.lefts)
    words = verb.doc.text[source.start : source.end].lower().split() if source else []
    nobody = bool(words) and words[0] in _NOBODY
    asked = next((t for t in verb.subtree if t.i > verb.i and t.lower_ in _ASKED), None)
    alone = verb.lower_ == "comment" and verb.tag_ == "VB"
    if source is None or not (negated or nobody) or (asked is None and not alone):
        return None
    first = min((child for child in (*helps, verb) if child.idx >= source.end), key=lambda t: t.i)
    if asked is None:
        before = verb.nbor(-1) if verb.i > first.i else verb
        cue = Span(first.idx, before.idx + len(before))
        content = _from(verb, verb)
    else:
        start = next((t for t in verb.doc[verb.i + 1 : asked.i + 1] if not _links(t)), asked)
        before = start.nbor(-1)
        cue = Span(first.idx, before.idx + len(before))
        content = _from(start, verb)
    return Quote(
        source=(source,), cue=(cue,), content=(content,), confidence=_CONFIDENCE, by="rule:refusal"
    )


def _links(token: Token) -> bool:
    """Whether a word between the verb and what was asked belongs to the cue: `immediately`, `to`."""
    return token.lower_ in _PREPOSITIONS or token.pos_ == "ADV"


def _passive_subject(verb: Token) -> Span | None:
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    if subject is None:
        return None
    return Span(subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge))


def _from(first: Token, verb: Token) -> Span:
    """Return the words of a verb's phrase from one of them on, without the mark that ends it."""
    words = [token for token in verb.subtree if token.i >= first.i]
    end = next((n for n, token in enumerate(words) if token.is_punct or token.is_space), len(words))
    last = words[max(end, 1) - 1]
    return Span(first.idx, last.idx + len(last))
