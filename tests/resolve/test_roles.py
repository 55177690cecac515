from __future__ import annotations

import pytest

from attrib.resolve.roles import far_apart, role_terms


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("Sen.", "senator"),
        ("Vermont senator", "senator"),
        ("Vice President", "vicepresident"),
        ("former secretary of State", "secretaryofstate"),
        ("Chinese Vice Foreign Minister", "viceforeignminister"),
        ("press secretary", "presssecretary"),
        ("CEO", "ceo"),
        ("chief executive officer", "ceo"),
        ("spokeswoman for the campaign", "spokesperson"),
        ("Republican front-runner", "candidate"),
    ],
)
def test_terms_know_an_office_by_all_its_forms(role: str, office: str) -> None:
    assert role_terms([role]).offices == {office}


def test_terms_keep_the_words_that_tell() -> None:
    terms = role_terms(["former director of the Texas Politics Project"])
    assert terms.words == {"texas", "politics", "project"}


@pytest.mark.parametrize(
    ("roles", "gender"),
    [
        (["spokeswoman"], "f"),
        (["chairman"], "m"),
        (["director"], None),
        (["chairman", "mother"], None),
    ],
    ids=str,
)
def test_terms_tell_gender_where_roles_agree(roles: list[str], gender: str | None) -> None:
    assert role_terms(roles).gender == gender


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Rep.", "pastor", True),
        ("Rep.", "radio host", False),
        ("Rep.", "Sen.", False),
        ("Rep.", "friend", False),
        ("economist", "swimmer", True),
    ],
)
def test_far_apart_tells_careers_of_different_people(
    left: str, right: str, *, expected: bool
) -> None:
    assert far_apart(role_terms([left]), role_terms([right])) is expected


def test_terms_of_endless_role_are_bounded() -> None:
    assert len(role_terms(["word" + str(n) for n in range(10)]).words) <= 10
    assert role_terms(["senator " * 100_000]).offices == {"senator"}
