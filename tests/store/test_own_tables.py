from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from attrib.store.own_tables import DecisionMemberRow, DecisionRow, ListedOrganizationRow

if TYPE_CHECKING:
    from attrib.store import Database

DECISION = {"kind": "group", "who": "Ada", "at": "2026-01-01T00:00:00Z"}


def test_decision_of_no_known_kind_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database._engine.begin() as connection:
        connection.execute(insert(DecisionRow).values(**(DECISION | {"kind": "guess"})))


def test_decision_outlives_the_profiles_that_it_is_on(database: Database) -> None:
    with database._engine.begin() as connection:
        number = connection.execute(
            insert(DecisionRow).values(**DECISION).returning(DecisionRow.id)
        )
        member = {"decision_id": number.scalar_one(), "profile": "gone#ada", "side": 0}
        connection.execute(insert(DecisionMemberRow).values(**member, name="Ada"))
        assert connection.execute(select(DecisionMemberRow.profile)).scalars().all() == ["gone#ada"]


def test_list_keeps_names_in_their_order(database: Database) -> None:
    row = {"origin": "own.csv", "id": "x", "name": "X", "aliases": ["b", "a"], "former": []}
    with database._engine.begin() as connection:
        connection.execute(insert(ListedOrganizationRow).values(**row))
        found = connection.execute(select(ListedOrganizationRow.aliases)).scalar_one()
    assert found == ["b", "a"]
