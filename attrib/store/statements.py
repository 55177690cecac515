"""The few statements that both databases spell differently, and lists cut to a safe length."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ARRAY, case, cast, func, or_, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Future

    from sqlalchemy import Connection, Dialect

    from attrib.store.base import Base

    Rows = Iterable[Mapping[str, Any]]

T = TypeVar("T")
_LOCK = 0x617474726962
"""The number of our lock in PostgreSQL: `attrib` in ASCII."""
_FOR_LITTLE = {
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "enable_seqscan": "off",
    "max_parallel_workers_per_gather": "0",
}
"""Settings of PostgreSQL."""
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


def by_indexes(connection: Connection) -> None:
    """Let what a transaction touches be found by indexes: it is little, of tables that may be large.

    PostgreSQL has no figures on tables that are being filled, and would read them whole again and
    again (11 µs for a quote, of the 190 that saving one takes, after 15,000 articles, and growing).
    """
    if connection.dialect.name == "postgresql":
        settings = (f"set_config('{name}', '{value}', true)" for name, value in _FOR_LITTLE.items())
        connection.exec_driver_sql(f"SELECT {', '.join(settings)}")


def add(connection: Connection, table: type[Base], rows: Rows) -> int:
    """Insert rows, all of the same columns; return how many there were.

    Past SQLAlchemy's own way for many rows, which takes longer than the database itself.
    """
    write = _copy if connection.dialect.name == "postgresql" else _insert
    count = 0
    for names, values in _pieces(connection, table, rows):
        write(connection, table, names, values)
        count += len(values)
    return count


@contextmanager
def adding(connection: Connection) -> Iterator[Callable[[type[Base], Rows], object]]:
    """Give what inserts rows, a table after the other; nothing else may use the connection meanwhile.

    PostgreSQL takes in what it was sent while the rows of the next table are made.
    """
    if connection.dialect.name != "postgresql":
        yield partial(add, connection)
        return
    sent: list[Future[None]] = []

    def send(table: type[Base], rows: Rows) -> None:
        for names, values in _pieces(connection, table, rows):
            sent.append(sender.submit(_copy, connection, table, names, values))

    with ThreadPoolExecutor(1) as sender:
        yield send
    for copied in sent:
        copied.result()


def _pieces(
    connection: Connection, table: type[Base], rows: Rows
) -> Iterator[tuple[tuple[str, ...], list[tuple[Any, ...]]]]:
    """Yield the names of columns and the values of rows as the driver takes them, in pieces."""
    for chunk in chunks(rows):
        names = tuple(chunk[0])
        processes = _processes(table, connection.dialect, names)
        columns = (
            [row[name] for row in chunk]
            if process is None
            else [process(row[name]) for row in chunk]
            for name, process in zip(names, processes, strict=True)
        )
        yield names, list(zip(*columns, strict=True))


@lru_cache(maxsize=100)
def _processes(
    table: type[Base], dialect: Dialect, names: tuple[str, ...]
) -> tuple[Callable[[Any], Any] | None, ...]:
    """Return what makes the values of columns such as the driver takes."""
    types: list[Any] = [table.__table__.columns[name].type for name in names]
    return tuple(type_.dialect_impl(dialect).bind_processor(dialect) for type_ in types)


def _columns(connection: Connection, names: Sequence[str]) -> str:
    return ", ".join(map(connection.dialect.identifier_preparer.quote, names))


def _insert(
    connection: Connection,
    table: type[Base],
    names: Sequence[str],
    values: list[tuple[Any, ...]],
    rest: str = "",
) -> None:
    marks = ", ".join("?" * len(names))
    into = f"{table.__tablename__} ({_columns(connection, names)})"
    connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({marks}) {rest}", values)  # noqa: S608


def _copy(
    connection: Connection, table: type[Base], names: Sequence[str], values: list[tuple[Any, ...]]
) -> None:
    statement = f"COPY {table.__tablename__} ({_columns(connection, names)}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    dialect: Any = connection.dialect
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in values:
                copy.write_row(row)
    except dialect.dbapi.Error as error:
        raise DBAPIError.instance(
            statement, None, error, dialect.dbapi.Error, dialect=dialect
        ) from error


def add_missing(connection: Connection, table: type[Base], rows: Rows) -> None:
    """Insert those rows whose key is not there yet."""
    if connection.dialect.name == "postgresql":
        for chunk in chunks(rows):
            connection.execute(_of_columns(table, chunk).on_conflict_do_nothing())
        return
    for names, values in _pieces(connection, table, rows):
        _insert(connection, table, names, values, "ON CONFLICT DO NOTHING")


def add_least(
    connection: Connection,
    table: type[Base],
    rows: Rows,
    *,
    key: Sequence[str],
    least: Sequence[str],
) -> None:
    """Insert rows; of two with one key keep the lesser of the columns, whichever came first."""

    def settled(statement: Any) -> Any:
        new = statement.excluded
        lesser = {name: new[name] < getattr(table, name) for name in least}
        values = {
            name: case((lesser[name], new[name]), else_=getattr(table, name)) for name in least
        }
        return statement.on_conflict_do_update(
            index_elements=list(key), set_=values, where=or_(*lesser.values())
        )

    for chunk in chunks(rows):
        _put(connection, table, chunk, settled)


def upsert(connection: Connection, table: type[Base], rows: Rows, *, key: Sequence[str]) -> None:
    """Insert rows; where `key` is there already, set its other columns. Of two with one the last counts."""

    def settled(statement: Any, names: Iterable[str]) -> Any:
        values = {name: statement.excluded[name] for name in names if name not in key}
        return statement.on_conflict_do_update(index_elements=list(key), set_=values)

    for chunk in chunks(rows):
        by_key = {tuple(row[name] for name in key): row for row in chunk}
        _put(connection, table, [*by_key.values()], partial(settled, names=tuple(chunk[0])))


def _put(
    connection: Connection,
    table: type[Base],
    rows: Sequence[Mapping[str, Any]],
    settled: Callable[[Any], Any],
) -> None:
    """Insert rows by a statement that `settled` tells what to do with a key that is there."""
    if connection.dialect.name == "postgresql":
        connection.execute(settled(_of_columns(table, rows)))
    else:
        connection.execute(settled(sqlite.insert(table)), [dict(row) for row in rows])


def _of_columns(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return PostgreSQL's insert of rows, sent as columns: one statement, not one for each row."""
    names = tuple(rows[0])
    types = (table.__table__.columns[name].type for name in names)
    columns = (
        cast([row[name] for row in rows], ARRAY(type_, dimensions=1))
        for name, type_ in zip(names, types, strict=True)
    )
    found = func.unnest(*columns).table_valued(*names).render_derived()
    return postgresql.insert(table).from_select(names, select(found))


