"""A quote that somebody saw and the article as it stands in, the quote's place among its quotes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.correct.anchors import find_words
from attrib.correct.applying import likeness
from attrib.errors import CorrectionError
from attrib.types import Annotated, Span

_SAME = 0.5
"""Share of the characters of both from which two quotes are one."""


def find_quote(annotated: Annotated, spans: Sequence[Span], words: str) -> int:
    """Return the number of the quote that was seen with these contents.

    It is looked for at its place, and where the article moved it, by its words.

    Args:
        annotated: the article as it stands.
        spans: of its contents, when it was seen.
        words: of its contents, joined by a space.

    Raises:
        CorrectionError: if it is not there.
    """
    return _nearest(annotated, _places(annotated.document.text, spans, words))


def find_by_words(annotated: Annotated, parts: Sequence[str], near: int) -> int:
    """Return the number of the quote that has these words, the nearest to `near`.

    Raises:
        CorrectionError: if it is not there.
    """
    found = [find_words(annotated.document.text, part, near) for part in parts]
    return _nearest(annotated, [span for span in found if span is not None])


def _nearest(annotated: Annotated, places: Sequence[Span]) -> int:
    scored = [
        (likeness(quote.content, places), -number) for number, quote in enumerate(annotated.quotes)
    ]
    best = max(scored, default=(0.0, 0))
    if best[0] < _SAME:
        raise CorrectionError(
            "This quote is not there any more: it was corrected, or its article changed."
        )
    return -best[1]


def _places(text: str, spans: Sequence[Span], words: str) -> list[Span]:
    """Return where the contents stand now."""
    if _flat(" ".join(text[span.start : span.end] for span in spans)) == _flat(words):
        return list(spans)
    found = [find_words(text, part, span.start) for part, span in _parts(spans, words)]
    return [span for span in found if span is not None]


def _parts(spans: Sequence[Span], words: str) -> Iterator[tuple[str, Span]]:
    """Yield the words of each content, which are as long as it is, with one space between two."""
    start = 0
    for span in spans:
        end = start + span.end - span.start
        yield words[start:end], span
        start = end + 1


def _flat(words: str) -> str:
    return " ".join(words.split())
