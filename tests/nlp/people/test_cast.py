from __future__ import annotations

import pytest

from .building import grammar


def people(text: str) -> dict[str, list[str]]:
    """Return the mentions of each person by the fullest name."""
    known = grammar(text)
    return {
        known.reading.slice(person.fullest.start, person.fullest.end): [
            known.reading.slice(name.start, name.end) for name in person.mentions
        ]
        for person in known.cast.people
    }


def test_mentions_of_one_person_come_together() -> None:
    text = "[PERSON Clinton] won. Mrs. [PERSON Clinton] spoke. [PERSON Hillary Clinton] left."

    assert people(text) == {"Hillary Clinton": ["Clinton", "Clinton", "Hillary Clinton"]}


def test_surname_first_is_found() -> None:
    assert people("[PERSON Xi Jinping] spoke. [PERSON Xi] left.") == {
        "Xi Jinping": ["Xi Jinping", "Xi"]
    }


def test_surname_that_the_recognizer_missed_is_found() -> None:
    assert people("[PERSON Ann Lee] spoke. Lee left.") == {"Ann Lee": ["Ann Lee", "Lee"]}


def test_first_of_two_surnames_means_its_person() -> None:
    assert people("[PERSON Ana Gomez Ruiz] spoke. [PERSON Gomez] left.") == {
        "Ana Gomez Ruiz": ["Ana Gomez Ruiz", "Gomez"]
    }


def test_surname_comes_before_another_persons_inner_name() -> None:
    text = "[PERSON Ana Lee Ruiz] met [PERSON Bob Lee]. [PERSON Lee] left."

    assert people(text)["Bob Lee"] == ["Bob Lee", "Lee"]


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        pytest.param("Mary Kent-Jones", "f", id="two surnames"),
        pytest.param("Kim Jong-un", None, id="Kim is a surname here"),
        pytest.param("Kim Kent", "f", id="Kim is a given name here"),
    ],
)
def test_gender_is_that_of_the_given_name(name: str, gender: str | None) -> None:
    assert grammar(f"[PERSON {name}] spoke.").cast.people[0].gender == gender


@pytest.mark.parametrize(
    ("full", "slip"),
    [
        pytest.param("Ada Bornsteen", "Bornsten", id="a letter less"),
        pytest.param("Ada Bornsten", "Bornsteen", id="a letter more"),
        pytest.param("Ada Bornste", "Bornst", id="short with a letter less"),
    ],
)
def test_surname_with_a_slip_is_its_persons(full: str, slip: str) -> None:
    assert people(f"[PERSON {full}] spoke. [PERSON {slip}] left.") == {full: [full, slip]}


def test_short_surnames_that_are_alike_are_two() -> None:
    assert len(people("[PERSON Ada Moore] spoke. [PERSON Moor] left.")) == 2


def test_given_names_tell_people_apart() -> None:
    assert len(people("[PERSON Ann Lee] met [PERSON Bob Lee].")) == 2


def test_gender_comes_from_title_and_given_name() -> None:
    cast = grammar("Ms. [PERSON Kirchberger] met [PERSON Robert Lee].").cast

    assert [person.gender for person in cast.people] == ["f", "m"]


def test_bare_surname_is_of_whom_the_story_is_not_of_who_needs_the_full_name() -> None:
    text = (
        "[PERSON Hillary Kent] won.\n\n[PERSON Hillary Kent] spoke. Mrs. [PERSON Kent] left.\n\n"
        "A [PERSON Bill Kent] aide left.\n\nIt rained.\n\n[PERSON Kent] won."
    )

    assert people(text)["Hillary Kent"][-1] == "Kent"
    assert people(text)["Bill Kent"] == ["Bill Kent"]


def test_title_tells_a_couple_apart_though_one_given_name_is_unknown() -> None:
    text = "[PERSON Oonah Kent] left the house early. Her husband, [PERSON Colm Kent], met Mr. [PERSON Kent]."

    assert people(text)["Colm Kent"] == ["Colm Kent", "Kent"]


def test_word_after_an_article_is_a_kind_of_people() -> None:
    assert people("The [PERSON Texan] said so.") == {}
    assert people("[PERSON Ann Lee] met the [PERSON Lee] family.") == {
        "Ann Lee": ["Ann Lee", "Lee"]
    }


def test_surname_that_is_a_title_is_one_after_a_form_of_address() -> None:
    text = "[PERSON Larry King] spoke. Mr. [PERSON King] left. The king left."

    assert people(text) == {"Larry King": ["Larry King", "King"]}


def test_bare_name_stays_with_who_had_it_before_a_relative_came_in() -> None:
    text = (
        "[PERSON Bob Kent Jr.] said no. [PERSON Kent] said yes.\n\n"
        "His father, [PERSON Bob Kent Sr.], left.\n\n[PERSON Kent] said so."
    )

    assert people(text)["Bob Kent Jr."] == ["Bob Kent Jr.", "Kent", "Kent"]


def test_longer_surname_with_a_slip_is_of_whom_it_means() -> None:
    text = "Dr. [PERSON Harold Bornstein] said so. [PERSON Bornsten] left. [PERSON Lew] left."

    assert people(text)["Harold Bornstein"] == ["Harold Bornstein", "Bornsten"]


def test_short_or_equal_surnames_are_no_slips() -> None:
    text = (
        "[PERSON Ann Lewin] said so. [PERSON Lewi] left. "
        "[PERSON Bob Johnston] left. [PERSON Ed Johnson] left."
    )

    assert len(people(text)) == 4


def test_apostrophes_of_two_kinds_make_one_name() -> None:
    assert people("[PERSON James O’Neill] left. [ORG O'Neill] spoke.") == {
        "James O’Neill": ["James O’Neill", "O'Neill"]
    }


def test_surname_after_a_title_is_that_person_elsewhere() -> None:
    assert people("Sen. [PERSON Kent] left. [ORG Kent] spoke.") == {"Kent": ["Kent", "Kent"]}


def test_whose_husband_somebody_has_is_not_their_own_gender() -> None:
    known = grammar("[PERSON Zzyx Brady] spoke. [PERSON Brady]'s husband left.")

    assert [person.gender for person in known.cast.people] == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "[PERSON Tom] and [PERSON Peter Hale] spoke. [PERSON Tom Hale] left.",
            {"Tom Hale": ["Tom", "Tom Hale"], "Peter Hale": ["Peter Hale"]},
            id="one surname for both",
        ),
        pytest.param(
            "[PERSON Tom] and [PERSON Peter Hale] spoke. [PERSON Tom Fen] left.",
            {"Tom Fen": ["Tom", "Tom Fen"], "Peter Hale": ["Peter Hale"]},
            id="of another surname",
        ),
        pytest.param(
            "[PERSON Tom] and [PERSON Peter Hale] spoke. [PERSON Tom] left.",
            {"Tom": ["Tom", "Tom"], "Peter Hale": ["Peter Hale"]},
            id="a surname itself",
        ),
    ],
)
def test_given_name_shares_the_surname_after_and(text: str, names: dict[str, list[str]]) -> None:
    assert people(text) == names


def test_whose_sister_spoke_is_not_who_goes_on_by_surname() -> None:
    text = "[PERSON Bo Kim]'s sister, [PERSON Ada Kim], said so. [PERSON Kim] added no."

    assert people(text)["Ada Kim"] == ["Ada Kim", "Kim"]