def unlike(
    connection: Connection, table: type[Base], rows: Rows, *, key: Sequence[str]
) -> list[Mapping[str, Any]]:
    """Return the rows but those that are there already, the same in every column.

    To write these again would change nothing, but let others who write them wait.
    """
    found: list[Mapping[str, Any]] = []
    for chunk in chunks(rows):
        first = {row[key[0]]: None for row in chunk}
        columns = [getattr(table, name) for name in chunk[0]]
        question = select(*columns).where(among(connection, getattr(table, key[0]), [*first]))
        there = set(map(tuple, connection.execute(question)))
        found += (row for row in chunk if tuple(row.values()) not in there)
    return found


def among(connection: Connection, column: Any, values: Sequence[Any]) -> Any:
    """Return the condition that a column has any of the values."""
    if connection.dialect.name == "postgresql":
        # One list, not as many parameters as there are values.
        return column == func.any(cast(list(values), ARRAY(column.type)))
    return column.in_(values)


def look_up(connection: Connection, key: Any, value: Any, wanted: Iterable[Any]) -> dict[Any, Any]:
    """Return `value` by `key`, two columns of one table, for those keys that are there."""
    found: dict[Any, Any] = {}
    for chunk in chunks(wanted):
        rows = connection.execute(select(key, value).where(among(connection, key, chunk)))
        found.update((row[0], row[1]) for row in rows)
    return found
