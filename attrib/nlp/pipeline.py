"""Documents in, annotated articles out: the pipeline from text to quotes with their speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from attrib.errors import ModelError
from attrib.nlp.acronyms import find_acronyms
from attrib.nlp.baseline import textacy_quotes
from attrib.nlp.component import EncoderComponent
from attrib.nlp.foreign import LABELS
from attrib.nlp.people import find_speakers
from attrib.nlp.quotes import find_scare, refine, with_relays
from attrib.nlp.spans import drafts_of
from attrib.nlp.tokenizing import BoundedTokenizer
from attrib.types import Annotated, Document, Quote, Refusal

_BATCH = 32
_MAX_LENGTH = 100_000_000

FindQuotes = Callable[[Doc], tuple[Quote, ...]]


def _own_quotes(doc: Doc) -> tuple[Quote, ...]:
    return refine(doc, drafts_of(doc))


ENGINES: dict[str, FindQuotes] = {"attrib": _own_quotes, "textacy": textacy_quotes}
"""What finds the quotes: ours, or the baseline."""


class Pipeline:
    """Annotates articles; made by `load_pipeline`."""

    def __init__(self, nlp: Language, find_quotes: FindQuotes, version: str) -> None:
        """Take a spaCy pipeline that has `attrib_encoder`, and what finds quotes in its documents."""
        self.nlp = nlp
        self.version = version
        self._find_quotes = find_quotes

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotated | Refusal]:
        """Yield each document with its quotes and speakers, or why it could not be analysed."""
        waiting = iter(documents)
        while batch := list(islice(waiting, _BATCH)):
            yield from self._batch(batch)

    def resolve(self, document: Document, quotes: Sequence[Quote]) -> Annotated:
        """Return a document with the quotes that are given, and who speaks in them."""
        with self.nlp.memory_zone():
            return self._resolved(document, self.nlp(document.text), quotes)

    def _batch(self, documents: list[Document]) -> Iterator[Annotated | Refusal]:
        """Analyse some documents; spaCy forgets their words afterwards, so memory stays bounded."""
        sound = [document for document in documents if _refusal(document) is None]
        with self.nlp.memory_zone():
            docs = self.nlp.pipe(document.text for document in sound)
            for document in documents:
                yield _refusal(document) or self._finish(document, next(docs))

    def _finish(self, document: Document, doc: Doc) -> Annotated:
        return self._resolved(document, doc, self._find_quotes(doc))

    def _resolved(self, document: Document, doc: Doc, found: Sequence[Quote]) -> Annotated:
        quotes, speakers = find_speakers(doc, found)
        return Annotated(
            document=document,
            quotes=with_relays(quotes),
            speakers=speakers,
            model=self.version,
            scare=find_scare(document.text, quotes),
            aliases=find_acronyms(document.text),
        )


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


def load_pipeline(name: str | None = None, *, engine: str = "attrib") -> Pipeline:
    """Load the shipped pipeline.

    Args:
        name: An installed spaCy English pipeline, or its folder, whose syntax and entities shall
            replace the shipped ones; what it does not set is still set by attrib.
        engine: What finds the quotes, one of `ENGINES`.

    Raises:
        ModelError: if the model is missing or damaged, or no such pipeline or engine is there.
    """
    if engine not in ENGINES:
        raise ModelError(f"No engine {engine!r}; there are {', '.join(ENGINES)}.")
    nlp = _load_spacy(name)
    nlp.max_length = _MAX_LENGTH
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    if "attrib_encoder" not in nlp.pipe_names:
        _add_ours(nlp)
    component = nlp.get_pipe("attrib_encoder")
    version = component.encoder.meta.version_name if isinstance(component, EncoderComponent) else ""
    parts = [version, *([name] if name else []), *([engine] if engine != "attrib" else [])]
    return Pipeline(nlp, ENGINES[engine], " + ".join(parts))


def _blank() -> Language:
    """Return spaCy's English with its tokens, and a bracket that words run on after: `(CNN)The`."""
    nlp = spacy.blank("en")
    infixes = (*(nlp.Defaults.infixes or ()), r"(?<=[A-Za-z]{2})\)(?=[A-Z])")
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def _load_spacy(name: str | None) -> Language:
    if name is None:
        return _blank()
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(f"No spaCy pipeline {name!r} is installed here: {error}") from error
    except (ValueError, ImportError) as error:
        raise ModelError(f"The spaCy pipeline {name!r} cannot be loaded: {error}") from error
    if nlp.lang != "en":
        raise ModelError(f"The spaCy pipeline {name!r} reads {nlp.lang!r}; attrib reads English.")
    return nlp


def _add_ours(nlp: Language) -> None:
    """Add our network to a pipeline; it sets the syntax and the entities that nothing there sets."""
    assigned = {what for pipe in nlp.pipe_names for what in nlp.get_pipe_meta(pipe).assigns}
    theirs = {"syntax": "token.dep" in assigned, "entities": "doc.ents" in assigned}
    if theirs["entities"]:
        nlp.add_pipe(LABELS)
    nlp.add_pipe("attrib_encoder", config={layer: not set_ for layer, set_ in theirs.items()})
