"""A window's scores in, its attributions out: source, cue and content spans, linked to their cue.

Spans are what Viterbi finds with the learned transitions; every content then goes to the cue that it
scores highest of those that it can belong to, and every cue takes its source so, or none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from attrib.nlp.confidence import calibrated
from attrib.nlp.decode import NEVER, Floats, Ints, forbid, marginals, viterbi
from attrib.nlp.encoder import ModelMeta, Scores
from attrib.nlp.labels import TAGS, allowed, bio_spans
from attrib.nlp.links import Layout, WordSpan, choose_cue, choose_source, read_layout

_ALLOWED = allowed(TAGS)
_INSIDE = np.array([tag.startswith("I-") for tag in TAGS])
_ROLES = ("source", "cue", "content")

Tagged = tuple[Ints, Floats]
"""The tag of each word of a window, and how probable it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One cue with its source and contents, as half-open ranges of a window's words."""

    source: WordSpan | None
    cue: WordSpan | None
    contents: tuple[WordSpan, ...]
    confidence: float


def find_attributions(
    words: Sequence[str], begins: Sequence[int], scores: Scores, tagged: Tagged, meta: ModelMeta
) -> list[Attribution]:
    """Return the attributions of a window, in the order of their first content.

    Args:
        words: the window's words.
        begins: whether a paragraph begins at each of them.
        scores: what the network says of them.
        tagged: what `tag_words` made of that.
        meta: the model's curve.
    """
    tags, certain = tagged
    spans: dict[str, list[WordSpan]] = {role: [] for role in _ROLES}
    for start, end, role in bio_spans([TAGS[tag] for tag in tags.tolist()]):
        spans[role].append((start, end))
    if not spans["content"]:
        return []
    found = _link(read_layout(words, begins), scores, spans, certain, meta.curve)
    return sorted(found, key=lambda a: a.contents[0] if a.contents else (a.cue or (0, 0)))


def tag_words(
    scores: Sequence[Floats], begins: Sequence[Sequence[int]], meta: ModelMeta
) -> list[Tagged]:
    """Return, for each of some windows, each word's tag and its probability under the CRF.

    No span runs on into the next paragraph: of PolNeAR's 23,289 content spans one does.
    """
    scores = [
        np.where(np.asarray(b, dtype=bool)[:, None] & _INSIDE, NEVER, s)
        for s, b in zip(scores, begins, strict=True)
    ]
    transitions = forbid(meta.transitions, _ALLOWED)
    first = np.where(_INSIDE, NEVER, meta.first)
    tags = viterbi(scores, transitions, first, meta.last)
    chances = marginals(scores, transitions, first, meta.last)
    return [(t, c[np.arange(len(t)), t]) for t, c in zip(tags, chances, strict=True)]


def _link(
    layout: Layout,
    scores: Scores,
    spans: dict[str, list[WordSpan]],
    certain: Floats,
    curve: tuple[float, float],
) -> list[Attribution]:
    found = []
    for cue, parts in _contents_by_cue(layout, scores, spans).items():
        source, chance = None, 1.0
        if cue is not None:
            row, none = scores["source_of"][cue[0]], float(scores["no_source"][cue[0]])
            source, chance = choose_source(layout, cue, spans["source"], row, none)
        probable = [chance, *(c for _, c in parts)]
        probable += [
            float(certain[s:e].min()) for s, e in (*(p for p, _ in parts), *_given(cue, source))
        ]
        found.append(
            Attribution(
                source=source,
                cue=cue,
                contents=tuple(part for part, _ in parts),
                confidence=calibrated(float(np.prod(probable)), curve),
            )
        )
    return found


def _contents_by_cue(
    layout: Layout, scores: Scores, spans: dict[str, list[WordSpan]]
) -> dict[WordSpan | None, list[tuple[WordSpan, float]]]:
    """Give each content, with its probability, to its cue; those between marks may have none.

    Words without a cue and without quotation marks are nothing that anybody is told to have said.
    """
    contents: dict[WordSpan | None, list[tuple[WordSpan, float]]] = defaultdict(list)
    for content in spans["content"]:
        row = scores["cue_of"][content[0]]
        cue, chance = choose_cue(layout, content, spans["cue"], row)
        if cue is not None or layout.is_quoted(content):
            contents[cue].append((content, chance))
    return contents


def _given(*spans: WordSpan | None) -> list[WordSpan]:
    return [span for span in spans if span is not None]
