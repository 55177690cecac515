from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.identity.lexicon import load_resolver
from attrib.store.lists import save_list
from attrib.types import Organization

if TYPE_CHECKING:
    from attrib.store import Database

ROR = "https://ror.org/"


def test_own_rows_come_before_the_curated_list_and_the_registry_after(database: Database) -> None:
    rows = [
        Organization(id="wire", name="Our Wire", aliases=("CNA",)),
        Organization(id=f"{ROR}1", name="Moorland Institute", aliases=("MIT", "Moorland")),
    ]
    database.write(lambda connection: save_list(connection, "own", rows))
    names = ("CNA", "MIT", "Moorland")
    found = load_resolver(database).identify(names)
    assert [one.id for one in found] == ["wire", "mit", f"{ROR}1"]


def test_list_whose_parents_are_gone_still_serves(database: Database) -> None:
    rows = [Organization(id="wire", name="Our Wire", parent="gone")]
    database.write(lambda connection: save_list(connection, "own", rows))
    (found,) = load_resolver(database).identify(["Our Wire"])
    assert (found.id, found.parent) == ("wire", None)
