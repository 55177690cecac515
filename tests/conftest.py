"""Databases to test with: every test of `database` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from itertools import count
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url, text

from attrib.store import Database, open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "empty.db"
    open_database(file).close()
    return file


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """Give the URL of a new database, with the schema in it, at each call."""
    pytest.importorskip("psycopg", reason="needs psycopg: pip install 'attrib[postgres]'")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        url, stop = _server()
    server = make_url(url).set(drivername="postgresql+psycopg")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    numbers = count()

    def create(template: str = "template0") -> str:
        name = f"attrib_test_{os.getpid()}_{next(numbers)}"
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'"))
        return server.set(database=name).render_as_string(hide_password=False)

    empty = create()
    open_database(empty).close()
    yield lambda: create(str(make_url(empty).database))
    admin.dispose()
    stop()


def _server() -> tuple[str, Callable[[], None]]:
    if os.environ.get("ATTRIB_TEST_PG"):
        return os.environ["ATTRIB_TEST_PG"], lambda: None
    pgserver = pytest.importorskip(
        "pgserver", reason="needs a PostgreSQL: pip install pgserver, or set ATTRIB_TEST_PG"
    )
    # Not in pytest's own folder: it is closed to the user that the server runs as for root.
    folder = tempfile.mkdtemp(prefix="attrib-postgresql-")
    server = pgserver.get_server(folder)

    def stop() -> None:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)

    return server.get_uri(), stop


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a new database of each kind."""
    if request.param == "postgresql":
        new: str = request.getfixturevalue("postgresql")()
        return new
    return str(shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "attrib.db"))


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with open_database(url) as database:
        yield database


@pytest.fixture
def new_url(request: pytest.FixtureRequest, url: str, tmp_path: Path) -> Callable[[], str]:
    """Give the URL of another new database of the same kind at each call."""
    if "postgresql" in url:
        create: Callable[[], str] = request.getfixturevalue("postgresql")
        return create
    numbers = iter(range(100))
    return lambda: str(tmp_path / f"other{next(numbers)}.db")
