from __future__ import annotations

import pytest

from attrib.nlp.people.lexicon import load_lexicon
from attrib.nlp.people.names import Name, fold, read_name, same_person

from .building import grammar


def name(text: str) -> Name:
    parts = tuple(fold(word) for word in text.split())
    return Name(0, len(parts), parts)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        pytest.param("Donald J. Trump", "Donald Trump", True, id="initial left out"),
        pytest.param("Mike Pence", "Michael Pence", True, id="short form"),
        pytest.param("Jim Yong Kim", "Yong Kim", True, id="end of the name"),
        pytest.param("Hilary Clinton", "Hillary Clinton", True, id="a letter doubled"),
        pytest.param("Bill Clinton", "Hillary Clinton", False, id="couple"),
        pytest.param("Li Wei", "Li Wen", False, id="one letter"),
    ],
)
def test_same_person_needs_surname_and_given_name(left: str, right: str, same: bool) -> None:  # noqa: FBT001
    assert same_person(name(left), name(right), load_lexicon()) is same


def test_title_is_taken_off_and_kept() -> None:
    reading = grammar("[PERSON Mrs. Clinton] left.").reading

    found = read_name(reading, 0, 2, load_lexicon())

    assert found is not None
    assert (found.parts, found.title) == (("clinton",), "mrs.")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Ann Lee KC", ("ann", "lee"), id="honour"),
        pytest.param("Ray ‘Bricks’ Lee", ("ray", "lee"), id="nickname"),
    ],
)
def test_parts_are_those_of_the_name(text: str, parts: tuple[str, ...]) -> None:
    reading = grammar(f"[PERSON {text}] left.").reading
    (entity,) = reading.entities

    found = read_name(reading, entity.start, entity.end, load_lexicon())

    assert found is not None
    assert found.parts == parts


@pytest.mark.parametrize("text", ["President", "Officials"])
def test_role_alone_is_no_name(text: str) -> None:
    reading = grammar(f"[PERSON {text}] left.").reading

    assert read_name(reading, 0, 1, load_lexicon()) is None


def test_title_within_a_name_is_taken_off() -> None:
    reading = grammar("[PERSON Ohio Sen. Ann Lee] left.").reading

    found = read_name(reading, 0, 4, load_lexicon())

    assert found is not None
    assert (found.start, found.parts, found.title) == (2, ("ann", "lee"), "sen.")
