"""The few statements that both databases spell differently, and lists cut to a safe length."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import case, insert, or_, select, text
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from attrib.store.base import Base

    Rows = Iterable[Mapping[str, Any]]

T = TypeVar("T")
_LOCK = 0x617474726962
"""The number of our lock in PostgreSQL: `attrib` in ASCII."""
# SQLite takes 32,766 variables in a statement, PostgreSQL 65,535.
_CHUNK = 5000


def chunks(items: Iterable[T], size: int = _CHUNK) -> Iterator[tuple[T, ...]]:
    """Yield items in pieces that fit into one statement."""
    iterator = iter(items)
    while chunk := tuple(islice(iterator, size)):
        yield chunk


def lock(connection: Connection) -> None:
    """Let nobody else touch who is who until the end of the transaction."""
    if connection.dialect.name == "postgresql":
        # SQLite has one writer at a time anyway.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def add(connection: Connection, table: type[Base], rows: Rows) -> int:
    """Insert rows; return how many there were."""
    count = 0
    for chunk in chunks(rows):
        connection.execute(insert(table), [dict(row) for row in chunk])
        count += len(chunk)
    return count


def add_missing(connection: Connection, table: type[Base], rows: Rows) -> None:
    """Insert those rows whose key is not there yet."""
    statement = _dialect_insert(connection, table).on_conflict_do_nothing()
    for chunk in chunks(rows):
        connection.execute(statement, [dict(row) for row in chunk])


def add_least(
    connection: Connection,
    table: type[Base],
    rows: Rows,
    *,
    key: Sequence[str],
    least: Sequence[str],
) -> None:
    """Insert rows; of two with one key keep the lesser of the columns, whichever came first."""
    statement = _dialect_insert(connection, table)
    new = statement.excluded
    lesser = {name: new[name] < getattr(table, name) for name in least}
    values = {name: case((lesser[name], new[name]), else_=getattr(table, name)) for name in least}
    statement = statement.on_conflict_do_update(
        index_elements=list(key), set_=values, where=or_(*lesser.values())
    )
    for chunk in chunks(rows):
        connection.execute(statement, [dict(row) for row in chunk])


def upsert(connection: Connection, table: type[Base], rows: Rows, *, key: Sequence[str]) -> None:
    """Insert rows; where `key` is there already, set its other columns to the new values."""
    for chunk in chunks(rows):
        statement = _dialect_insert(connection, table)
        values = {name: statement.excluded[name] for name in chunk[0] if name not in key}
        statement = statement.on_conflict_do_update(index_elements=list(key), set_=values)
        connection.execute(statement, [dict(row) for row in chunk])


def _dialect_insert(connection: Connection, table: type[Base]) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)


def look_up(connection: Connection, key: Any, value: Any, wanted: Iterable[Any]) -> dict[Any, Any]:
    """Return `value` by `key`, two columns of one table, for those keys that are there."""
    found: dict[Any, Any] = {}
    for chunk in chunks(wanted):
        rows = connection.execute(select(key, value).where(key.in_(chunk)))
        found.update((row[0], row[1]) for row in rows)
    return found
