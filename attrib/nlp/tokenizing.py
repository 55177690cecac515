"""A text in, spaCy's tokens out, in time that grows with the text alone.

spaCy's tokenizer takes punctuation off the ends of what stands between spaces, mark by mark, and looks
at all the rest each time: 8,000 quotation marks in a row cost it 4 seconds, a megabyte of them days.
So what is longer than any word or address is cut before it is tokenized. Pieces with few letters and
digits in them stay together as one token: a megabyte of marks would be a million words to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.tokens import Doc

MAX_RUN, PIECE = 200, 100
_WORDY = 0.6
"""Of the characters of words joined by dashes or commas 80 in 100 are letters; of `"a"a"a` 50."""
_LONG = re.compile(rf"\S{{{MAX_RUN + 1},}} ?")


class BoundedTokenizer:
    """A tokenizer that cuts very long runs without a space for another; it is saved as the other."""

    def __init__(self, inner: Callable[[str], Doc]) -> None:
        """Take the tokenizer that does the work."""
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        """Return the text's tokens: the inner tokenizer's own where no run is too long."""
        if not _LONG.search(text):
            return self.inner(text)
        words: list[str] = []
        spaces: list[bool] = []
        vocab = self.inner("").vocab
        for part, wordy in _parts(text):
            if wordy:
                tokens = self.inner(part)
                words += [token.text for token in tokens]
                spaces += [bool(token.whitespace_) for token in tokens]
            else:
                words.append(part.removesuffix(" "))
                spaces.append(part.endswith(" "))
        return Doc(vocab, words=words, spaces=spaces)

    def __getattr__(self, name: str) -> Any:
        """Leave all else, such as saving, to the inner tokenizer."""
        if name == "inner":
            raise AttributeError(name)
        return getattr(self.inner, name)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, each with whether it is tokenized; a space stays with what is before it."""
    since = 0
    for run in _LONG.finditer(text):
        yield text[since : run.start()], True
        yield from _cut(run.group())
        since = run.end()
    yield text[since:], True


def _cut(run: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a long run, those together that are no words."""
    ends = [*range(PIECE, len(run.rstrip(" ")), PIECE), len(run)]
    symbols = ""
    for start, end in zip([0, *ends], ends, strict=False):
        piece = run[start:end]
        if sum(map(str.isalnum, piece)) <= _WORDY * len(piece):
            symbols += piece
            continue
        if symbols:
            yield symbols, False
            symbols = ""
        yield piece, True
    if symbols:
        yield symbols, False
