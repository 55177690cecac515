"""A text in, spaCy's tokens out, in time that grows with the text alone.

spaCy's tokenizer takes punctuation off the ends of what stands between spaces, mark by mark, and looks
at all the rest each time: 8,000 quotation marks in a row cost it 4 seconds, a megabyte of them days.
So what is longer than any word or address is cut before it is tokenized.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.tokens import Doc

MAX_RUN, PIECE = 200, 100
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
        docs = [self.inner(part) for part in _parts(text)]
        tokens = [token for doc in docs for token in doc]
        spaces = [bool(token.whitespace_) for token in tokens]
        return Doc(docs[0].vocab, words=[token.text for token in tokens], spaces=spaces)

    def __getattr__(self, name: str) -> Any:
        """Leave all else, such as saving, to the inner tokenizer."""
        if name == "inner":
            raise AttributeError(name)
        return getattr(self.inner, name)


def _parts(text: str) -> Iterator[str]:
    """Yield the parts of a text that are tokenized one by one; a space stays with what is before it."""
    since = 0
    for run in _LONG.finditer(text):
        if run.start() > since:
            yield text[since : run.start()]
        marks = run.group()
        ends = [*range(PIECE, len(marks.rstrip(" ")), PIECE), len(marks)]
        yield from (marks[a:b] for a, b in zip([0, *ends], ends, strict=False))
        since = run.end()
    if since < len(text):
        yield text[since:]
