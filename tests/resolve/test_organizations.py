from __future__ import annotations

import pytest

from attrib.errors import AttribError
from attrib.resolve.organizations import Organizations, load_organizations
from attrib.types import Organization


def org(id_: str, name: str, *aliases: str, parent: str | None = None) -> Organization:
    return Organization(id=id_, name=name, aliases=aliases, parent=parent)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Massachusetts Institute of Technology", "mit"),
        ("MIT", "mit"),
        ("M.I.T.", "mit"),
        ("Kiel University", "kiel-university"),
        ("Kiel", "kiel-university"),
        ("Christian-Albrechts-Universitat zu Kiel", "kiel-university"),
        ("University of Wittenberg", "wittenberg"),
        ("Wittenberg", "wittenberg"),
        ("CNA", "cna"),
        ("the Clinton campaign", "clinton-campaign"),
        ("Department of State", "state-department"),
        ("Security Studies Program", "mit-ssp"),
        ("University of Virginia's Center for Politics", "center-for-politics"),
        ("GOP", "republican-party"),
        ("HARVARD", "harvard"),
    ],
)
def test_find_reads_name_alias_acronym_and_short_form(name: str, id_: str) -> None:
    found = load_organizations().find(name)
    assert found is not None
    assert found.id == id_


@pytest.mark.parametrize(
    "name", ["", "the", "Virginia", "American", "Springfield Bowling Club", "m" * 10_000]
)
def test_find_guesses_nothing(name: str) -> None:
    assert load_organizations().find(name) is None


def test_find_of_what_two_organizations_share_is_nothing() -> None:
    listed = Organizations([org("a", "Kiel University"), org("b", "Kiel College")])
    assert listed.find("Kiel") is None


def test_find_reads_initials_only_in_capitals() -> None:
    listed = Organizations([org("a", "Institute of Slow Science")])
    assert listed.find("ISS") == listed.get("a")
    assert listed.find("iss") is None


def test_find_follows_the_article_before_the_list() -> None:
    aliases = [("CNA", "Central News Agency of Nowhere"), ("KU", "Kiel University")]
    found = load_organizations().find("KU", aliases)
    assert found is not None
    assert found.id == "kiel-university"


def test_own_list_comes_first_and_dump_last() -> None:
    listed = load_organizations(
        [org("own", "Our Wire", "CNA")], dump=[org("d", "Dumped", "MIT", "D9")]
    )
    assert [listed.find(name).id for name in ("CNA", "MIT", "D9")] == ["own", "mit", "d"]  # type: ignore[union-attr]


def test_part_of_an_organization_that_the_curated_list_has_too_keeps_its_whole() -> None:
    mit = load_organizations().get("mit")
    assert mit is not None
    there = Organization(id="https://ror.org/x", name="M. I. of T.", ror=mit.ror)
    lab = Organization(id="https://ror.org/y", name="Tide Lab", parent="https://ror.org/x")
    listed = load_organizations(dump=[there, lab])
    found = listed.find("Tide Lab")
    assert found is not None
    assert listed.parents(found) == (mit,)
    assert listed.find("M. I. of T.") is None


def test_dump_whose_parents_make_no_sense_still_serves() -> None:
    rows = [org("a", "Ant Lab", parent="b"), org("b", "Bee Lab", parent="a")]
    listed = load_organizations(dump=[*rows, org("c", "Cat Lab", parent="none")])
    found = [listed.find(name) for name in ("Ant Lab", "Bee Lab", "Cat Lab")]
    assert [(one.id, one.parent) for one in found if one] == [("a", None), ("b", None), ("c", None)]


def test_identify_knows_an_unlisted_organization_by_its_key() -> None:
    listed = load_organizations()
    assert (
        listed.identify("the Acme Hat Co.").id == listed.identify("Acme Hat").id == "key:acme hat"
    )


def test_identify_all_places_a_part_in_its_whole() -> None:
    listed = load_organizations()
    at_mit = listed.identify_all(
        ["Security Studies Program", "Massachusetts Institute of Technology"]
    )
    elsewhere = listed.identify_all(["Security Studies Program", "Georgetown University"])
    assert [found.id for found in at_mit] == ["mit-ssp", "mit"]
    assert elsewhere[0].id == "key:security studies program@georgetown"
    assert elsewhere[0].sector == "academia"


@pytest.mark.parametrize(
    ("name", "part", "whole"),
    [
        ("Columbia University department of surgery", "surgery department", "columbia-university"),
        ("VOA Eurasian division", "eurasian division", "voa"),
        ("Harvard's Department of Physics", "physics department", "harvard"),
    ],
)
def test_identify_splits_an_unlisted_part_from_its_whole(name: str, part: str, whole: str) -> None:
    found = load_organizations().identify(name)
    assert (found.id, found.parent) == (f"key:{part}@{whole}", whole)


def test_is_within_climbs_to_the_whole() -> None:
    listed = Organizations([org("a", "A"), org("b", "B", parent="a"), org("c", "C", parent="b")])
    a, c = listed.get("a"), listed.get("c")
    assert a is not None
    assert c is not None
    assert listed.is_within(c, a)
    assert not listed.is_within(a, c)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([org("a", "A"), org("a", "B")], "'a' twice"),
        ([org("a", "A", parent="b"), org("b", "B", parent="a")], "circle: a > b > a"),
        ([org("a", "A", parent="a")], "circle: a > a"),
        ([org("a", "A", parent="z")], "unknown parent 'z'"),
    ],
    ids=["duplicate", "circle", "itself", "unknown"],
)
def test_inconsistent_list_is_refused(rows: list[Organization], message: str) -> None:
    with pytest.raises(AttribError, match=message):
        Organizations(rows)


def test_long_chain_of_parents_costs_little() -> None:
    rows = [org(str(n), f"Part {n}", parent=str(n - 1) if n else None) for n in range(20_000)]
    assert len(Organizations(rows)) == len(rows)


def test_curated_list_is_large_and_names_no_organization_twice() -> None:
    listed = load_organizations()
    assert len(listed) > 400
    lost = [row.name for row in listed if listed.find(row.name) != row]
    assert lost == []
