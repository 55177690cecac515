"""Quotes drawn at random in, rows out; and what somebody found wrong with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from attrib.correct.changes import CorrectionKind
from attrib.store.correction_tables import SampleQuoteRow, SampleRow
from attrib.store.statements import add
from attrib.store.tables import ArticleRow, QuoteRow, SpeakerRow, VersionRow
from attrib.store.text import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A quote of a sample."""

    number: int
    """Its place in the sample, from 0."""
    article: str
    """Key of its article."""
    start: int
    """Of its contents, when it was drawn."""
    stop: int
    text: str
    faults: tuple[CorrectionKind, ...] | None
    """None until somebody looked; empty where all is right."""


def draw(connection: Connection, size: int, *, seed: int, who: str, at: str) -> int:
    """Draw quotes of current versions at random; return the number of the sample.

    Each quote is as likely as any other. The same seed draws the same ones of the same database.
    """
    current = (
        select(QuoteRow.id)
        .join(VersionRow, VersionRow.id == QuoteRow.version_id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .where(VersionRow.current)
        .order_by(ArticleRow.key, QuoteRow.start, QuoteRow.stop, QuoteRow.number)
    )
    everything = connection.execute(current).scalars().all()
    chosen = Random(seed).sample(everything, min(size, len(everything)))
    values = {"drawn": at, "who": storable(who), "seed": seed, "population": len(everything)}
    statement = insert(SampleRow).values(**values).returning(SampleRow.id)
    sample = int(connection.execute(statement).scalar_one())
    add(connection, SampleQuoteRow, _rows(connection, sample, chosen))
    return sample


def _rows(connection: Connection, sample: int, chosen: Sequence[int]) -> list[dict[str, Any]]:
    columns = (QuoteRow.start, QuoteRow.stop, QuoteRow.text, QuoteRow.confidence)
    statement = (
        select(QuoteRow.id, *columns, VersionRow.sha256, VersionRow.model)
        .add_columns(ArticleRow.key.label("article_key"), SpeakerRow.name.label("speaker"))
        .join(VersionRow, VersionRow.id == QuoteRow.version_id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .outerjoin(
            SpeakerRow,
            (SpeakerRow.version_id == QuoteRow.version_id)
            & (SpeakerRow.number == QuoteRow.speaker),
        )
        .where(QuoteRow.id.in_(chosen))
    )
    found = {row.id: row._asdict() for row in connection.execute(statement)}
    kept = [
        {name: row[name] for name in row if name != "id"} for row in map(found.get, chosen) if row
    ]
    return [{"sample_id": sample, "number": number, **row} for number, row in enumerate(kept)]


def load(connection: Connection, sample: int) -> tuple[Drawn, ...]:
    """Return the quotes of a sample in the order in which they were drawn."""
    statement = select(SampleQuoteRow.__table__).where(SampleQuoteRow.sample_id == sample)
    return tuple(
        Drawn(
            number=row.number,
            article=row.article_key,
            start=row.start,
            stop=row.stop,
            text=row.text,
            faults=None if row.faults is None else tuple(map(CorrectionKind, row.faults)),
        )
        for row in connection.execute(statement.order_by(SampleQuoteRow.number))
    )


def unfinished(connection: Connection) -> int | None:
    """Return the latest sample, if any of its quotes was not looked at yet."""
    latest = connection.execute(select(func.max(SampleRow.id))).scalar()
    if latest is None:
        return None
    open_ones = select(SampleQuoteRow.number).where(
        SampleQuoteRow.sample_id == latest, SampleQuoteRow.faults.is_(None)
    )
    return int(latest) if connection.execute(open_ones.limit(1)).first() else None


def judge(  # noqa: PLR0913 - all but two are given by name
    connection: Connection,
    *,
    sample: int,
    number: int,
    faults: Sequence[CorrectionKind] | None,
    who: str,
    at: str,
) -> None:
    """Write down what is wrong with a quote of a sample; None takes back what was."""
    place = (SampleQuoteRow.sample_id == sample) & (SampleQuoteRow.number == number)
    values: dict[str, Any] = {"faults": None, "who": None, "at": None}
    if faults is not None:
        names = sorted({str(fault) for fault in faults})
        values = {"faults": names, "who": storable(who), "at": at}
    connection.execute(update(SampleQuoteRow).where(place).values(**values))
