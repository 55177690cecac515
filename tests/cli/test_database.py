"""`attrib db`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Call


def test_upgrade_makes_a_database(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "new.db"

    assert call("db", "upgrade", "--db", path).code == 0
    assert call("db", "check", "--db", path).out == f"{path} is sound.\n"


def test_check_names_what_is_wrong(call: Call, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE quote_spans SET text = 'never said'")
    done = call("db", "check", "--db", database)

    assert done.code == 1
    assert "is not what stands at" in done.out


def test_check_makes_no_database(call: Call, tmp_path: Path) -> None:
    assert call("db", "check", "--db", tmp_path / "none.db").code == 1
    assert not (tmp_path / "none.db").exists()


def test_stats_count(call: Call, database: Path) -> None:
    totals = json.loads(call("db", "stats", "--db", database, "--json").out)

    assert (totals["articles"], totals["quotes"], totals["quarantined"]) == (2, 5, 1)
    assert "articles       2\n" in call("db", "stats", "--db", database).out


def test_vacuum_tells_what_it_gave_back(call: Call, database: Path) -> None:
    done = call("db", "vacuum", "--db", database)

    assert done.code == 0
    assert "0 unused names and organizations removed" in done.out
    assert call("db", "check", "--db", database).code == 0
