"""Gold articles in, their own quotes out, with the speakers that attrib finds for them.

So the resolution of speakers is measured apart from the detection of quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrib.nlp.pipeline import Pipeline
from attrib.types import Act, Annotated, Document, Form, Quote, Span

_BY = "given"


def given_quotes(row: Mapping[str, Any]) -> tuple[Quote, ...]:
    """Return the attributions of a gold article as quotes; who speaks is left out."""
    return tuple(
        Quote(
            source=_spans(attribution, "source"),
            cue=_spans(attribution, "cue"),
            content=_spans(attribution, "content"),
            form=Form(attribution.get("form") or Form.INDIRECT),
            act=Act(attribution.get("act") or Act.STATEMENT),
            confidence=1.0,
            by=_BY,
        )
        for attribution in row["attributions"]
    )


def _spans(attribution: Mapping[str, Any], role: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in attribution.get(role) or ())


def resolve_given(pipeline: Pipeline, rows: Iterable[Mapping[str, Any]]) -> Iterator[Annotated]:
    """Yield each gold article with its own quotes, and the speakers found for them."""
    for row in rows:
        yield pipeline.resolve(Document(id=row["id"], text=row["text"]), given_quotes(row))
