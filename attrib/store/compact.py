"""A database in, the same one out without what nobody needs any more: names, empty pages, old indexes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, delete, exists, text

from attrib.store.engine import explained, vacuum
from attrib.store.statements import lock
from attrib.store.tables import (
    AffiliationRow,
    EntityNameRow,
    EntityRow,
    NameRow,
    OrganizationRow,
    SpeakerRow,
)

if TYPE_CHECKING:
    from attrib.store.database import Database

_SQLITE = (
    "INSERT INTO quotes_fts(quotes_fts) VALUES ('optimize')",
    "INSERT INTO names_fts(names_fts) VALUES ('optimize')",
    "VACUUM",
    "ANALYZE",
    # Until then the file beside it may be as large as the database.
    "PRAGMA wal_checkpoint(TRUNCATE)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compacted:
    """What became of a database."""

    before: int
    """Bytes that it took."""
    after: int
    removed: int
    """Names and organizations that nothing refers to any more."""


def compact(database: Database) -> Compacted:
    """Take away names and organizations that nothing refers to, and give free space back.

    SQLite needs as much room again on the disk while it works, and nobody else may write meanwhile.

    Raises:
        StoreError: if the disk is full, or others hold the database; then nothing is lost.
    """
    before = _size(database)
    removed = database.write(_remove_unused)
    if database.dialect == "sqlite":
        _run_sqlite(database.engine)
    else:
        vacuum(database.engine)
    return Compacted(before=before, after=_size(database), removed=removed)


def _run_sqlite(engine: Engine) -> None:
    """Run what no transaction may hold, past SQLAlchemy, which would begin one."""
    with explained(engine.url), closing(engine.raw_connection()) as driver:
        cursor = driver.cursor()
        for statement in _SQLITE:
            cursor.execute(statement)
        cursor.close()


def _remove_unused(connection: Connection) -> int:
    lock(connection)
    names = delete(NameRow).where(
        ~exists().where(SpeakerRow.name_id == NameRow.id),
        ~exists().where(EntityNameRow.name_id == NameRow.id),
    )
    used = (AffiliationRow, SpeakerRow, EntityRow)
    organizations = delete(OrganizationRow).where(
        *(~exists().where(table.organization_id == OrganizationRow.id) for table in used)
    )
    found = (
        statement.returning(key)
        for statement, key in ((names, NameRow.id), (organizations, OrganizationRow.id))
    )
    return sum(len(connection.execute(statement).all()) for statement in found)


def _size(database: Database) -> int:
    with database.reading() as connection:
        if database.dialect == "sqlite":
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            return int(pages * connection.execute(text("PRAGMA page_size")).scalar_one())
        size = text("SELECT pg_database_size(current_database())")
        return int(connection.execute(size).scalar_one())
