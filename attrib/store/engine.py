"""A database URL in, an engine out that is set up for many writers and forgiving of none."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from attrib.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUSY_MS = 30_000
_FULL_DISK = "Make room on the disk and run the same command again: nothing is lost."
_CURES = (
    ("file is not a database", "It is no SQLite database: name another file, or move it away."),
    ("unable to open", "Check that its folder exists and that you may write there."),
    (
        "readonly",
        "You may read it, but not write: check the permissions of the file and its folder.",
    ),
    ("locked", "Another program holds it: close that program, or try again."),
    ("disk is full", _FULL_DISK),
    ("no space left", _FULL_DISK),
    ("disk i/o", "The disk failed or is full: make room and run the same command again."),
    (
        "image is malformed",
        "The file is damaged: restore it from a backup, or ingest into a new one.",
    ),
    ("connection", "Check that the server runs and that the URL names it."),
)
_CURES_BY_STATE = {
    "53100": _FULL_DISK,
    "53300": "The server has no connection left: try again, or let it take more.",
    "25006": "The server takes no writing, as one that follows another does: name that one.",
    "42501": "You may not do that on this server: ask whoever runs it for the rights.",
}
"""By PostgreSQL's own codes: its messages come in the server's language."""


def database_url(url: str | Path) -> URL:
    """Return the SQLAlchemy URL of what a user names: a URL, or the path of a file.

    Raises:
        StoreError: if it is no URL of a database that attrib can use.
    """
    if isinstance(url, Path) or ("://" not in url and not url.startswith("sqlite:")):
        name = str(url)
        return URL.create("sqlite", database=name if name == ":memory:" else str(Path(name)))
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is no database URL: name a file or a URL.") from error
    if parsed.drivername in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError(f"attrib stores in SQLite or PostgreSQL, not in {parsed.drivername!r}.")
    return parsed


def make_engine(url: URL) -> Engine:
    """Return the engine of a database.

    Every transaction on SQLite begins with its lock (`BEGIN IMMEDIATE`), unless the connection has
    the execution option `read_only`: a transaction that reads first and writes later would fail as
    soon as another process wrote in between, and waiting does not help it.

    Raises:
        StoreError: if the driver is not installed.
    """
    memory = url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}
    options: dict[str, Any] = {}
    if memory:
        # One connection for all, or each would have an empty database of its own.
        options = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    elif _is_sealed(url):
        options = {"creator": partial(_connect_sealed, Path(str(url.database)))}
    try:
        engine = create_engine(url, **options)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreError(
            f"{shown(url)} needs a driver that is not installed: pip install 'attrib[postgres]'."
        ) from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", _set_up_postgresql)
    return engine


def _is_sealed(url: URL) -> bool:
    """Tell whether a SQLite file lies where nothing can be written, as on a disc or a shared folder.

    SQLite writes a file beside it even to read, unless it is told that nobody can change it. Where
    such a file is there already, the database was not closed, and some of it is in there.
    """
    if url.get_backend_name() != "sqlite" or (url.database or "").startswith("file:"):
        return False
    file = Path(str(url.database))
    beside = Path(f"{file}-wal")
    is_closed = not beside.exists() or beside.stat().st_size == 0
    return file.is_file() and is_closed and not os.access(file.parent, os.W_OK)


def _connect_sealed(file: Path) -> sqlite3.Connection:
    uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def _set_up_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # The driver would begin its own transactions, and too late.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -65536")
    # Pages of indexes change again and again: written to the file each 128 MB, not each 4.
    cursor.execute("PRAGMA wal_autocheckpoint = 32768")
    cursor.close()


def _set_up_postgresql(connection: Any, _: ConnectionPoolEntry) -> None:
    with connection.cursor() as cursor:
        # To find a place costs little on the disks of today, and nothing in memory: or every speaker
        # there is would be read to count some thousands.
        cursor.execute("SET random_page_cost = 1.1")
        # To compile a question takes longer than to answer it.
        cursor.execute("SET jit = off")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    read_only = options.get("read_only", False)
    # Can be set outside of a transaction only, and lasts as long as the driver's connection.
    level = "FULL" if options.get("durable", False) else "NORMAL"
    connection.exec_driver_sql(f"PRAGMA synchronous = {level}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def vacuum(engine: Engine) -> None:
    """Let PostgreSQL know what it has, and that indexes alone may answer for it.

    It does so itself a minute later; until then to count by speaker takes 110 ms instead of 90. What
    another process does it with just now is left to that.
    """
    options = {"isolation_level": "AUTOCOMMIT"}
    with explained(engine.url), engine.connect().execution_options(**options) as connection:
        connection.exec_driver_sql("VACUUM (ANALYZE, SKIP_LOCKED)")


def shown(url: URL) -> str:
    """Return a URL as messages show it: the file's name, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.render_as_string(hide_password=True)


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn an error of the driver into one that names the database and the cure.

    Raises:
        StoreError: for any error of the driver.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        origin = getattr(error, "orig", None) or error
        # PostgreSQL goes on with where in which of its statements it was.
        reason = str(origin).strip().partition("\n")[0]
        cure = _CURES_BY_STATE.get(getattr(origin, "sqlstate", None) or "") or next(
            (cure for sign, cure in _CURES if sign in reason.lower()), ""
        )
        raise StoreError(f"{shown(url)}: {reason}. {cure}".strip()) from error
