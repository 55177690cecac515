"""A database in, what is wrong with it out: its file, its schema, or its quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select, text

from attrib.store.base import Base
from attrib.store.correction_tables import ScareQuoteRow
from attrib.store.schema import is_ours
from attrib.store.tables import QuoteRow, QuoteSpanRow, SpeakerRow, VersionRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.store.database import Database


def find_faults(database: Database) -> Iterator[str]:
    """Yield a sentence for each fault; a sound database yields none.

    Looks at the integrity of the file (SQLite), at the schema against this version's, and at every
    stored span, whose words must be those of the article's text; and at how much each speaker says.
    """
    with database.reading() as connection:
        if database.dialect == "sqlite":
            yield from _file_faults(connection)
        yield from _schema_faults(connection)
        yield from _span_faults(connection)
        yield from _scare_faults(connection)
        yield from _said_faults(connection)


def _file_faults(connection: Connection) -> Iterator[str]:
    for (fault,) in connection.execute(text("PRAGMA integrity_check")):
        if fault != "ok":
            yield f"The file is damaged: {fault}"
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"Row {row} of {table} belongs to a row of {parent} that is not there."


def _schema_faults(connection: Connection) -> Iterator[str]:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415  slow, seldom needed
    from alembic.migration import MigrationContext  # noqa: PLC0415

    options = {"include_name": is_ours, "compare_type": True}
    context = MigrationContext.configure(connection, opts=options)
    for difference in compare_metadata(context, Base.metadata):
        yield f"The schema is not this version's: {difference}"


def _span_faults(connection: Connection) -> Iterator[str]:
    start, stop = QuoteSpanRow.start, QuoteSpanRow.stop
    wrong = (
        select(VersionRow.sha256, QuoteSpanRow.quote, start, stop)
        .join(VersionRow, VersionRow.id == QuoteSpanRow.version_id)
        .where(func.substr(VersionRow.text, start + 1, stop - start) != QuoteSpanRow.text)
    )
    for sha256, quote, first, last in connection.execute(wrong):
        yield f"Quote {quote} of the text {sha256[:12]} is not what stands at {first}:{last} there."


def _scare_faults(connection: Connection) -> Iterator[str]:
    start, stop = ScareQuoteRow.start, ScareQuoteRow.stop
    wrong = (
        select(VersionRow.sha256, start, stop)
        .join(VersionRow, VersionRow.id == ScareQuoteRow.version_id)
        .where(func.substr(VersionRow.text, start + 1, stop - start) != ScareQuoteRow.text)
    )
    for sha256, first, last in connection.execute(wrong):
        yield f"A scare quote of the text {sha256[:12]} is not what stands at {first}:{last} there."


def _said_faults(connection: Connection) -> Iterator[str]:
    said = (
        select(
            QuoteRow.version_id,
            QuoteRow.speaker,
            func.count().label("quotes"),
            func.sum(QuoteRow.words).label("words"),
        )
        .where(QuoteRow.speaker.is_not(None))
        .group_by(QuoteRow.version_id, QuoteRow.speaker)
        .subquery()
    )
    same = (said.c.version_id == SpeakerRow.version_id) & (said.c.speaker == SpeakerRow.number)
    differs = (func.coalesce(said.c.quotes, 0) != SpeakerRow.quotes) | (
        func.coalesce(said.c.words, 0) != SpeakerRow.words
    )
    wrong = (
        select(VersionRow.sha256, SpeakerRow.name)
        .join(VersionRow, VersionRow.id == SpeakerRow.version_id)
        .outerjoin(said, same)
        .where(differs)
    )
    for sha256, name in connection.execute(wrong):
        yield f"What {name} says in the text {sha256[:12]} was counted wrongly."
