from __future__ import annotations

import pytest

from attrib.resolve.keys import (
    initials,
    looks_like_acronym,
    organization_key,
    short_form,
    split_part,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the Clinton campaign", "Clinton campaign"),
        ("Clinton’s campaign", "Clinton campaign"),
        ("Campaign for Clinton", "Clinton campaign"),
        ("Apple Inc.", "Apple"),
        ("U.S. Department of State", "US State Department"),
        ("Ministry of Defence", "Defense Ministry"),
        ("World Trade Organisation", "World Trade Organization"),
        ("AT&T", "at&t"),
        ("Université de Montréal", "universite de montreal"),
        (
            "Center for Strategic & International Studies",
            "Centre for Strategic and International Studies",
        ),
    ],
    ids=str,
)
def test_key_is_one_for_two_spellings(left: str, right: str) -> None:
    assert organization_key(left) == organization_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Clinton campaign", "Clinton Foundation"),
        ("Kiel University", "Kiel Institute"),
        ("CNA", "CNN"),
    ],
)
def test_key_tells_two_organizations_apart(left: str, right: str) -> None:
    assert organization_key(left) != organization_key(right)


def test_key_of_endless_names_is_short_and_tells_them_apart() -> None:
    left, right = organization_key("x" * 10_000), organization_key("x" * 9_999)
    assert left != right
    assert len(left) < 120


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Massachusetts Institute of Technology", "mit"),
        ("Center for Strategic and International Studies", "csis"),
        ("White House", None),
    ],
)
def test_initials_need_three_words(name: str, expected: str | None) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("MIT", True), ("M.I.T.", True), ("Mit", False), ("I", False)]
)
def test_acronym_is_written_in_capitals(name: str, *, expected: bool) -> None:
    assert looks_like_acronym(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kiel University", "kiel"),
        ("University of Wittenberg", "wittenberg"),
        ("University of Washington", None),
        ("American University", None),
        ("Kiel Institute", None),
    ],
)
def test_short_form_is_never_a_place_first(name: str, expected: str | None) -> None:
    assert short_form(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "University of Virginia's Center for Politics",
            ("University of Virginia", "Center for Politics"),
        ),
        (
            "Center for Politics at the University of Virginia",
            ("University of Virginia", "Center for Politics"),
        ),
        ("Pew Research Center", None),
    ],
)
def test_split_finds_whole_and_part(name: str, expected: tuple[str, str] | None) -> None:
    assert split_part(name) == expected
