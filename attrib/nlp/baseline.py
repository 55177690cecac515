"""A parsed `Doc` in, textacy's direct quotations out as drafts: the baseline that ours is held against.

textacy knows direct quotations alone, and refuses a document with an odd number of quotation marks;
such a document has no quotation here.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from attrib.types import Act, Form, Quote, Span


def textacy_quotes(doc: Doc) -> tuple[Quote, ...]:
    """Return textacy's `(speaker, cue, content)` triples of a document as quotes, in order."""
    # textacy brings scikit-learn and takes a second to import; only this engine needs it.
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415

    try:
        triples = list(direct_quotations(doc))
    except ValueError:
        return ()
    return tuple(
        Quote(
            source=_span(triple.speaker),
            cue=_span(triple.cue),
            content=(Span(triple.content.start_char, triple.content.end_char),),
            form=Form.DIRECT,
            act=Act.STATEMENT,
            confidence=0.5,
            by="textacy:direct_quotations",
        )
        for triple in triples
    )


def _span(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Return the characters from the first of the tokens to the last."""
    if not tokens:
        return ()
    start = min(token.idx for token in tokens)
    end = max(token.idx + len(token) for token in tokens)
    return (Span(start, end),)
