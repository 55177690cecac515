from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from attrib.store.base import NameKind
from attrib.store.statements import (
    add,
    add_least,
    add_missing,
    adding,
    by_indexes,
    chunks,
    look_up,
    unlike,
    upsert,
)
from attrib.store.tables import JudgementRow, NameRow, OrganizationNameRow, OrganizationRow
from attrib.types import Verdict

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


def test_of_two_rows_with_one_key_the_last_counts(database: Database) -> None:
    with database._engine.begin() as connection:
        rows = [{"id": "a", "name": "1"}, {"id": "b", "name": "1"}, {"id": "a", "name": "2"}]
        upsert(connection, OrganizationRow, rows, key=["id"])
        upsert(connection, OrganizationRow, rows[:1], key=["id"])
    assert names(database) == {"a": "1", "b": "1"}


def test_of_two_rows_that_are_missing_the_first_counts(database: Database) -> None:
    with database._engine.begin() as connection:
        add_missing(
            connection, OrganizationRow, [{"id": "a", "name": "1"}, {"id": "a", "name": "2"}]
        )
    assert names(database) == {"a": "1"}


def test_rows_that_are_there_as_they_are_need_no_writing(database: Database) -> None:
    rows = [{"id": "a", "name": "1"}, {"id": "b", "name": "1"}, {"id": "c", "name": "1"}]
    with database._engine.begin() as connection:
        add(connection, OrganizationRow, [rows[0], {"id": "b", "name": "2"}])
        assert unlike(connection, OrganizationRow, rows, key=["id"]) == rows[1:]


def test_tables_are_added_to_in_turn(database: Database) -> None:
    with database._engine.begin() as connection:
        with adding(connection) as add_to:
            add_to(OrganizationRow, [{"id": "a", "name": "1"}])
            names = (name_of("a", str(number)) for number in range(12_000))
            add_to(OrganizationNameRow, names)
        found = select(func.count()).select_from(OrganizationNameRow)
        assert connection.execute(found).scalar_one() == 12_000


def test_what_cannot_be_added_is_told_by_the_first_table_at_fault(database: Database) -> None:
    def add_all() -> None:
        with database._engine.begin() as connection, adding(connection) as add_to:
            add_to(OrganizationNameRow, [name_of("a", "1"), name_of("a", "1")])
            add_to(OrganizationRow, [{"id": "a", "name": "1"}])

    with pytest.raises(IntegrityError, match="organization_names"):
        add_all()
    assert names(database) == {}


def name_of(key: str, folded: str) -> dict[str, object]:
    row = {"organization_id": key, "folded": folded, "name": folded}
    return {**row, "kind": NameKind.NAME, "former": False}


def test_lists_in_rows_come_back_as_they_went_in(database: Database) -> None:
    reasons = [[], ["a"], ["{b", '"c",\\', "NULL"]]
    rows = [
        {
            "left_profile": "a",
            "right_profile": str(number),
            "by": "rule",
            "verdict": Verdict.SAME,
            "score": 1.0,
            "reasons": each,
            "at": "2026-11-28",
        }
        for number, each in enumerate(reasons)
    ]
    with database._engine.begin() as connection:
        upsert(connection, JudgementRow, rows, key=["left_profile", "right_profile", "by"])
        found = select(JudgementRow.reasons).order_by(JudgementRow.right_profile)
        assert connection.execute(found).scalars().all() == reasons


def test_what_is_found_by_indexes_is_so_until_the_end_of_the_transaction(
    database: Database,
) -> None:
    if database.dialect == "sqlite":
        pytest.skip("SQLite has but one way to join: by an index.")
    joined = (
        "EXPLAIN SELECT 1 FROM speakers JOIN entity_members ON profile = key WHERE type = 'person'"
    )

    def plan() -> str:
        return str(connection.exec_driver_sql(joined).all())

    with database._engine.connect() as connection:
        with connection.begin():
            assert "Seq Scan" in plan()
            by_indexes(connection)
            assert "Seq Scan" not in plan()
        with connection.begin():
            assert "Seq Scan" in plan()


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
