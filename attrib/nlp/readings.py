"""Windows with their scores in, what they say out: their syntax and their attributions.

A window answers for its core alone. Its syntax is read of the core; its attributions of all its words,
so that a content may have its cue in the context, and of each the contents that begin in the core.
`gather` puts the contents of one cue together again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from attrib.nlp.attributions import Attribution, find_attributions, tag_words
from attrib.nlp.encoder import ModelMeta, Scores
from attrib.nlp.links import WordSpan
from attrib.nlp.syntax import Syntax, read_syntax
from attrib.nlp.windows import Window

_SQUARE = frozenset({"head", "source_of", "cue_of"})
"""Heads that score every word against every word."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A window, the texts of its words, and what the network says of them."""

    window: Window
    words: Sequence[str]
    scores: Scores


@dataclass(frozen=True, slots=True)
class Reading:
    """What one window says: the syntax of its core's words, and attributions by words of the text."""

    core: tuple[int, int]
    syntax: Syntax | None
    attributions: list[Attribution]


def read_windows(batch: Sequence[Scored], meta: ModelMeta, *, syntax: bool = True) -> list[Reading]:
    """Read some windows at once; what one says does not depend on the others."""
    begins = [scored.window.paragraphs for scored in batch]
    tagged = tag_words([scored.scores["tags"] for scored in batch], begins, meta)
    readings = []
    for scored, tags in zip(batch, tagged, strict=True):
        window = scored.window
        found = find_attributions(scored.words, window.paragraphs, scored.scores, tags, meta)
        moved = (_moved(attribution, window) for attribution in found)
        kept = [attribution for attribution in moved if attribution.contents]
        readings.append(Reading(window.core, _read_core(scored, meta) if syntax else None, kept))
    return readings


def gather(readings: Iterable[Reading]) -> list[Attribution]:
    """Return the attributions of all windows of a text, those that share a cue as one.

    Two neighbours may see a cue, each with the contents of its own core: where it is, and whose, is
    for the window to say that has it in its core.
    """
    found: list[Attribution] = []
    before = 0
    for reading in readings:
        since = len(found)
        for attribution in reading.attributions:
            for place in range(before, since):
                if _share_a_cue(found[place], attribution):
                    pair = (found[place], attribution)
                    found[place] = _joined(
                        *(pair if not _has(reading, attribution) else pair[::-1])
                    )
                    break
            else:
                found.append(attribution)
        before = since
    return sorted(found, key=lambda attribution: attribution.contents[0])


def _share_a_cue(left: Attribution, right: Attribution) -> bool:
    a, b = left.cue, right.cue
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _has(reading: Reading, attribution: Attribution) -> bool:
    """Whether the cue of an attribution begins in the core of its window."""
    cue = attribution.cue
    return cue is not None and reading.core[0] <= cue[0] < reading.core[1]


def _joined(owner: Attribution, other: Attribution) -> Attribution:
    """Return the owner's attribution with the contents of both."""
    contents = tuple(sorted((*owner.contents, *other.contents)))
    confidence = min(owner.confidence, other.confidence)
    return replace(owner, contents=contents, confidence=confidence)


def _read_core(scored: Scored, meta: ModelMeta) -> Syntax:
    """Return the syntax of the words of a window's core."""
    inner = scored.window.inner
    scores = {
        name: rows[inner, inner] if name in _SQUARE else rows[inner]
        for name, rows in scored.scores.items()
    }
    return read_syntax(scores, scored.words[inner], scored.window.paragraphs[inner], meta)


def _moved(attribution: Attribution, window: Window) -> Attribution:
    """Return an attribution by the words of the text, with the contents that begin in the core."""

    def move(span: WordSpan | None) -> WordSpan | None:
        return None if span is None else (span[0] + window.start, span[1] + window.start)

    contents = ((start + window.start, end + window.start) for start, end in attribution.contents)
    return replace(
        attribution,
        source=move(attribution.source),
        cue=move(attribution.cue),
        contents=tuple(c for c in contents if window.core[0] <= c[0] < window.core[1]),
    )
