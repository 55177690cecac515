from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.correct.anchors import anchor_at, find_anchor, find_words
from attrib.types import Span

TEXT = (
    "“It rained for a week,” said Ada Moor. She said the bridge held. “It rained for a day,” "
    "she said later, and said no more.\n\nThe council said it would look into it."
)


def at(words: str, text: str = TEXT, number: int = 0) -> Span:
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


@given(st.text(min_size=1), st.data())
def test_words_of_an_unchanged_text_are_found_where_they_stand(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = find_anchor(text, anchor_at(text, Span(start, end)))
    assert found is not None
    assert text[slice(*found)] == text[start:end]


@pytest.mark.parametrize("number", range(5))
def test_short_words_are_told_apart_by_what_stands_around_them(number: int) -> None:
    span = at("said", number=number)
    moved = "An editor's note, which was not there before.\n\n" + TEXT
    found = find_anchor(moved, anchor_at(TEXT, span))
    assert found == Span(span.start + 47, span.end + 47)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rained for a week", "rained hard for a week"),
        ("rained for a week", "rained for two weeks"),
        ("It rained for", "It poured for"),
        ("week,” said Ada", "week”, said Ada"),
    ],
)
def test_edited_words_are_found_with_the_edit(old: str, new: str) -> None:
    words = "“It rained for a week,”"
    text = "By A Reporter\n\n" + TEXT.replace(old, new, 1)
    found = find_anchor(text, anchor_at(TEXT, at(words)))
    assert found is not None
    assert text[slice(*found)].startswith("“It ")
    assert "week" in text[slice(*found)]
    assert "said" not in text[slice(*found)]


@pytest.mark.parametrize("text", ["", "He said so.", "Something else entirely. " * 50])
def test_words_that_are_gone_are_not_found(text: str) -> None:
    assert find_anchor(text, anchor_at(TEXT, at("“It rained for a week,”"))) is None
    assert find_anchor(text, anchor_at(TEXT, at("said", number=4))) is None


def test_huge_text_takes_no_huge_time() -> None:
    words = "".join(random.Random(1).choices("abcdef ", k=200_000))
    assert find_anchor(words, anchor_at(words, Span(150_000, 150_050))) == Span(150_000, 150_050)
    assert find_anchor("said " * 200_000, anchor_at(TEXT, at("“It rained for a week,”"))) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"It rained for a day,"', "“It rained for a day,”"),
        ("into   it.", "into it."),
        ("no more. The council", "no more.\n\nThe council"),
        ("[rained", None),
        ("", None),
    ],
)
def test_typed_words_are_found_whatever_marks_and_spaces(typed: str, expected: str | None) -> None:
    found = find_words(TEXT, typed)
    assert (TEXT[slice(*found)] if found else None) == expected


def test_nearest_of_typed_words_is_meant() -> None:
    assert find_words(TEXT, "said", near=len(TEXT)) == at("said", number=4)
    assert find_words(TEXT, "said") == at("said")
