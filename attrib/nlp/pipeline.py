"""Documents in, annotated articles out: the pipeline from text to quotes with their speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from attrib.errors import ModelError
from attrib.nlp.component import EncoderComponent, make_attrib_encoder
from attrib.nlp.people import find_speakers
from attrib.nlp.quotes import refine
from attrib.nlp.spans import drafts_of
from attrib.types import Annotated, Document, Refusal

_BATCH = 32
_MAX_LENGTH = 100_000_000


class Pipeline:
    """Annotates articles; made by `load_pipeline`."""

    def __init__(self, nlp: Language) -> None:
        """Take a spaCy pipeline that has the component `attrib_encoder`."""
        self.nlp = nlp

    @property
    def version(self) -> str:
        """Name and version of the model, as stored with all that it finds."""
        component = self.nlp.get_pipe("attrib_encoder")
        assert isinstance(component, EncoderComponent)
        meta = component.encoder.meta
        own = f"{meta.name} {meta.version}"
        return own if component.syntax else f"{own} + {self.nlp.meta['name']}"

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotated | Refusal]:
        """Yield each document with its quotes and speakers, or why it could not be analysed."""
        waiting = iter(documents)
        while batch := list(islice(waiting, _BATCH)):
            yield from self._batch(batch)

    def _batch(self, documents: list[Document]) -> Iterator[Annotated | Refusal]:
        sound = [document for document in documents if _refusal(document) is None]
        with self.nlp.memory_zone():
            docs = self.nlp.pipe(document.text for document in sound)
            for document in documents:
                yield _refusal(document) or self._finish(document, next(docs))

    def _finish(self, document: Document, doc: Doc) -> Annotated:
        quotes, speakers = find_speakers(doc, refine(doc, drafts_of(doc)))
        return Annotated(document=document, quotes=quotes, speakers=speakers, model=self.version)


def _refusal(document: Document) -> Refusal | None:
    """Say why a text cannot be analysed: one that is no Unicode text cannot be tokenized."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        return Refusal(
            origin=document.origin or document.id,
            code="not-text",
            reason=f"The text holds half a character (a lone surrogate) at {error.start}: "
            "save the file as UTF-8.",
            sha256=document.sha256,
        )
    return None


def load_pipeline(name: str | None = None) -> Pipeline:
    """Load the shipped pipeline; with `name`, that installed spaCy pipeline's syntax and entities.

    Raises:
        ModelError: if the model is missing or damaged, or no such pipeline is installed.
    """
    if name is None:
        nlp = spacy.blank("en")
    else:
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ModelError(f"No spaCy pipeline {name!r} is installed here: {error}") from error
    nlp.max_length = _MAX_LENGTH
    nlp.add_pipe(
        make_attrib_encoder.__name__.removeprefix("make_"), config={"syntax": name is None}
    )
    component = nlp.get_pipe("attrib_encoder")
    assert isinstance(component, EncoderComponent)
    _ = component.encoder
    return Pipeline(nlp)
