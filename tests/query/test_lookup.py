from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from attrib.query import lookup
from attrib.query.lookup import date_of, nearest, organizations_named, outlets_named
from attrib.store.base import NameKind
from attrib.store.tables import OrganizationNameRow, OrganizationRow
from attrib.store.text import fold, initials
from tests.store.making import harbor, reef

if TYPE_CHECKING:
    from attrib.query.api import Query
    from attrib.store import Database

NAMES = {
    "mit": ("Massachusetts Institute of Technology", "MIT"),
    "ssp": ("Security Studies Program",),
    "lab": ("MIT Media Lab",),
    "kiel": ("Kiel University", "University of Kiel"),
    "ifw": ("Kiel Institute for the World Economy",),
    "state": ("Department of State", "State"),
    "bank": ("State Street Bank",),
}


@pytest.fixture
def named(database: Database) -> Database:
    with database._engine.begin() as connection:
        for key, names in NAMES.items():
            parent = "mit" if key == "ssp" else None
            connection.execute(
                insert(OrganizationRow).values(id=key, name=names[0], parent_id=parent)
            )
            kinds = [(name, NameKind.ALIAS) for name in names]
            kinds += [(letters, NameKind.INITIALS)] if (letters := initials(names[0])) else []
            rows = {
                fold(name): {
                    "organization_id": key,
                    "folded": fold(name),
                    "name": name,
                    "kind": kind,
                }
                for name, kind in reversed(kinds)
            }
            connection.execute(insert(OrganizationNameRow), list(rows.values()))
    return database


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("MIT", {"mit", "ssp", "lab"}),
        ("massachusetts institute of technology", {"mit", "ssp", "lab"}),
        ("Kiel", {"kiel", "ifw"}),
        ("university kiel", {"kiel"}),
        ("KIFTWE", set()),
        ("kiwe", {"ifw"}),
        ("State", {"state"}),
        ("Department of State", {"state"}),
        ("street bank", {"bank"}),
        ("Oxford", set()),
        ("%", set()),
        ("_", set()),
        ("", set()),
    ],
)
def test_organizations_of_a_loose_name(named: Database, name: str, found: set[str]) -> None:
    with named.reading() as connection:
        assert set(organizations_named(connection, name)) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("the gull", {"The Gull"}),
        ("GULL", {"The Gull"}),
        ("the", {"The Gull", "The Tern"}),
        ("", set()),
    ],
)
def test_outlets_of_a_loose_name(database: Database, name: str, found: set[str]) -> None:
    database.save([reef(), harbor()])
    with database.reading() as connection:
        assert set(outlets_named(connection, name)) == found


@pytest.mark.parametrize("name", ["Munoz", "Ana Munos", "Ana Muños Garcia", "munioz ana"])
def test_nearest_sees_a_misspelt_name(database: Database, name: str) -> None:
    database.save([reef(), harbor()])
    with database.reading() as connection:
        names = [found.name for found in nearest(connection, name, 5)]
    assert names[0] == "Ana Muñoz"
    assert "Officials" not in names


@pytest.mark.parametrize(
    ("day", "date"),
    [(20230501, "2023-05-01"), (20230500, "2023-05"), (20230000, "2023"), (0, None), (None, None)],
)
def test_date_of_a_number(day: int | None, date: str | None) -> None:
    assert date_of(day) == date


@pytest.mark.parametrize("most", [0, 5000])
def test_titles_are_found_by_their_words(
    query: Query, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(lookup, "_MOST_TITLES", most)
    with query._database.reading() as connection:
        found = lookup.titles_with(connection, "Biologist")
        titles = found if isinstance(found, tuple) else connection.execute(found).scalars().all()
        assert set(titles) == {"biologist"}
        assert lookup.titles_with(connection, "...") is None
        assert lookup.titles_with(connection, "pilot") in {(), None} or most == 0
