"""An engine in, a database of this version's schema behind it: made, upgraded or refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text

from attrib.errors import StoreError
from attrib.store.engine import explained, shown

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0015"
"""The newest migration; written down because finding it out means importing Alembic."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_KNOWN = tuple(f"{number:04}" for number in range(1, int(HEAD) + 1))
# An arbitrary number that no other program should use for its own lock.
_LOCK = 0x617474726962


def is_ours(name: str | None, kind: str, _: Any) -> bool:
    """Tell whether Alembic has to compare something: not what is of the full-text search."""
    return not (kind in {"table", "column", "index"} and name is not None and "_fts" in name)


def alembic_config(connection: Connection) -> Config:
    """Return the configuration that Alembic's commands need."""
    from alembic.config import Config  # noqa: PLC0415  # slow to import, seldom needed

    # Alembic would write to the stdout that there was when it was imported, which may be closed since.
    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def ensure_schema(engine: Engine) -> None:
    """Make the schema in a new database, upgrade an older one, refuse what does not fit.

    Raises:
        StoreError: if the database is of a newer version, of another program or of no kind.
    """
    with explained(engine.url):
        with engine.connect().execution_options(read_only=True) as connection:
            found = _revision(connection)
        if found == HEAD:
            return
        if engine.dialect.name == "sqlite":
            _use_wal(engine)
        with engine.begin() as connection:
            # Two processes may open a new database at once: the second waits, then finds it made.
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            if _revision(connection) != HEAD:
                _upgrade(connection)


def _use_wal(engine: Engine) -> None:
    driver = engine.raw_connection()
    try:
        cursor = driver.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.close()
    finally:
        driver.close()


def _revision(connection: Connection) -> str | None:
    """Return the revision of a database, None for an empty one."""
    name = shown(connection.engine.url)
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise StoreError(f"{name} is a database of another program: name another one.")
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found not in _KNOWN:
        raise StoreError(
            f"{name} was written by a newer attrib (schema {found}, this one knows {HEAD}): "
            "upgrade attrib."
        )
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415  # slow to import, seldom needed

    command.upgrade(alembic_config(connection), "head")
