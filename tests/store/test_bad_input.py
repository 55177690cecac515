"""Input and places that no database likes: a clear error, and nothing lost."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrib.errors import StoreError
from attrib.query.api import Query
from attrib.store import open_database
from attrib.store.health import find_faults
from attrib.store.load import load_articles
from tests.store.dumping import dump
from tests.store.making import harbor, reef

if TYPE_CHECKING:
    from attrib.store import Database

ROOT = Path(__file__).parents[2]
DATES = (
    "0000-01-01",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59Z",
    "0000",
    "10000-01-01",
    "x",
    "",
)


@pytest.mark.parametrize("published", DATES)
def test_date_at_either_end_of_time_is_kept_and_asked_for(
    database: Database, published: str
) -> None:
    database.save([reef(published=published), harbor()])
    query = Query(database)
    (article,) = (a.document for a in load_articles(database) if a.document.id == "reef")
    assert article.published == published
    assert len(list(query.quotes())) == 5
    assert len(list(query.articles(order="published"))) == 2
    assert len(list(query.quotes(since="0000", until="9999"))) in {2, 5}
    assert len(list(query.quotes(since="9999-12-31"))) == (3 if published.startswith("9999") else 0)
    assert {entry.article.id for entry in query.timeline("muñoz")} == {"reef", "harbor"}
    assert query.affiliations("muñoz", on="9999-12-31")
    assert sum(count.quotes for count in query.counts(by="month")) == 5
    assert query.totals().articles == 2


def in_child(work: Callable[[], None]) -> str:
    """Run work in a process of its own; return what it raised."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:  # noqa: BLE001  it must be told
            os.write(writes, f"{type(error).__name__}: {error}".encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told


def test_full_disk_is_named_and_costs_nothing_that_was_stored(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    with open_database(file) as database:
        database.save([reef()])
        before = dump(database)
    batch = [
        replace(a, document=replace(a.document, id=f"a{n}"))
        for n in range(400)
        for a in (harbor(),)
    ]

    def fill() -> None:
        # A file that may not grow is to SQLite what a full disk is.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = file.stat().st_size + 20_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        with open_database(file) as database:
            database.save(batch)

    told = in_child(fill)
    assert told.startswith("StoreError"), told
    assert "a.db" in told
    assert "make room" in told.lower()
    with open_database(file) as database:
        assert tuple(find_faults(database)) == ()
        assert dump(database) == before
        assert database.save(batch).articles == 400


FULL = """
CREATE FUNCTION fill_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF new.version_id > 3 THEN
        RAISE EXCEPTION 'Datei »base/5/1« konnte nicht erweitert werden' USING ERRCODE = '53100';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON quote_spans FOR EACH ROW EXECUTE FUNCTION fill_up()
"""
"""Makes the server fail as one does whose disk is full, in the midst of a batch, and not in English."""


@pytest.mark.postgres
def test_full_disk_of_a_server_is_named_and_costs_nothing_that_was_stored(
    postgresql: Callable[[], str],
) -> None:
    batch = [
        replace(a, document=replace(a.document, id=f"a{n}")) for n in range(9) for a in (harbor(),)
    ]
    with open_database(postgresql()) as database:
        database.save([reef()])
        before = dump(database)
        with database.engine.begin() as connection:
            connection.exec_driver_sql(FULL)
        with pytest.raises(StoreError, match=r"erweitert werden.*Make room on the disk"):
            database.save(batch)
        assert dump(database) == before
        assert tuple(find_faults(database)) == ()
        with database.engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER full_disk ON quote_spans")
        assert database.save(batch).articles == 9


def test_file_that_may_only_be_read_is_read_and_named_when_it_is_to_be_written(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.db"
    with open_database(file) as database:
        database.save([reef()])
    url = f"sqlite:///file:{file}?mode=ro&uri=true"
    with open_database(url) as database:
        assert len(list(Query(database).quotes())) == 3
        with pytest.raises(StoreError, match=r"a\.db.*readonly.*check the permissions"):
            database.save([harbor()])


def test_locked_file_is_named_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attrib.store.engine._BUSY_MS", 50)
    file = tmp_path / "a.db"
    with open_database(file) as database:
        database.save([reef()])
        holder = sqlite3.connect(file, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(
            StoreError, match=r"a\.db: database is locked\. Another program holds it"
        ):
            database.save([harbor()])
        assert len(list(Query(database).quotes())) == 3
        holder.close()
        assert database.save([harbor()]).articles == 1


@pytest.mark.parametrize("damage", [0, 100, 4096, 20_000])
def test_damaged_file_is_named_or_found_by_the_check(tmp_path: Path, damage: int) -> None:
    file = tmp_path / "a.db"
    with open_database(file) as database:
        database.save([reef(), harbor()])
    data = bytearray(file.read_bytes())
    data[damage : damage + 3000] = b"\xff" * 3000
    file.write_bytes(data)
    try:
        with open_database(file) as database:
            faults = tuple(find_faults(database))
    except StoreError as error:
        faults = (str(error),)
    assert faults
    assert file.read_bytes()[damage : damage + 3000] == b"\xff" * 3000


def test_interrupted_command_leaves_the_database_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    command = [sys.executable, "-m", "attrib", "db", "upgrade", "--db", str(file)]
    with subprocess.Popen(command, cwd=ROOT) as process:  # noqa: S603
        process.send_signal(signal.SIGINT)
    with open_database(file) as database:
        assert tuple(find_faults(database)) == ()
