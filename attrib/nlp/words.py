"""A spaCy `Doc` in, its words out: the non-space tokens and where paragraphs begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|\u2029")


@dataclass(frozen=True, slots=True)
class Words:
    """The non-space tokens of a `Doc`: text, token index, character offsets, and paragraph starts."""

    texts: tuple[str, ...]
    tokens: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraphs: tuple[bool, ...]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of words that share a character with `start:end`."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def words_of(doc: Doc) -> Words:
    """Return the words of a `Doc`.

    A paragraph begins after a blank line; in a text that has none, at every line.
    """
    text = doc.text
    breaks = re.compile(r"[\n\r\u2028\u2029]") if not _BLANK_LINE.search(text) else _BLANK_LINE
    texts, tokens, starts, ends, paragraphs = [], [], [], [], []
    before = 0
    for token in doc:
        if token.is_space:
            continue
        start = token.idx
        texts.append(token.text)
        tokens.append(token.i)
        starts.append(start)
        ends.append(start + len(token))
        paragraphs.append(not before or breaks.search(text, before, start) is not None)
        before = ends[-1]
    return Words(tuple(texts), tuple(tokens), tuple(starts), tuple(ends), tuple(paragraphs))
