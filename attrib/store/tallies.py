"""What takes seconds to count in a million quotes is counted once, when ingest is done, and kept.

Whatever is written takes the row of `tallies` away in the same transaction, so that a count that is
kept is always true; while it is away, questions count for themselves. Counting keeps no writer
waiting: it marks that it began, counts into temporary tables, and keeps these if nobody wrote since.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import Column, MetaData, Table, delete, func, insert, literal, select, text

from attrib.store.base import Base
from attrib.store.counting import (
    BY,
    FACTS,
    counted,
    organization_totals,
    speaker_facts,
    speaker_totals,
)
from attrib.store.tables import QuoteRow, VersionRow
from attrib.store.tally_tables import (
    CountTallyRow,
    OrganizationTallyRow,
    SpeakerFactRow,
    SpeakerTallyRow,
    TallyRow,
)

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Connection

_LOCK = 0x74616C6C696573
"""The number of our lock in PostgreSQL: `tallies` in ASCII."""
_KEPT = 1
_TABLES = (CountTallyRow, SpeakerTallyRow, SpeakerFactRow, OrganizationTallyRow, TallyRow)


def _temporary(table: type[Base]) -> Table:
    columns = (Column(column.name, column.type) for column in table.__table__.columns)
    name = f"counted_{table.__tablename__}"
    return Table(name, MetaData(), *columns, prefixes=["TEMPORARY"])


_TEMPORARY: dict[type[Base], Table] = {table: _temporary(table) for table in _TABLES}


def forget(connection: Connection) -> None:
    """Let what was counted hold no longer, at the beginning of a transaction that writes."""
    if connection.dialect.name == "postgresql":
        # Whoever counts waits for us, or would keep a count without what we are about to write.
        connection.execute(text("SELECT pg_advisory_xact_lock_shared(:lock)"), {"lock": _LOCK})
    connection.execute(delete(TallyRow))


def are_kept(connection: Connection) -> bool:
    """Tell whether what was counted holds."""
    kept = select(TallyRow.id).where(TallyRow.id == _KEPT)
    return connection.execute(kept).first() is not None


def begin(connection: Connection) -> int | None:
    """Mark that counting begins; return the mark, or None where all is counted already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if are_kept(connection):
        return None
    mark = secrets.randbelow(1 << 30) + _KEPT + 1
    connection.execute(insert(TallyRow).values(id=mark, quotes=0, words=0))
    return mark


def count(connection: Connection) -> None:
    """Count everything, into temporary tables of this connection."""
    for table in _TEMPORARY.values():
        table.drop(connection, checkfirst=True)
        table.create(connection)
    _count(connection, SpeakerTallyRow, speaker_totals())
    _count(connection, OrganizationTallyRow, organization_totals())
    for kind in FACTS:
        facts = speaker_facts(kind).subquery()
        number = func.row_number().over(
            partition_by=facts.c.entity_id, order_by=(facts.c.times.desc(), facts.c.value)
        )
        _count(connection, SpeakerFactRow, select(facts, number.label("number")))
    for by in BY:
        values = counted(by).order_by(None).subquery()
        order = (values.c.quotes.desc(), values.c.value.is_(None), values.c.value, values.c.key)
        number = func.row_number().over(order_by=order)
        by_name = literal(by).label("by")
        _count(connection, CountTallyRow, select(values, number.label("number"), by_name))
    everything = select(
        literal(_KEPT).label("id"),
        func.count().label("quotes"),
        func.coalesce(func.sum(QuoteRow.words), 0).label("words"),
    ).join_from(QuoteRow, VersionRow, VersionRow.id == QuoteRow.version_id)
    _count(connection, TallyRow, everything.where(VersionRow.current))


def _count(connection: Connection, table: type[Base], found: Any) -> None:
    names = [column.name for column in found.selected_columns]
    connection.execute(insert(_TEMPORARY[table]).from_select(names, found))


def keep(connection: Connection, mark: int) -> None:
    """Keep what was counted, if nothing was written since the mark was made."""
    marked = connection.execute(delete(TallyRow).where(TallyRow.id == mark).returning(TallyRow.id))
    if marked.first() is not None and not are_kept(connection):
        for table, temporary in _TEMPORARY.items():
            names = [column.name for column in temporary.columns]
            connection.execute(delete(table))
            connection.execute(insert(table).from_select(names, select(temporary)))
    for temporary in _TEMPORARY.values():
        temporary.drop(connection)
