from __future__ import annotations

import pytest

from attrib.errors import AttribError
from attrib.resolve.aliases import slug
from attrib.resolve.organizations import Organizations, load_organizations
from attrib.resolve.own import own_rows
from attrib.types import Organization

MIT = Organization(
    id="mit", name="Massachusetts Institute of Technology", aliases=("MIT",), ror="r"
)
SCHOOL = Organization(id="sloan", name="Sloan School", parent="mit")
KNOWN = Organizations([MIT, SCHOOL])


def org(name: str, *aliases: str, parent: str | None = None) -> Organization:
    return Organization(id=slug(name), name=name, aliases=aliases, parent=parent)


def test_row_on_a_known_organization_adds_to_it_and_names_it() -> None:
    (row,) = own_rows([org("MIT", "the Institute")], KNOWN)
    assert (row.id, row.name, row.ror) == ("mit", "MIT", "r")
    assert row.aliases == ("the Institute", "Massachusetts Institute of Technology")


def test_rows_on_one_organization_are_put_together() -> None:
    (row,) = own_rows([org("MIT", "a"), org(MIT.name, "b")], KNOWN)
    assert row.name == "MIT"
    assert {"a", "b", MIT.name} <= set(row.aliases)


def test_parent_may_be_named_as_people_name_it() -> None:
    rows = own_rows([org("Lab", parent="M.I.T."), org("Desk", parent="the Lab")], KNOWN)
    assert [row.parent for row in rows] == ["mit", "lab"]


def test_unknown_parent_is_refused_or_passed_over() -> None:
    rows = [org("Lab", parent="Nowhere")]
    with pytest.raises(AttribError, match="'lab' has an unknown parent 'Nowhere'"):
        load_organizations(rows)
    listed = load_organizations(rows, strict=False)
    assert listed.get("lab") == org("Lab")


def test_circle_of_parents_is_refused_or_passed_over() -> None:
    rows = [org("A1", parent="B1"), org("B1", parent="A1"), org("C1", parent="A1")]
    with pytest.raises(AttribError, match="circle: a1 > b1 > a1"):
        load_organizations(rows)
    listed = load_organizations(rows, strict=False)
    assert [listed.get(id_) for id_ in ("a1", "b1", "c1")] == [org("A1"), org("B1"), org("C1")]


def test_known_organization_made_part_of_its_own_part_is_refused() -> None:
    rows = [Organization(id="mit", name="MIT", parent="sloan")]
    with pytest.raises(AttribError, match="circle: mit > sloan > mit"):
        Organizations(own_rows(rows, KNOWN), fallback=KNOWN)


def test_former_name_finds_the_organization() -> None:
    row = Organization(id="new", name="New Wire", former=("Old Wire",))
    assert load_organizations([row]).find("the Old Wire") == row
