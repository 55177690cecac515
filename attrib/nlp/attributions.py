"""A window's scores in, its attributions out: source, cue and content spans, linked to their cue.

Spans are what Viterbi finds with the learned transitions; every content then goes to the cue that it
scores highest, and every cue takes the source that it scores highest, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from attrib.nlp.confidence import calibrated
from attrib.nlp.decode import NEVER, Floats, Ints, forbid, marginals, viterbi
from attrib.nlp.encoder import ModelMeta, Scores
from attrib.nlp.labels import TAGS, allowed, bio_spans

_ALLOWED = allowed(TAGS)
_INSIDE = np.array([tag.startswith("I-") for tag in TAGS])
_ROLES = ("source", "cue", "content")

WordSpan = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One cue with its source and contents, as half-open ranges of a window's words."""

    source: WordSpan | None
    cue: WordSpan | None
    contents: tuple[WordSpan, ...]
    confidence: float


def find_attributions(
    scores: Scores, paragraphs: Sequence[int], meta: ModelMeta
) -> list[Attribution]:
    """Return the attributions of a window, in the order of their first content."""
    tags, certain = tag_words(scores["tags"], paragraphs, meta)
    spans: dict[str, list[WordSpan]] = {role: [] for role in _ROLES}
    for start, end, role in bio_spans([TAGS[tag] for tag in tags]):
        spans[role].append((start, end))
    found = _link(scores, spans, certain, meta.curve)
    return sorted(found, key=lambda a: a.contents[0] if a.contents else (a.cue or (0, 0)))


def tag_words(scores: Floats, paragraphs: Sequence[int], meta: ModelMeta) -> tuple[Ints, Floats]:
    """Return each word's tag, and its probability under the CRF.

    No span runs on into the next paragraph: of PolNeAR's 23,289 content spans one does.
    """
    begins = np.asarray(paragraphs, dtype=bool)[:, None]
    scores = np.where(begins & _INSIDE, NEVER, scores)
    transitions = forbid(meta.transitions, _ALLOWED)
    first = np.where(_INSIDE, NEVER, meta.first)
    tags = viterbi(scores, transitions, first, meta.last)
    chances = marginals(scores, transitions, first, meta.last)
    return tags, chances[np.arange(len(tags)), tags]


def _link(
    scores: Scores,
    spans: dict[str, list[WordSpan]],
    certain: Floats,
    curve: tuple[float, float],
) -> list[Attribution]:
    cues, sources = spans["cue"], spans["source"]
    contents: dict[WordSpan | None, list[tuple[WordSpan, float]]] = {cue: [] for cue in cues}
    for content in spans["content"]:
        cue, chance = _choose(scores["cue_of"][content[0]], cues)
        contents.setdefault(cue, []).append((content, chance))
    found = []
    for cue, parts in contents.items():
        if not parts:
            continue
        source, chance = (
            (None, 1.0)
            if cue is None
            else _choose(scores["source_of"][cue[0]], sources, scores["no_source"][cue[0]])
        )
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


def _given(*spans: WordSpan | None) -> list[WordSpan]:
    return [span for span in spans if span is not None]


def _choose(
    row: Floats, spans: list[WordSpan], none: np.float32 | None = None
) -> tuple[WordSpan | None, float]:
    """Return the span whose first word scores highest, or None, with its probability among them."""
    choices = [float(row[start]) for start, _ in spans]
    if none is not None:
        choices.append(float(none))
    if not choices:
        return None, 1.0
    shares = np.exp(np.array(choices) - max(choices))
    best = int(shares.argmax())
    chance = float(shares[best] / shares.sum())
    return (spans[best] if best < len(spans) else None), chance
