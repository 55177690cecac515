"""A window's scores in, its syntax out: sentences, parts of speech, lemmas, heads and entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from attrib.nlp.decode import Floats, Ints, head_trees
from attrib.nlp.encoder import ModelMeta, Scores
from attrib.nlp.entities import WordEntity, read_entities
from attrib.nlp.lemma import apply_edit

MAX_SENTENCE = 128
"""Words; a longer run without a sentence's end is cut, which bounds the search for its tree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """One entry a word; `heads` are indexes of the window's words, the root's its own."""

    sentence_starts: tuple[bool, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    entities: tuple[WordEntity, ...]


def read_syntax(
    scores: Scores, words: Sequence[str], paragraphs: Sequence[int], meta: ModelMeta
) -> Syntax:
    """Return the syntax of a window; a paragraph's first word begins a sentence."""
    names = meta.inventories
    starts = _sentence_starts(scores["sentence"], paragraphs)
    heads = head_trees(scores["head"], [i for i, start in enumerate(starts) if start])
    edits = _best(scores["lemma"], names["lemma"])
    upos = _best(scores["upos"], names["upos"])
    return Syntax(
        sentence_starts=tuple(starts),
        upos=tuple(upos),
        xpos=tuple(_best(scores["xpos"], names["xpos"])),
        lemmas=tuple(map(apply_edit, words, edits)),
        heads=tuple(heads.tolist()),
        deprels=_deprels(scores, heads, meta),
        entities=read_entities(scores["entity"], words, upos),
    )


def _best(scores: Floats, names: Sequence[str]) -> list[str]:
    return [names[number] for number in scores.argmax(1).tolist()]


def _sentence_starts(scores: Floats, paragraphs: Sequence[int]) -> list[bool]:
    starts: list[bool] = (scores.argmax(1).astype(bool) | np.asarray(paragraphs, bool)).tolist()
    since = 0
    for index in range(len(starts)):
        if index == 0 or index - since >= MAX_SENTENCE:
            starts[index] = True
        if starts[index]:
            since = index
    return starts


def _deprels(scores: Scores, heads: Ints, meta: ModelMeta) -> tuple[str, ...]:
    """Label the arcs; `root` is kept for the roots alone."""
    names = meta.inventories["deprel"]
    pairs = scores["label_dependent"] + scores["label_head"][heads]
    logits = _gelu(pairs) @ meta.label_weight.T + meta.label_bias
    logits[:, names.index("root")] = -np.inf
    labels = _best(logits, names)
    for root in np.flatnonzero(heads == np.arange(len(heads))):
        labels[root] = "root"
    return tuple(labels)


def _gelu(values: Floats) -> Floats:
    """The Gaussian error linear unit by its tanh form (Hendrycks & Gimpel 2016), within 1e-3 of the exact."""
    cubed = values + np.float32(0.044715) * values * values * values
    result: Floats = np.float32(0.5) * values * (1 + np.tanh(np.float32(0.7978845608) * cubed))
    return result
