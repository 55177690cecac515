from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.store.text import count_words, day_number, fold, initials, storable


@given(st.text())
def test_storable_text_keeps_every_offset(text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    kept.encode()
    assert "\0" not in kept


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"], ids=ascii)
def test_storable_text_marks_what_cannot_be_stored(text: str) -> None:
    assert storable(text) == "a\ufffdb"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ana Muñoz", "ana munoz"),
        ("Jörg WEISS", "jorg weiss"),
        ("Jörg Weiß", "jorg weiss"),
        ("Søren Łukasz", "soren lukasz"),
        ("O\u2019Neill", "oneill"),
        ("O'Neill-Smith", "oneill smith"),
        ("D.C.", "d c"),
        ("习近平", "习近平"),
        ("\0", ""),
        ("a_b", "a b"),
    ],
)
def test_fold_leaves_bare_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Massachusetts Institute of Technology", "mit"),
        ("Federal Bureau of Investigation", "fbi"),
        ("Kiel University", None),
        ("", None),
    ],
)
def test_initials_of_names_of_three_words(name: str, letters: str | None) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("published", "number"),
    [
        ("2023-05-01", 20230501),
        ("2023-05-01T23:30:00-05:00", 20230501),
        ("2023-05", 20230500),
        ("2023", 20230000),
        ("0000-01-01", 101),
        ("9999-12-31", 99991231),
        ("2023-13-01", 0),
        ("20230501", 0),
        ("yesterday", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_day_number_sorts_as_dates_do(published: str | None, number: int) -> None:
    assert day_number(published) == number


def test_words_stand_between_spaces() -> None:
    assert count_words('"We saw it," she said.') == 5
