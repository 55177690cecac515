from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete

from attrib.errors import StoreError
from attrib.query.api import Query
from attrib.store import open_database
from attrib.store.compact import compact
from attrib.store.health import find_faults
from attrib.store.tables import ArticleRow
from attrib.types import Annotated, Document
from tests.store.dumping import dump
from tests.store.making import Lexicon, harbor, quote, reef

if TYPE_CHECKING:
    from attrib.store import Database


def long_article(number: int) -> Annotated:
    text = f"“It rained {'hard ' * 2000}on day {number}.”"
    document = Document(id=f"a{number}", text=text)
    return Annotated(document=document, quotes=(quote(text, text, None),), model="test 1")


def test_space_is_given_back_and_nothing_else_changes(database: Database) -> None:
    database.save([reef(), harbor()], organizations=Lexicon())
    before = dump(database)
    database.save([long_article(number) for number in range(200)])
    with database.engine.begin() as connection:
        connection.execute(delete(ArticleRow).where(ArticleRow.external_id.startswith("a")))
    done = compact(database)
    # PostgreSQL keeps the space for new rows: to give it back it would have to lock everybody out.
    assert done.after < done.before or database.dialect == "postgresql"
    assert dump(database) == before
    assert tuple(find_faults(database)) == ()
    assert len(list(Query(database).quotes(text="reef"))) == 2


def test_names_and_organizations_that_nobody_has_go(database: Database) -> None:
    database.save([reef()], organizations=Lexicon())
    database.save([replace(reef(), speakers=(), quotes=(), model="other 1")])
    assert compact(database).removed == 3
    found = dump(database)
    assert (found["names"], found["organizations"], found["organization_names"]) == ([], [], [])


def test_locked_database_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attrib.store.engine._BUSY_MS", 50)
    file = tmp_path / "a.db"
    with open_database(file) as database:
        database.save([reef()])
        holder = sqlite3.connect(file, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            compact(database)
        holder.close()
        assert len(list(Query(database).quotes())) == 3
