from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from attrib.errors import StoreError
from attrib.query.api import Query
from attrib.store import open_database
from attrib.store.engine import database_url, explained, make_engine, shown
from tests.store.making import harbor, reef


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("attrib.db", "sqlite:///attrib.db"),
        (Path("a/b c.db"), "sqlite:///a/b c.db"),
        (":memory:", "sqlite:///%3Amemory%3A"),
        ("sqlite:///a.db", "sqlite:///a.db"),
        ("sqlite://", "sqlite://"),
        ("postgres://u@h/d", "postgresql+psycopg://u@h/d"),
        ("postgresql://u@h/d", "postgresql+psycopg://u@h/d"),
    ],
    ids=str,
)
def test_url_of_what_users_name(url: str | Path, expected: str) -> None:
    assert str(database_url(url)) == expected


@pytest.mark.parametrize("url", ["mysql://u@h/d", "://", "http://host/a"])
def test_url_of_no_database_is_refused(url: str) -> None:
    with pytest.raises(StoreError):
        database_url(url)


def test_password_is_not_shown() -> None:
    assert "secret" not in shown(database_url("postgresql://me:secret@host/d"))


def test_sqlite_begins_with_its_lock(tmp_path: Path) -> None:
    engine = make_engine(database_url(tmp_path / "a.db"))
    other = sqlite3.connect(tmp_path / "a.db", timeout=0)
    with engine.begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    with engine.connect().execution_options(read_only=True) as reader:
        reader.execute(text("SELECT 1"))
        other.execute("BEGIN IMMEDIATE")
    other.close()
    engine.dispose()


def test_sqlite_holds_foreign_keys(tmp_path: Path) -> None:
    engine = make_engine(database_url(tmp_path / "a.db"))
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("reason", "cure"),
    [
        ("file is not a database", "It is no SQLite database"),
        ("database or disk is full", "Make room on the disk"),
        ("database is locked", "Another program holds it"),
        ("attempt to write a readonly database", "check the permissions"),
    ],
)
def test_error_of_the_driver_names_file_and_cure(reason: str, cure: str) -> None:
    with (
        pytest.raises(StoreError, match=rf"a\.db: {reason}\. .*{cure}"),
        explained(database_url("a.db")),
    ):
        raise sqlite3.OperationalError(reason)


def test_database_where_nothing_can_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a b?.db"
    with open_database(file) as database:
        database.save([reef()])
    # The user of a test may be root, to whom every folder is open.
    monkeypatch.setattr("attrib.store.engine.os.access", lambda *_: False)
    with open_database(file) as database:
        assert len(list(Query(database).quotes(text="reef"))) == 2
        assert [beside.name for beside in tmp_path.iterdir()] == ["a b?.db"]
        with pytest.raises(StoreError, match="You may read it, but not write"):
            database.save([harbor()])
