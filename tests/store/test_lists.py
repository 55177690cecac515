from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrib.errors import StoreError
from attrib.store.lists import count_lists, delete_list, load_lists, save_list
from attrib.types import Organization

if TYPE_CHECKING:
    from attrib.store import Database

WIRE = Organization(
    id="wire",
    name="Acton Wire",
    aliases=("AW", "Acton"),
    former=("Old Wire",),
    kind="newsroom",
    parent="group",
)
GROUP = Organization(id="group", name="Group\x00")


def test_lists_come_back_as_they_were_saved(database: Database) -> None:
    database.write(lambda connection: save_list(connection, "own.csv", [WIRE]))
    database.write(lambda connection: save_list(connection, "b.csv", [GROUP]))
    with database.reading() as connection:
        group, wire = load_lists(connection)
        assert count_lists(connection) == {"b.csv": 1, "own.csv": 1}
    assert wire == WIRE
    assert group.name == "Group\ufffd"


def test_list_of_the_same_name_gives_way(database: Database) -> None:
    for rows in ([WIRE, GROUP], [GROUP]):
        database.write(lambda connection, rows=rows: save_list(connection, "own.csv", rows))
    with database.reading() as connection:
        assert [row.id for row in load_lists(connection)] == ["group"]


def test_list_is_forgotten_and_one_that_is_not_there_is_said_so(database: Database) -> None:
    database.write(lambda connection: save_list(connection, "own.csv", [WIRE]))
    with pytest.raises(StoreError, match=r"no list 'x.csv' here; there are: own.csv"):
        database.write(lambda connection: delete_list(connection, "x.csv"))
    database.write(lambda connection: delete_list(connection, "own.csv"))
    with pytest.raises(StoreError, match="there are: none"):
        database.write(lambda connection: delete_list(connection, "own.csv"))
