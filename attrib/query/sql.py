"""A question in SQL in, its rows out; what would write is refused by the database itself."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import StatementError

from attrib.errors import QueryError
from attrib.store.text import storable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attrib.store import Database

_BEGINNING = re.compile(r"(?:\s|--[^\n]*(?:\n|$)|/\*.*?\*/|\()*(\w*)", re.DOTALL)
_READS = ("select", "with", "values")
_AT_ONCE = 500
# What SQLite asks leave for while it compiles a statement that reads, with or without full text.
_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_WRITING = ("not authorized", "read-only transaction", "data-modifying", "prohibited")
_ONE = ("one statement at a time", "multiple commands")


def read_rows(
    database: Database, statement: str, parameters: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a statement, each by the names of its columns, as they are read.

    Raises:
        QueryError: if it would write, is more than one statement, or has an error.
    """
    rows = _stream(database, statement, parameters)
    # The one connection of a database in memory answers nothing else while rows are read.
    yield from list(rows) if database.name == ":memory:" else rows


def _stream(
    database: Database, statement: str, parameters: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    with database.reading() as connection:
        try:
            with _only_reading(connection):
                rows = connection.execution_options(stream_results=True).execute(
                    text(statement), dict(parameters)
                )
            with rows:
                names = _distinct(rows.keys())
                for piece in rows.partitions(_AT_ONCE):
                    yield from (dict(zip(names, row, strict=True)) for row in piece)
        except (StatementError, sqlite3.Warning) as error:
            raise QueryError(_explained(error)) from error


def check_statement(statement: object) -> str:
    """Return a statement that begins as one that reads does.

    Raises:
        QueryError: if it begins in another way.
    """
    if not isinstance(statement, str):
        raise QueryError(f"statement must be a text, not {statement!r}.")
    begin = _BEGINNING.match(statement)
    word = begin[1].lower() if begin else ""
    if word not in _READS:
        raise QueryError(f"sql() only reads: begin with SELECT, WITH or VALUES, not {word!r}.")
    return storable(statement)


@contextmanager
def _only_reading(connection: Connection) -> Iterator[None]:
    """Let a connection compile nothing that writes, nor change what it may do."""
    if connection.dialect.name == "postgresql":
        # Rows come through a cursor, which PostgreSQL declares for one statement that reads only;
        # this keeps functions from writing, and after a first question it cannot be undone.
        connection.execute(text("SET TRANSACTION READ ONLY"))
        connection.execute(text("SELECT 1"))
        yield
        return
    connection.execute(text("SELECT 1"))  # begins the transaction, which would be refused later
    driver: Any = connection.connection.driver_connection
    driver.set_authorizer(_authorize)
    try:
        yield
    finally:
        driver.set_authorizer(None)


def _authorize(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action == sqlite3.SQLITE_FUNCTION and second == "load_extension":
        return sqlite3.SQLITE_DENY
    # The full-text search looks by itself whether its table changed.
    looks = action == sqlite3.SQLITE_PRAGMA and first == "data_version" and second is None
    return sqlite3.SQLITE_OK if action in _ALLOWED or looks else sqlite3.SQLITE_DENY


def _distinct(names: Any) -> list[str]:
    """Return the names of columns, with a number where one comes again."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return found


def _explained(error: Exception) -> str:
    reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0].rstrip(".")
    low = reason.lower()
    if any(sign in low for sign in _WRITING):
        return f"sql() only reads: {reason}."
    if any(sign in low for sign in _ONE):
        return f"sql() takes one statement: {reason}."
    return f"The SQL cannot be run: {reason}."
