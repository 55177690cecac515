"""What to count by in, counts out."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, null, select

from attrib.query import lookup
from attrib.query.answers import Count, Totals
from attrib.query.arguments import Filters
from attrib.query.conditions import conditions
from attrib.store import tallies
from attrib.store.counting import BY, counted
from attrib.store.shares import EVERYTHING
from attrib.store.tables import (
    ArticleRow,
    EntityRow,
    OrganizationRow,
    QuarantineRow,
    QuoteRow,
    VersionRow,
)
from attrib.store.tally_tables import CountTallyRow, OrganizationTallyRow, SpeakerTallyRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

__all__ = ["BY", "count_all", "count_quotes"]


def count_quotes(
    connection: Connection, by: str, filters: Filters, limit: int | None = None
) -> tuple[Count, ...]:
    """Return how much falls to each value, the most quotes first.

    A quote of a speaker of two organizations counts for both, once each.
    """
    if filters == Filters() and not tallies.is_stale(connection):
        rows = _kept(connection, by, limit)
    else:
        found = counted(by, *conditions(connection, filters))
        rows = connection.execute(found.limit(limit)).all()
    return tuple(_count(by, *row) for row in rows)


def _kept(connection: Connection, by: str, limit: int | None) -> Sequence[Any]:
    """Return what was counted in advance, in the order of `counted`."""
    without = tallies.counts().where(CountTallyRow.by == by).subquery()
    plain = select(null().label("key"), *(without.c[name] for name in _NUMBERS))
    if by not in _NAMED:
        ordered = plain.order_by(without.c.quotes.desc(), *_last_unknown(without.c.value))
        return connection.execute(ordered.limit(limit)).all()
    rows = [*connection.execute(_NAMED[by]().limit(limit)).all()]
    # At most one row, of the quotes that have none: after all that have as many.
    for row in connection.execute(plain):
        rows.insert(bisect_right(rows, -row.quotes, key=lambda one: -one.quotes), row)
    return rows[:limit]


def _last_unknown(value: Any) -> tuple[Any, Any]:
    return value.is_(None), value


_NUMBERS = ("value", "quotes", "words", "articles", "speakers")


def _kept_speakers() -> Any:
    table = SpeakerTallyRow
    return (
        select(
            EntityRow.id.label("key"),
            EntityRow.name.label("value"),
            table.quotes,
            table.words,
            table.quoted.label("articles"),
            literal(1).label("speakers"),
        )
        .join(table, table.entity_id == EntityRow.id)
        .where(table.quotes > 0)
        .order_by(table.quotes.desc(), EntityRow.name, EntityRow.id)
    )


def _kept_organizations() -> Any:
    table = OrganizationTallyRow
    return (
        select(
            OrganizationRow.id.label("key"),
            OrganizationRow.name.label("value"),
            table.quotes,
            table.member_words.label("words"),
            table.member_articles.label("articles"),
            table.quoted_people.label("speakers"),
        )
        .join(table, table.organization_id == OrganizationRow.id)
        .where(table.quotes > 0)
        .order_by(table.quotes.desc(), OrganizationRow.name, OrganizationRow.id)
    )


_NAMED = {"speaker": _kept_speakers, "affiliation": _kept_organizations}


def _count(by: str, key: str | None, value: str | None, *numbers: int) -> Count:
    of_day = by in {"month", "year"} and value is not None
    # Sums are no whole numbers to PostgreSQL.
    quotes, words, articles, speakers = map(int, numbers)
    return Count(
        value=lookup.date_of(int(value or 0)) if of_day else value,
        id=key if by in _NAMED else None,
        quotes=quotes,
        words=words,
        articles=articles,
        speakers=speakers,
    )


def count_all(connection: Connection) -> Totals:
    """Return what the database holds."""
    known = ArticleRow.day > 0
    if tallies.is_counted(connection):
        kept = tallies.counts().where(CountTallyRow.by == EVERYTHING)
        found = connection.execute(kept).first()
        quotes, words = (found.quotes, found.words) if found else (0, 0)
    else:
        counting = select(func.count(), func.coalesce(func.sum(QuoteRow.words), 0))
        current = counting.join(VersionRow, VersionRow.id == QuoteRow.version_id)
        quotes, words = connection.execute(current.where(VersionRow.current)).one()
    return Totals(
        # One by one, so that each is read off an index.
        articles=_number(connection, select(func.count()).select_from(ArticleRow)),
        outlets=_number(connection, select(func.count(ArticleRow.outlet.distinct()))),
        first=_day(connection, select(func.min(ArticleRow.day)).where(known)),
        last=_day(connection, select(func.max(ArticleRow.day)).where(known)),
        versions=_number(connection, select(func.count()).select_from(VersionRow)),
        quotes=int(quotes),
        words=int(words),
        speakers=_number(connection, select(func.count()).select_from(EntityRow)),
        organizations=_number(connection, select(func.count()).select_from(OrganizationRow)),
        quarantined=_number(connection, select(func.count()).select_from(QuarantineRow)),
    )


def _number(connection: Connection, statement: Any) -> int:
    return int(connection.execute(statement).scalar_one())


def _day(connection: Connection, statement: Any) -> str | None:
    return lookup.date_of(connection.execute(statement).scalar_one())
