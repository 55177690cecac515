"""Documents in, what was found in them out; an article that fails costs no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, Self

from attrib.ingest.batches import Batch, Found
from attrib.types import Annotated, Document, Refusal


class Annotator(Protocol):
    """What annotates articles, such as `attrib.nlp.Pipeline`."""

    @property
    def version(self) -> str:
        """Name and version, as in `Annotated.model`."""
        ...

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotated | Refusal]:
        """Yield each document annotated, or why it could not be."""
        ...


def annotate_all(pipeline: Annotator, documents: Sequence[Document]) -> Found:
    """Annotate documents together, or else one by one; one that fails is refused with the reason."""
    try:
        found = tuple(pipeline.annotate(documents))
    except Exception:  # noqa: BLE001 - whatever it is, it must not cost the other articles
        found = ()
    if len(found) == len(documents):
        return found
    return tuple(_annotate_alone(pipeline, document) for document in documents)


def _annotate_alone(pipeline: Annotator, document: Document) -> Annotated | Refusal:
    try:
        (found,) = pipeline.annotate((document,))
    except Exception as error:  # noqa: BLE001
        return failure(document, error, "analysed")
    return found


def failure(document: Document, error: Exception, done: str) -> Refusal:
    """Return the refusal of a document that could not be `done` ("analysed", "stored")."""
    return Refusal(
        origin=document.origin or document.id,
        reason=f"It could not be {done}: {type(error).__name__}: {error}",
        code=f"not-{done}",
        sha256=document.sha256,
    )


class ThisProcess:
    """Annotates batches here, one after the other."""

    def __init__(self, pipeline: Annotator) -> None:
        self._pipeline = pipeline

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def annotate(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Found]]:
        """Yield each batch with what was found in its documents."""
        for batch in batches:
            yield batch, annotate_all(self._pipeline, batch.documents)
