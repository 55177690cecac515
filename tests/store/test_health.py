"""A database's faults are found and named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from attrib.store import open_database
from attrib.store.health import find_faults
from tests.store.making import HARBOR, harbor, reef, span


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "a.db"
    with open_database(path) as database:
        scare = (span(HARBOR, "stays open"),)
        database.save([reef(), replace(harbor(), scare=scare)])
    yield path
    path.unlink()


def faults(path: Path, statement: str | None = None) -> tuple[str, ...]:
    if statement:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(statement)
    with open_database(path) as database:
        return tuple(find_faults(database))


def test_sound_database_has_no_fault(file: Path) -> None:
    assert faults(file) == ()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE quote_spans SET text = 'never said' WHERE quote = 0", "is not what stands at"),
        ("UPDATE scare_quotes SET start = 0", "A scare quote of the text"),
        ("UPDATE speakers SET quotes = 7 WHERE name = 'Ana Muñoz'", "was counted wrongly"),
        ("UPDATE versions SET text = ' ' || text", "is not what stands at"),
        ("DELETE FROM speakers WHERE number = 0", "belongs to a row of speakers"),
        ("DROP INDEX ix_quotes_confidence", "The schema is not this version's"),
    ],
    ids=["quote", "scare", "count", "text", "orphan", "index"],
)
def test_fault_is_named(file: Path, statement: str, fault: str) -> None:
    assert any(fault in found for found in faults(file, statement))
