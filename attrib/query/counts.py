"""What to count by in, counts out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from attrib.query import lookup
from attrib.query.answers import Count, Totals
from attrib.query.arguments import Filters
from attrib.query.conditions import conditions
from attrib.store import tallies
from attrib.store.counting import BY, counted
from attrib.store.tables import (
    ArticleRow,
    EntityRow,
    OrganizationRow,
    QuarantineRow,
    QuoteRow,
    VersionRow,
)
from attrib.store.tally_tables import CountTallyRow, TallyRow

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["BY", "count_all", "count_quotes"]


def count_quotes(
    connection: Connection, by: str, filters: Filters, limit: int | None = None
) -> tuple[Count, ...]:
    """Return how much falls to each value, the most quotes first.

    A quote of a speaker of two organizations counts for both, once each.
    """
    if filters == Filters() and tallies.are_kept(connection):
        kept: Any = select(CountTallyRow.__table__).where(CountTallyRow.by == by)
        statement = kept.order_by(CountTallyRow.number)
    else:
        statement = counted(by, *conditions(connection, filters))
    rows = connection.execute(statement.limit(limit))
    return tuple(_count(by, row) for row in rows)


def _count(by: str, row: Any) -> Count:
    of_day = by in {"month", "year"} and row.value is not None
    return Count(
        value=lookup.date_of(int(row.value)) if of_day else row.value,
        id=row.key if by in {"speaker", "affiliation"} else None,
        quotes=row.quotes,
        words=int(row.words),
        articles=row.articles,
        speakers=row.speakers,
    )


def count_all(connection: Connection) -> Totals:
    """Return what the database holds."""
    known = ArticleRow.day > 0
    kept = connection.execute(select(TallyRow.quotes, TallyRow.words)).first()
    quotes, words = (
        kept
        or connection.execute(
            select(func.count(), func.coalesce(func.sum(QuoteRow.words), 0))
            .join(VersionRow, VersionRow.id == QuoteRow.version_id)
            .where(VersionRow.current)
        ).one()
    )
    return Totals(
        # One by one, so that each is read off an index.
        articles=_number(connection, select(func.count()).select_from(ArticleRow)),
        outlets=_number(connection, select(func.count(ArticleRow.outlet.distinct()))),
        first=_day(connection, select(func.min(ArticleRow.day)).where(known)),
        last=_day(connection, select(func.max(ArticleRow.day)).where(known)),
        versions=_number(connection, select(func.count()).select_from(VersionRow)),
        quotes=quotes,
        words=int(words),
        speakers=_number(connection, select(func.count()).select_from(EntityRow)),
        organizations=_number(connection, select(func.count()).select_from(OrganizationRow)),
        quarantined=_number(connection, select(func.count()).select_from(QuarantineRow)),
    )


def _number(connection: Connection, statement: Any) -> int:
    return int(connection.execute(statement).scalar_one())


def _day(connection: Connection, statement: Any) -> str | None:
    return lookup.date_of(connection.execute(statement).scalar_one())
