"""Spans of a window and the scores of their links in; each content's cue, and each cue's source, out.

The network scores every pair. What news hardly ever has is ruled out before the best is taken. In the
train set of PolNeAR 14,671 of 14,794 contents without quotation marks stand in the sentence of their
cue, or after its colon; 8,364 of 8,494 contents with marks stand in its paragraph, or after its colon;
and 18,340 of 18,360 sources stand in its sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from attrib.nlp.decode import Floats

WordSpan = tuple[int, int]

_DOUBT = 8.0
"""Taken from the score of a link that news hardly ever has; the scores of two good cues differ by less."""
_MARKS = frozenset(('"', "“", "”", "„", "«", "»", "''", "``", "＂", "″"))
_AFTER_STOP = _MARKS | frozenset("'’)]")
_NEVER_FIRST = frozenset("”’)]")
_ENDS = frozenset((".", "?", "!", "…"))


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the words of a window stand: the number of each one's sentence and paragraph."""

    words: Sequence[str]
    sentences: Sequence[int]
    paragraphs: Sequence[int]

    def apart(self, left: WordSpan, right: WordSpan) -> bool:
        """Whether no sentence holds a part of both spans."""
        first, second = sorted((left, right))
        return self.sentences[first[1] - 1] < self.sentences[second[0]]

    def in_other_paragraph(self, left: WordSpan, right: WordSpan) -> bool:
        """Whether two spans begin in different paragraphs."""
        return self.paragraphs[left[0]] != self.paragraphs[right[0]]

    def is_past(self, content: WordSpan, cue: WordSpan) -> bool:
        """Whether a quotation ended in a paragraph before that of the cue."""
        if self.paragraphs[content[1] - 1] >= self.paragraphs[cue[0]]:
            return False
        first = bisect_left(self.paragraphs, self.paragraphs[cue[0]])
        return self.words[first] not in _MARKS

    def is_quoted(self, span: WordSpan) -> bool:
        """Whether a quotation mark stands in a span, or beside it."""
        around = self.words[max(span[0] - 1, 0) : span[1] + 1]
        return not _MARKS.isdisjoint(around)

    def announces(self, cue: WordSpan, content: WordSpan) -> bool:
        """Whether a cue ends in a colon before a content, which then may be a list or a block."""
        colon = any(":" in word for word in self.words[cue[1] - 1 : cue[1] + 1])
        return colon and cue[1] <= content[0]


def read_layout(words: Sequence[str], begins: Sequence[int]) -> Layout:
    """Return the layout of a window's words; `begins` says at which a paragraph begins."""
    starts: list[bool] = []
    for index, begin in enumerate(begins):
        opened = index > 0 and starts[-1] and words[index - 1] in _MARKS
        starts.append(bool(begin) or (not opened and _begins_sentence(words, index)))
    return Layout(words, list(accumulate(starts)), list(accumulate(map(bool, begins))))


def _begins_sentence(words: Sequence[str], index: int) -> bool:
    """Tell by punctuation and letter case; an abbreviation keeps its full stop, so it ends nothing."""
    word = words[index]
    if not index or word in _NEVER_FIRST:
        return False
    before = index - 1
    while before and words[before] in _AFTER_STOP:
        before -= 1
    return words[before] in _ENDS and (word[0].isupper() or word in _MARKS)


def choose_cue(
    layout: Layout, content: WordSpan, cues: Sequence[WordSpan], row: Floats
) -> tuple[WordSpan | None, float]:
    """Return the cue of a content with the probability of it among all; None if none can be.

    Args:
        layout: where the window's words stand.
        content: the content.
        cues: all cues of the window.
        row: scores of the content's first word with every word.
    """
    if not cues:
        return None, 1.0
    quoted = layout.is_quoted(content)
    far = []
    for cue in cues:
        free = layout.announces(cue, content)
        loose = (
            not free and layout.apart(content, cue) if not quoted else layout.is_past(content, cue)
        )
        far.append((loose, not free and layout.in_other_paragraph(content, cue)))
    scores = [
        float(row[cue[0]]) - _DOUBT * sum(doubts) for cue, doubts in zip(cues, far, strict=True)
    ]
    best, chance = _best(scores)
    return (None if far[best][0] else cues[best]), chance


def choose_source(
    layout: Layout, cue: WordSpan, sources: Sequence[WordSpan], row: Floats, none: float
) -> tuple[WordSpan | None, float]:
    """Return the source of a cue, or None, with the probability of it among all."""
    scores = [float(row[source[0]]) - _DOUBT * layout.apart(source, cue) for source in sources]
    best, chance = _best([*scores, none])
    return (sources[best] if best < len(sources) else None), chance


def _best(scores: Sequence[float]) -> tuple[int, float]:
    """Return the place of the highest score, and its share of all (softmax)."""
    shares = np.exp(np.array(scores) - max(scores))
    best = int(shares.argmax())
    return best, float(shares[best] / shares.sum())
