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

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc, Span

from attrib.nlp.encoder import Encoder, Scores
from attrib.nlp.readings import Reading, Scored, gather, read_windows
from attrib.nlp.windows import Window, make_windows
from attrib.nlp.words import Words, words_of
from attrib.resources import model_dir

ROLES = ("source", "cue", "content")
_ATTRIBUTES = [POS, TAG, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
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
    default_config={"syntax": True},
)
def make_attrib_encoder(nlp: Language, name: str, *, syntax: bool) -> EncoderComponent:
    """Make the component; without `syntax` it sets the attributions alone."""
    del nlp
    return EncoderComponent(name, syntax=syntax)


class EncoderComponent:
    """Runs the network over documents, a few windows at a time."""

    def __init__(self, name: str, *, syntax: bool = True, folder: Path | None = None) -> None:
        """Load the model of the folder (default: the shipped one)."""
        self.name = name
        self.syntax = syntax
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
        readings = read_windows(scored, self.encoder.meta, syntax=self.syntax)
        for page, reading in zip(mine, readings, strict=True):
            page.readings.append(reading)

    @staticmethod
    def _annotated(page: _Page) -> Doc:
        set_annotations(page.doc, page.words, page.readings)
        return page.doc

    def to_disk(self, path: Path | str, **_: Any) -> None:
        """Copy the model's folder."""
        shutil.copytree(self.folder, path, dirs_exist_ok=True)

    def from_disk(self, path: Path | str, **_: Any) -> EncoderComponent:
        """Use the model of a saved pipeline."""
        self.folder = Path(path)
        self._encoder = None
        return self


def set_annotations(doc: Doc, words: Words, readings: Sequence[Reading]) -> None:
    """Write what was read of all windows to the document."""
    if any(reading.syntax for reading in readings):
        _set_syntax(doc, words, readings)
    spans: dict[str, list[Span]] = {role: [] for role in ROLES}
    attributions = gather(readings)
    for number, attribution in enumerate(attributions):
        parts = {
            "source": _given(attribution.source),
            "cue": _given(attribution.cue),
            "content": attribution.contents,
        }
        for role, ranges in parts.items():
            for start, end in ranges:
                first, last = words.tokens[start], words.tokens[end - 1]
                spans[role].append(Span(doc, first, last + 1, label=role, span_id=str(number)))
    for role in ROLES:
        doc.spans[role] = spans[role]
    doc.spans["content"].attrs["confidence"] = [a.confidence for a in attributions]


def _given(span: tuple[int, int] | None) -> list[tuple[int, int]]:
    return [] if span is None else [span]


def _set_syntax(doc: Doc, words: Words, readings: Sequence[Reading]) -> None:
    """Fill spaCy's own arrays at once: setting token by token costs ten times as much."""
    strings, tokens = doc.vocab.strings, np.asarray(words.tokens)
    columns = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
    columns[:, 0] = IDS["SPACE"]
    columns[:, 1] = strings.add("_SP")
    columns[:, 4] = strings.add("dep")
    columns[:, 5] = _OUTSIDE
    heads = np.zeros(len(doc), dtype=np.int64)
    spaces = np.setdiff1d(np.arange(len(doc)), tokens)
    before = np.searchsorted(tokens, spaces) - 1
    heads[spaces] = tokens[np.maximum(before, 0)] - spaces
    for reading in readings:
        syntax, offset = reading.syntax, reading.core[0]
        if syntax is None:
            continue
        places = tokens[offset : reading.core[1]]
        columns[places, 0] = [IDS[pos] for pos in syntax.upos]
        columns[places, 1] = [strings.add(tag) for tag in syntax.xpos]
        columns[places, 2] = [strings.add(lemma) for lemma in syntax.lemmas]
        columns[places, 4] = [strings.add("ROOT" if d == "root" else d) for d in syntax.deprels]
        heads[places] = tokens[np.asarray(syntax.heads) + offset] - places
        for start, end, label in syntax.entities:
            first, last = places[start], places[end - 1]
            columns[first : last + 1, 5] = _INSIDE
            columns[first, 5] = _BEGIN
            columns[first : last + 1, 6] = strings.add(label)
    columns[:, 3] = heads.astype(np.uint64)
    for index in spaces:
        columns[index, 2] = doc[int(index)].orth
    doc.from_array(_ATTRIBUTES, columns)  # type: ignore[arg-type]  # thinc's own array types
