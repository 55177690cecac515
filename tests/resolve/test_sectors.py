from __future__ import annotations

import pytest

from attrib.resolve.organizations import load_organizations
from attrib.resolve.sectors import sector_of
from attrib.types import Organization, Sector


@pytest.mark.parametrize(
    ("role", "organization", "sector"),
    [
        ("director of the Security Studies Program", "MIT", Sector.ACADEMIA),
        ("scientist", "Kiel University", Sector.ACADEMIA),
        ("analyst", "CNA", Sector.THINK_TANK),
        ("senior fellow", "Brookings Institution", Sector.THINK_TANK),
        ("Chinese Vice Foreign Minister", None, Sector.GOVERNMENT),
        ("Sen.", None, Sector.GOVERNMENT),
        ("Vice President", None, Sector.GOVERNMENT),
        ("FBI Director", None, Sector.GOVERNMENT),
        ("Supreme Court Justice", None, Sector.GOVERNMENT),
        ("president", "World Bank", Sector.GOVERNMENT),
        ("Republican presidential nominee", None, Sector.PARTY),
        ("campaign manager", "Clinton campaign", Sector.PARTY),
        ("spokesman", "the Feingold campaign", Sector.PARTY),
        ("Democratic strategist", None, Sector.PARTY),
        ("commander", "U.S. Pacific Command", Sector.MILITARY),
        ("chief executive", "Apple", Sector.COMPANY),
        ("hedge fund manager", None, Sector.COMPANY),
        ("president", "Planned Parenthood", Sector.NGO),
        ("reporter", "The Washington Post", Sector.MEDIA),
        ("radio host", None, Sector.MEDIA),
        ("spokeswoman", "Springfield Police Department", Sector.GOVERNMENT),
        ("professor", None, Sector.ACADEMIA),
        ("New Hampshire voter", None, Sector.CITIZEN),
        ("former senator", "Georgetown University", Sector.ACADEMIA),
        ("former senator", None, Sector.GOVERNMENT),
        ("former Democratic National Committee chairman", None, Sector.PARTY),
        ("candidate’s wife", None, Sector.UNKNOWN),
        ("friend", None, Sector.UNKNOWN),
        ("president of Students For Tidal Life", "Students For Tidal Life", Sector.UNKNOWN),
        (
            "organizer with the Gull Coalition for Real Justice",
            "Gull Coalition for Real Justice",
            Sector.NGO,
        ),
        ("president of Planned Parenthood", "Planned Parenthood", Sector.NGO),
        ("co-chair for Sen. Ada Moor's presidential campaign", None, Sector.PARTY),
        ("then-vice president", None, Sector.GOVERNMENT),
        ("former president", "Kiel University", Sector.ACADEMIA),
        ("fellow physician", None, Sector.UNKNOWN),
        ("research fellow", None, Sector.THINK_TANK),
        ("Ruritanian president", None, Sector.GOVERNMENT),
        ("analyst", "Acme Trading", Sector.COMPANY),
    ],
)
def test_sector_follows_role_and_organization(
    role: str, organization: str | None, sector: Sector
) -> None:
    organizations = [load_organizations().identify(organization)] if organization else []
    assert sector_of([role], organizations) is sector


def test_sector_of_a_name_alone_is_read_from_it() -> None:
    assert sector_of([], ["Acton Valley University"]) is Sector.ACADEMIA


def test_country_that_speaks_is_its_government() -> None:
    assert sector_of([], [load_organizations().identify("Armenia")]) is Sector.GOVERNMENT
    assert sector_of([], ["Cloud Cuckoo Land"]) is Sector.UNKNOWN


def test_sector_of_nothing_is_unknown() -> None:
    assert sector_of([]) is Sector.UNKNOWN


def test_sector_of_list_goes_before_its_kind() -> None:
    college = Organization(id="x", name="X", kind="university", sector="military")
    assert sector_of([], [college]) is Sector.MILITARY


def test_sector_of_endless_role_costs_little() -> None:
    assert sector_of(["a " * 100_000 + "senator"]) is Sector.UNKNOWN
