"""Words are shown within their sentence."""

from __future__ import annotations

import pytest

from attrib.report.context import evidence, same_sentence, sentence_around
from attrib.report.parts import Link
from attrib.types import Span

TEXT = "It rained. Dr. A. Voss, head of tides, said so. Nobody minded."


def test_sentence_stops_at_its_ends() -> None:
    start = TEXT.index("head")

    assert sentence_around(TEXT, Span(start, start + 13)) == ("Dr. A. Voss, ", ", said so.")


def test_sentence_of_a_whole_text_is_not_cut() -> None:
    assert sentence_around("He left", Span(0, 2)) == ("", " left")


def test_long_sentence_is_cut_with_dots() -> None:
    text = "word " * 200
    before, after = sentence_around(text, Span(500, 504))

    assert before.startswith("…word ")
    assert after.endswith(" word…")
    assert len(before) < 250


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("of it. ", " he said. Then", ("", " he said.")),
        ("he warned that ", ".", ("…warned that ", ".")),
        ("", "", ("", "")),
        ("a\n\n", " b", ("", " b")),
    ],
    ids=["both-ends", "cut", "nothing", "paragraph"],
)
def test_same_sentence_drops_the_neighbours(
    before: str, after: str, expected: tuple[str, str]
) -> None:
    found = same_sentence(before, after, cut_after=False)

    assert found == expected


def test_evidence_keeps_the_words() -> None:
    start = TEXT.index("head")
    found = evidence(
        TEXT, Span(start, start + 4), article=Link(label="x"), outlet=None, date="2022"
    )

    assert found.before + found.words + found.after == "Dr. A. Voss, head of tides, said so."
