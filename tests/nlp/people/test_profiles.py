from __future__ import annotations

import pytest

from attrib.nlp.people.profiles import Profiles

from .building import grammar


def test_present_roles_come_before_former_ones() -> None:
    known = grammar("Former Gov. [PERSON Ann Lee] left. [PERSON Lee], a judge, spoke.")

    facts = Profiles(known).ranked(0)

    assert [(known.reading.slice(f.start, f.end), f.former) for f in facts] == [
        ("judge", False),
        ("Former Gov.", True),
    ]


def test_apposition_is_told_of_its_person() -> None:
    known = grammar("[PERSON Ann Lee], the judge, left.")

    assert Profiles(known).stated_at(4) == 0


def test_quotation_is_not_read_for_facts() -> None:
    known = grammar("He said “[PERSON Ann Lee], a judge, left”.")

    assert Profiles(known).ranked(0) == []


@pytest.mark.parametrize(
    ("tag", "state"),
    [
        pytest.param("(D-Fla.)", "florida", id="party and state"),
        pytest.param("(Fla.)", "florida", id="state"),
        pytest.param("(D)", "", id="party"),
        pytest.param("(right)", "", id="no tag"),
        pytest.param("left", "", id="nothing"),
    ],
)
def test_tag_tells_the_state(tag: str, state: str) -> None:
    assert Profiles(grammar(f"[PERSON Ann Lee] {tag} spoke.")).state(0) == state


def test_a_title_of_many_comes_after_her_own() -> None:
    known = grammar(
        "Sens. [PERSON Bo Kent] and [PERSON Ann Lee] left. [PERSON Lee], a judge, spoke."
    )

    facts = Profiles(known).ranked(1)

    assert [known.reading.slice(f.start, f.end) for f in facts] == ["judge", "Sens."]


def test_whose_son_somebody_is_comes_after_the_office() -> None:
    known = grammar("Rep. [PERSON Bo Kent], the son of a lineman, left.")

    facts = Profiles(known).ranked(0)

    assert [known.reading.slice(f.start, f.end) for f in facts] == ["Rep.", "son of a lineman"]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        pytest.param("a former judge", ["runs a shop", "former judge"], id="what she was, after"),
        pytest.param("a judge", ["judge", "runs a shop"], id="what she is, before"),
    ],
)
def test_what_somebody_does_has_its_place(text: str, order: list[str]) -> None:
    known = grammar(f"[PERSON Ann Lee], {text} who runs a shop, left.")

    facts = Profiles(known).ranked(0)

    assert [known.reading.slice(f.start, f.end) for f in facts] == order
