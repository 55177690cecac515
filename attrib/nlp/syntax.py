"""A window's scores in, its syntax out: sentences, parts of speech, lemmas, heads and entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from attrib.nlp.decode import Floats, forbid, head_tree, viterbi
from attrib.nlp.encoder import ModelMeta, Scores
from attrib.nlp.labels import ENTITIES, allowed, bio_spans
from attrib.nlp.lemma import apply_edit

MAX_SENTENCE = 128
"""Words; a longer run without a sentence's end is cut, which bounds the search for its tree."""

_ENTITY_STEPS = forbid(
    np.zeros((len(ENTITIES), len(ENTITIES)), dtype=np.float32), allowed(ENTITIES)
)
_ENTITY_FIRST = np.where(
    [label.startswith("I-") for label in ENTITIES], np.float32(-1e4), np.float32(0.0)
)
_ENTITY_LAST = np.zeros(len(ENTITIES), dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """One entry a word; `heads` are indexes of the window's words, the root's its own."""

    sentence_starts: tuple[bool, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    entities: tuple[tuple[int, int, str], ...]


def read_syntax(
    scores: Scores, words: Sequence[str], paragraphs: Sequence[int], meta: ModelMeta
) -> Syntax:
    """Return the syntax of a window; a paragraph's first word begins a sentence."""
    names = meta.inventories
    starts = _sentence_starts(scores["sentence"], paragraphs)
    heads = _heads(scores["head"], starts)
    edits = scores["lemma"].argmax(1)
    return Syntax(
        sentence_starts=tuple(starts),
        upos=tuple(names["upos"][n] for n in scores["upos"].argmax(1)),
        xpos=tuple(names["xpos"][n] for n in scores["xpos"].argmax(1)),
        lemmas=tuple(
            apply_edit(word, names["lemma"][n]) for word, n in zip(words, edits, strict=True)
        ),
        heads=heads,
        deprels=_deprels(scores, heads, meta),
        entities=tuple(_entities(scores["entity"])),
    )


def _sentence_starts(scores: Floats, paragraphs: Sequence[int]) -> list[bool]:
    starts = [bool(s) or bool(p) for s, p in zip(scores.argmax(1), paragraphs, strict=True)]
    since = 0
    for index in range(len(starts)):
        if index == 0 or index - since >= MAX_SENTENCE:
            starts[index] = True
        if starts[index]:
            since = index
    return starts


def _heads(scores: Floats, starts: list[bool]) -> tuple[int, ...]:
    heads: list[int] = []
    begins = [index for index, start in enumerate(starts) if start]
    for start, end in zip(begins, [*begins[1:], len(starts)], strict=True):
        tree = head_tree(scores[start:end, start:end])
        heads.extend(int(head) + start for head in tree)
    return tuple(heads)


def _deprels(scores: Scores, heads: tuple[int, ...], meta: ModelMeta) -> tuple[str, ...]:
    """Label the arcs; `root` is kept for the roots alone."""
    names = meta.inventories["deprel"]
    chosen = np.asarray(heads, dtype=np.int64)
    pairs = scores["label_dependent"] + scores["label_head"][chosen]
    logits = _gelu(pairs) @ meta.label_weight.T + meta.label_bias
    roots = chosen == np.arange(len(chosen))
    logits[~roots, names.index("root")] = -np.inf
    return tuple(
        "root" if root else names[n] for root, n in zip(roots, logits.argmax(1), strict=True)
    )


def _gelu(values: Floats) -> Floats:
    """The Gaussian error linear unit by its tanh form (Hendrycks & Gimpel 2016), within 1e-3 of the exact."""
    cubed = values + np.float32(0.044715) * values**3
    result: Floats = np.float32(0.5) * values * (1 + np.tanh(np.float32(0.7978845608) * cubed))
    return result


def _entities(scores: Floats) -> list[tuple[int, int, str]]:
    tags = viterbi(scores, _ENTITY_STEPS, _ENTITY_FIRST, _ENTITY_LAST)
    return bio_spans([ENTITIES[tag] for tag in tags])
