"""The label sets of the model's heads that are fixed by the project, not read off a corpus."""

from __future__ import annotations

from collections.abc import Sequence

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""Attribution tags, one a word: in PolNeAR the roles do not overlap (1 content in 23,282 does)."""

ENTITIES = (
    "O",
    "B-PERSON",
    "I-PERSON",
    "B-ORG",
    "I-ORG",
    "B-LOC",
    "I-LOC",
    "B-MISC",
    "I-MISC",
)

IGNORE = -100
"""A label that is not known and earns no loss."""


def allowed(labels: tuple[str, ...]) -> list[list[bool]]:
    """Say for each two labels whether the second may follow the first: `I-x` only after an `x`."""
    return [
        [not after.startswith("I-") or before[2:] == after[2:] for after in labels]
        for before in labels
    ]


def mark_span(tags: list[int], labels: Sequence[str], start: int, end: int, label: str) -> None:
    """Write a half-open span into BIO tags that are numbers of `labels`."""
    tags[start] = labels.index(f"B-{label}")
    tags[start + 1 : end] = [labels.index(f"I-{label}")] * (end - start - 1)


def bio_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Return `(start, end, label)` of the spans that BIO tags spell, half-open."""
    spans: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag == "O":
            continue
        if tag.startswith("B-"):
            spans.append((index, index + 1, tag[2:]))
        elif spans and spans[-1][1] == index and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], index + 1, tag[2:])
    return spans
