"""The spaCy component that runs the shipped network: a tokenized `Doc` in, the same `Doc` annotated out.

It sets parts of speech, tags, lemmas, the dependency parse (and so the sentences), entities, and
`doc.spans["source"]`, `["cue"]` and `["content"]`. The parts of one attribution share a `span_id`, its
number in the text; its confidence is in `doc.spans["content"].attrs["confidence"]`.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from attrib.nlp.annotations import set_annotations
from attrib.nlp.encoder import Encoder, Scores
from attrib.nlp.readings import Reading, Scored, read_windows
from attrib.nlp.windows import Window, make_windows
from attrib.nlp.words import Words, words_of
from attrib.resources import model_dir

_BATCH = 16
"""Windows that are read at once."""


@dataclass(slots=True)
class _Page:
    """A document under way: its words, how many windows it has, and what has been read of them."""

    doc: Doc
    words: Words
    windows: int
    readings: list[Reading] = field(default_factory=list)

    @property
    def is_read(self) -> bool:
        """Whether all of its windows have been read."""
        return len(self.readings) == self.windows


@Language.factory(
    "attrib_encoder",
    assigns=[
        "token.pos",
        "token.tag",
        "token.lemma",
        "token.dep",
        "token.head",
        "token.sent_start",
        "token.ent_iob",
        "token.ent_type",
        "doc.ents",
        "doc.sents",
    ],
    default_config={"syntax": True, "entities": True},
)
def make_attrib_encoder(
    nlp: Language, name: str, *, syntax: bool, entities: bool
) -> EncoderComponent:
    """Make the component; without `syntax` or `entities` it leaves to others what they set."""
    del nlp
    return EncoderComponent(name, syntax=syntax, entities=entities)


class EncoderComponent:
    """Runs the network over documents, a few windows at a time."""

    def __init__(
        self,
        name: str,
        *,
        syntax: bool = True,
        entities: bool = True,
        folder: Path | None = None,
    ) -> None:
        """Take the folder of the model (default: the shipped one), and what to set besides quotes."""
        self.name = name
        self.syntax = syntax
        self.entities = entities
        self.folder = folder or model_dir()
        self._encoder: Encoder | None = None

    @property
    def encoder(self) -> Encoder:
        """The network, loaded when it is first needed.

        Raises:
            ModelError: if a file of the model is missing or damaged.
        """
        if self._encoder is None:
            self._encoder = Encoder(self.folder)
        return self._encoder

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Yield the documents annotated, in order.

        Windows are scored ahead while others are read, whatever documents they belong to; so no more
        scores are held for an article of a megabyte than for a short one.
        """
        del batch_size
        pages: deque[_Page] = deque()
        owners: deque[_Page] = deque()
        scored = self.encoder.score(self._windows(stream, pages, owners))
        while batch := list(islice(scored, _BATCH)):
            self._read(batch, owners)
            while pages and pages[0].is_read:
                yield self._annotated(pages.popleft())
        yield from map(self._annotated, pages)

    def _windows(
        self, stream: Iterable[Doc], pages: deque[_Page], owners: deque[_Page]
    ) -> Iterator[Window]:
        """Yield the windows of all documents, and note each document and whose each window is."""
        tokenizer = self.encoder.tokenizer
        for doc in stream:
            words = words_of(doc)
            windows = list(make_windows(words.texts, words.paragraphs, tokenizer, overlap=True))
            page = _Page(doc, words, len(windows))
            pages.append(page)
            owners.extend([page] * len(windows))
            yield from windows

    def _read(self, batch: Sequence[tuple[Window, Scores]], owners: deque[_Page]) -> None:
        """Read some windows and give each document what they say."""
        mine = [owners.popleft() for _ in batch]
        scored = [
            Scored(window, page.words.texts[window.start : window.end], scores)
            for page, (window, scores) in zip(mine, batch, strict=True)
        ]
        needed = self.syntax or self.entities
        readings = read_windows(scored, self.encoder.meta, syntax=needed)
        for page, reading in zip(mine, readings, strict=True):
            page.readings.append(reading)

    def _annotated(self, page: _Page) -> Doc:
        layers = {"syntax": self.syntax, "entities": self.entities}
        set_annotations(page.doc, page.words, page.readings, **layers)
        return page.doc

    def to_disk(self, path: Path | str, **_: Any) -> None:
        """Copy the model's folder."""
        shutil.copytree(self.folder, path, dirs_exist_ok=True)

    def from_disk(self, path: Path | str, **_: Any) -> EncoderComponent:
        """Use the model of a saved pipeline."""
        self.folder = Path(path)
        self._encoder = None
        return self
