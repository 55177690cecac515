"""What was read of a text in; a spaCy `Doc` with it set out, an ordinary one for the rest of spaCy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.symbols import IDS
from spacy.tokens import Doc, Span

from attrib.nlp.readings import Reading, gather
from attrib.nlp.words import Words

ROLES = ("source", "cue", "content")
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3

Columns = dict[int, NDArray[np.uint64]]
"""A spaCy attribute of every token, by the attribute's number."""

RELATIONS = {
    "root": "ROOT",
    "obj": "dobj",
    "nsubj:pass": "nsubjpass",
    "csubj:pass": "csubjpass",
    "aux:pass": "auxpass",
}
"""Universal relations that spaCy's English pipelines, and what is built on them (textacy's triples of
subject, verb and object), know by another name."""


def set_annotations(
    doc: Doc,
    words: Words,
    readings: Sequence[Reading],
    *,
    syntax: bool = True,
    entities: bool = True,
) -> None:
    """Write what was read of all windows to the document, each layer where it is asked for."""
    columns: Columns = {}
    if syntax:
        columns |= _syntax_of(doc, words, readings)
    if entities:
        columns |= _entities_of(doc, words, readings)
    if columns and len(doc):
        # All at once: setting token by token costs ten times as much.
        doc.from_array(list(columns), np.stack(list(columns.values()), 1))  # type: ignore[arg-type]  # thinc's own array types
    _set_spans(doc, words, readings)


def _set_spans(doc: Doc, words: Words, readings: Sequence[Reading]) -> None:
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


def _syntax_of(doc: Doc, words: Words, readings: Sequence[Reading]) -> Columns:
    """Return parts of speech, lemmas and the parse; white space hangs on the word before it."""
    strings, tokens, count = doc.vocab.strings, np.asarray(words.tokens, dtype=np.int64), len(doc)
    pos = np.full(count, IDS["SPACE"], dtype=np.uint64)
    tag = np.full(count, strings.add("_SP"), dtype=np.uint64)
    relation = np.full(count, strings.add("dep"), dtype=np.uint64)
    lemma = np.zeros(count, dtype=np.uint64)
    heads = np.zeros(count, dtype=np.int64)
    spaces = np.setdiff1d(np.arange(count), tokens)
    if len(tokens):
        before = np.searchsorted(tokens, spaces) - 1
        heads[spaces] = tokens[np.maximum(before, 0)] - spaces
    for index in spaces:
        lemma[index] = doc[int(index)].orth
    for reading in readings:
        if (syntax := reading.syntax) is None:
            continue
        first, last = reading.core
        places = tokens[first:last]
        pos[places] = [IDS[name] for name in syntax.upos]
        tag[places] = [strings.add(name) for name in syntax.xpos]
        lemma[places] = [strings.add(name) for name in syntax.lemmas]
        relation[places] = [strings.add(RELATIONS.get(name, name)) for name in syntax.deprels]
        heads[places] = tokens[np.asarray(syntax.heads) + first] - places
    return {POS: pos, TAG: tag, LEMMA: lemma, HEAD: heads.astype(np.uint64), DEP: relation}


def _entities_of(doc: Doc, words: Words, readings: Sequence[Reading]) -> Columns:
    inside = np.full(len(doc), _OUTSIDE, dtype=np.uint64)
    label = np.zeros(len(doc), dtype=np.uint64)
    for reading in readings:
        for start, end, name in reading.syntax.entities if reading.syntax else ():
            first = words.tokens[start + reading.core[0]]
            last = words.tokens[end - 1 + reading.core[0]]
            inside[first : last + 1] = _INSIDE
            inside[first] = _BEGIN
            label[first : last + 1] = doc.vocab.strings.add(name)
    return {ENT_IOB: inside, ENT_TYPE: label}
