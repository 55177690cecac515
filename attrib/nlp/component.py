"""The spaCy component that runs the shipped network: a tokenized `Doc` in, the same `Doc` annotated out.

It sets parts of speech, tags, lemmas, the dependency parse (and so the sentences), entities, and
`doc.spans["source"]`, `["cue"]` and `["content"]`. The parts of one attribution share a `span_id`, its
number in the text; its confidence is in `doc.spans["content"].attrs["confidence"]`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc, Span

from attrib.nlp.attributions import Attribution, find_attributions
from attrib.nlp.encoder import Encoder, Scores
from attrib.nlp.syntax import Syntax, read_syntax
from attrib.nlp.windows import Window, make_windows
from attrib.nlp.words import Words, words_of
from attrib.resources import model_dir

ROLES = ("source", "cue", "content")
_ATTRIBUTES = [POS, TAG, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of one window: its syntax and its attributions, by the window's words."""

    window: Window
    syntax: Syntax | None
    attributions: list[Attribution]


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
        """Yield the documents annotated, in order."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            yield from self._annotate(docs)

    def predict(self, words: Words, window: Window, scores: Scores) -> Reading:
        """Read one window's scores."""
        texts = words.texts[window.start : window.end]
        meta = self.encoder.meta
        syntax = read_syntax(scores, texts, window.paragraphs, meta) if self.syntax else None
        found = find_attributions(texts, window.paragraphs, scores, meta)
        return Reading(window, syntax, found)

    def _annotate(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        encoder = self.encoder
        words = [words_of(doc) for doc in docs]
        windows = [list(make_windows(w.texts, w.paragraphs, encoder.tokenizer)) for w in words]
        scored = encoder.score(window for part in windows for window in part)
        for doc, doc_words, part in zip(docs, words, windows, strict=True):
            readings = [self.predict(doc_words, *next(scored)) for _ in part]
            set_annotations(doc, doc_words, readings)
            yield doc

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
    confidence: list[float] = []
    for reading in readings:
        for attribution in reading.attributions:
            parts = {
                "source": _given(attribution.source),
                "cue": _given(attribution.cue),
                "content": list(attribution.contents),
            }
            for role, ranges in parts.items():
                for start, end in ranges:
                    first = words.tokens[start + reading.window.start]
                    last = words.tokens[end - 1 + reading.window.start]
                    number = str(len(confidence))
                    spans[role].append(Span(doc, first, last + 1, label=role, span_id=number))
            confidence.append(attribution.confidence)
    for role in ROLES:
        doc.spans[role] = spans[role]
    doc.spans["content"].attrs["confidence"] = confidence


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
        syntax, offset = reading.syntax, reading.window.start
        if syntax is None:
            continue
        places = tokens[offset : reading.window.end]
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
