from __future__ import annotations

import pytest

from attrib.nlp.people.lexicon import load_lexicon, singular, word_class


@pytest.mark.parametrize(
    ("plural", "single"),
    [("officials", "official"), ("women", "woman"), ("parties", "party"), ("boss", "boss")],
)
def test_singular_goes_by_the_ending(plural: str, single: str) -> None:
    assert singular(plural) == single


@pytest.mark.parametrize(
    "word",
    ["scientist", "officials", "vice-chairman", "sen.", "spokeswoman", "taxpayers", "harbormaster"],
)
def test_role_is_known_in_its_forms(word: str) -> None:
    assert load_lexicon().is_role(word)


def test_role_is_no_document_nor_group() -> None:
    lexicon = load_lexicon()

    assert not lexicon.is_document("scientist")
    assert not lexicon.is_group("scientist")


def test_word_class_joins_its_lines() -> None:
    assert {"wife", "grandfather"} <= word_class("kin")


def test_unknown_word_class_is_empty() -> None:
    assert word_class("no such class") == frozenset()
