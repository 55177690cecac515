from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from attrib.resolve.organizations import load_organizations
from attrib.resolve.resolver import Resolver
from attrib.store.base import NameKind
from attrib.store.organizations import OrganizationRows, is_named
from attrib.types import Annotated, Organization, Speaker, SpeakerType
from tests.store.making import HARBOR, Lexicon, harbor, person


def affiliated(name: str, **more: Any) -> Annotated:
    ana = person(HARBOR, "Ana Muñoz", of="MIT")
    ana = replace(ana, affiliations=(replace(ana.affiliations[0], organization=name),))
    return replace(harbor(), speakers=(ana,), **more)


def test_lexicon_names_the_organization() -> None:
    organizations = OrganizationRows(Lexicon())
    ana, _ = organizations.add(harbor())
    assert ana.ids == {"MIT": "mit"}
    assert organizations.rows["mit"]["kind"] == "university"
    kinds = {row["name"]: row["kind"] for row in organizations.names.values()}
    assert kinds["MIT"] is NameKind.ALIAS


def test_unknown_organization_is_named_after_the_article() -> None:
    organizations = OrganizationRows(Lexicon())
    key = organizations.add(harbor())[1].ids["Kiel University"]
    assert key == "named-kiel-university"
    assert is_named(key)
    assert organizations.name_of(key) == "Kiel University"


def test_short_form_that_the_article_defines_is_its_full_form() -> None:
    organizations = OrganizationRows(None)
    full = "Bureau of Gulls and Terns"
    (standing,) = organizations.add(affiliated("BGT", aliases=(("BGT", full),)))
    (key,) = standing.ids.values()
    assert organizations.name_of(key) == full
    assert {row["name"] for row in organizations.names.values()} >= {"BGT", full}


@pytest.mark.parametrize(
    "name", ["?", "\0", "x" * 5000, "習近平", "../../etc/passwd", "a/b"], ids=ascii
)
def test_odd_name_has_a_short_key_of_its_own(name: str) -> None:
    (standing,) = OrganizationRows(None).add(affiliated(name))
    (key,) = standing.ids.values()
    assert is_named(key)
    assert len(key) < 90
    assert not set(key) & set("/\\. \0")


def at(*names: str, former: bool = False, role: str = "spokesman") -> Annotated:
    weiss = person(HARBOR, "Jörg Weiß", role="spokesman", of="Kiel University")
    roles = tuple(replace(known, title=role) for known in weiss.roles)
    affiliation = replace(weiss.affiliations[0], former=former)
    affiliations = tuple(replace(affiliation, organization=name) for name in names)
    return replace(harbor(), speakers=(replace(weiss, affiliations=affiliations, roles=roles),))


def test_part_has_its_whole_which_is_known_though_no_article_names_it() -> None:
    organizations = OrganizationRows(Resolver())
    (standing,) = organizations.add(at("Security Studies Program"))
    (key,) = standing.ids.values()
    assert organizations.rows[key]["parent_id"] == "mit"
    assert organizations.rows["mit"]["name"] == "Massachusetts Institute of Technology"


def test_unlisted_part_is_told_from_its_namesake_elsewhere() -> None:
    organizations = OrganizationRows(Resolver())
    names = ["School of Tides", "Georgetown University"], ["School of Tides", "Kiel University"]
    keys = [next(iter(organizations.add(at(*pair))[0].ids.values())) for pair in names]
    assert keys == ["named-school-of-tides-georgetown", "named-school-of-tides-kiel-university"]
    assert [organizations.rows[key]["parent_id"] for key in keys] == [
        "georgetown",
        "kiel-university",
    ]
    assert {organizations.rows[key]["sector"] for key in keys} == {"academia"}


def test_spellings_of_an_unlisted_name_are_one_in_whatever_order_they_come() -> None:
    spellings = ["the Acme Hat Co.", "Acme Hat", "ACME Hat"]
    found = []
    for order in (spellings, spellings[::-1]):
        organizations = OrganizationRows(Resolver())
        for name in order:
            organizations.add(at(name))
        found.append((organizations.rows, organizations.names))
    assert found[0] == found[1]
    assert list(found[0][0]) == ["named-acme-hat"]


def test_former_name_of_an_organization_is_kept_as_such() -> None:
    row = Organization(id="new", name="New Wire", aliases=("NW",), former=("Old Wire",))
    organizations = OrganizationRows(Resolver(load_organizations([row])))
    (standing,) = organizations.add(at("Old Wire"))
    assert standing.ids == {"Old Wire": "new"}
    former = {row["name"]: row["former"] for row in organizations.names.values()}
    assert former == {"New Wire": False, "NW": False, "Old Wire": True}


@pytest.mark.parametrize(
    ("annotated", "sector"),
    [
        (at("Kiel University"), "academia"),
        (at("Kiel University", role="senator"), "government"),
        (at("Kiel University", former=True), None),
        (at("Kiel University", former=True, role="voter"), "citizen"),
    ],
    ids=["organization", "office", "was-there", "role"],
)
def test_sector_is_by_role_and_organization_as_of_the_article(
    annotated: Annotated, sector: str | None
) -> None:
    (standing,) = OrganizationRows(Resolver()).add(annotated)
    assert standing.sector == sector


@pytest.mark.parametrize(
    ("name", "kind", "sector"),
    [
        ("two senior officials", SpeakerType.UNNAMED, "government"),
        ("a voter", SpeakerType.UNNAMED, "citizen"),
        ("people", SpeakerType.UNNAMED, None),
        ("people who spoke with reporters", SpeakerType.UNNAMED, None),
        ("Kiel University", SpeakerType.ORGANIZATION, "academia"),
        ("Kiel University", SpeakerType.DOCUMENT, None),
    ],
)
def test_sector_of_who_is_no_person_is_by_what_they_are_called(
    name: str, kind: SpeakerType, sector: str | None
) -> None:
    speaker = Speaker(name=name, type=kind)
    (standing,) = OrganizationRows(Resolver()).add(replace(harbor(), speakers=(speaker,)))
    assert standing.sector == sector


def test_former_role_is_one_also_where_its_title_does_not_say_so() -> None:
    annotated = at(role="spokesman")
    (speaker,) = annotated.speakers
    roles = tuple(replace(role, title="senator", former=True) for role in speaker.roles)
    roles += tuple(replace(role, title="professor") for role in speaker.roles)
    annotated = replace(annotated, speakers=(replace(speaker, roles=roles),))
    (standing,) = OrganizationRows(Resolver()).add(annotated)
    assert standing.sector == "academia"


@pytest.mark.parametrize("name", ["the company", "company", "The public body", "ministère"])
def test_what_is_no_name_is_another_organization_in_each_article(name: str) -> None:
    organizations = OrganizationRows(Resolver())
    ids = [organizations.add(at(name), article)[0].ids[name] for article in ("a" * 20, "b" * 20)]
    assert len(set(ids)) == 2
    assert organizations.add(at(name), "a" * 20)[0].ids[name] == ids[0]


@pytest.mark.parametrize("name", ["Acme Hats", "the Company of Gulls", "習近平", "g7"])
def test_name_is_one_organization_in_all_articles(name: str) -> None:
    organizations = OrganizationRows(Resolver())
    ids = {organizations.add(at(name), article)[0].ids[name] for article in ("a" * 20, "b" * 20)}
    assert len(ids) == 1
