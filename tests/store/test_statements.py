from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from attrib.store.statements import add, add_least, add_missing, chunks, look_up, upsert
from attrib.store.tables import NameRow, OrganizationRow

if TYPE_CHECKING:
    from attrib.store import Database


def names(database: Database) -> dict[str, str]:
    with database.reading() as connection:
        return look_up(connection, OrganizationRow.id, OrganizationRow.name, ["a", "b"])


@pytest.mark.parametrize("order", list(itertools.permutations(["Ab", "Aa", "Ac"])), ids=str)
def test_least_of_many_is_kept_whatever_comes_first(
    database: Database, order: tuple[str, ...]
) -> None:
    with database._engine.begin() as connection:
        for name in order:
            add_least(
                connection, OrganizationRow, [{"id": "a", "name": name}], key=["id"], least=["name"]
            )
    assert names(database) == {"a": "Aa"}


def test_upsert_sets_and_add_missing_does_not(database: Database) -> None:
    with database._engine.begin() as connection:
        assert (
            add(connection, OrganizationRow, [{"id": "a", "name": "1"}, {"id": "b", "name": "1"}])
            == 2
        )
        upsert(connection, OrganizationRow, [{"id": "a", "name": "2"}], key=["id"])
        add_missing(connection, OrganizationRow, [{"id": "b", "name": "2"}])
    assert names(database) == {"a": "2", "b": "1"}


def test_more_than_a_statement_takes_is_looked_up(database: Database) -> None:
    wanted = [f"n{number}" for number in range(40_000)]
    with database._engine.begin() as connection:
        add(connection, NameRow, ({"folded": name} for name in wanted[::1000]))
        assert len(look_up(connection, NameRow.folded, NameRow.id, wanted)) == 40


def test_nothing_to_write_is_no_statement(database: Database) -> None:
    with database._engine.begin() as connection:
        add(connection, NameRow, [])
        upsert(connection, NameRow, [], key=["id"])
        assert look_up(connection, NameRow.folded, NameRow.id, []) == {}


def test_chunks_hold_everything_once() -> None:
    assert list(chunks("abcde", 2)) == [("a", "b"), ("c", "d"), ("e",)]
