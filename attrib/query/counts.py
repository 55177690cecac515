"""What to count by in, counts out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from attrib.query import lookup
from attrib.query.answers import Count, Totals
from attrib.query.conditions import conditions, current_quotes
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    EntityMemberRow,
    EntityRow,
    OrganizationRow,
    QuarantineRow,
    QuoteRow,
    SpeakerRow,
    VersionRow,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attrib.query.arguments import Filters

BY = (
    "speaker",
    "affiliation",
    "sector",
    "outlet",
    "year",
    "month",
    "form",
    "act",
    "type",
)
_OF_DAY = {"month": 100, "year": 10000}


def count_quotes(connection: Connection, by: str, filters: Filters) -> tuple[Count, ...]:
    """Return how much falls to each value, the most quotes first.

    A quote of a speaker of two organizations counts for both, once each.
    """
    statement = current_quotes().where(*conditions(connection, filters))
    if by == "affiliation":
        pairs = _organizations()
        of_quote = (pairs.c.version_id == QuoteRow.version_id) & (
            pairs.c.speaker == QuoteRow.speaker
        )
        statement = statement.outerjoin(pairs, of_quote)
        key, value = pairs.c.key, pairs.c.value
    else:
        key, value = _columns(by)
    quotes = func.count(QuoteRow.id)
    counted = statement.add_columns(
        key.label("key"),
        value.label("value"),
        quotes.label("quotes"),
        func.coalesce(func.sum(QuoteRow.words), 0).label("words"),
        func.count(ArticleRow.id.distinct()).label("articles"),
        func.count(EntityMemberRow.entity_id.distinct()).label("speakers"),
    ).group_by(key, value)
    rows = connection.execute(counted.order_by(quotes.desc(), value.is_(None), value, key))
    return tuple(_count(by, row) for row in rows)


def _columns(by: str) -> tuple[Any, Any]:
    if by in _OF_DAY:
        part = ArticleRow.day - ArticleRow.day % _OF_DAY[by]
        return part, part
    if by == "speaker":
        return EntityRow.id, EntityRow.name
    columns: dict[str, Any] = {
        "outlet": ArticleRow.outlet,
        "form": QuoteRow.form,
        "act": QuoteRow.act,
        "type": SpeakerRow.type,
        "sector": SpeakerRow.sector,
    }
    return columns[by], columns[by]


def _organizations() -> Any:
    """Return which organization each speaker belongs to; each pair once."""
    return (
        select(
            OrganizationRow.id.label("key"),
            OrganizationRow.name.label("value"),
            AffiliationRow.version_id,
            AffiliationRow.speaker,
        )
        .join(OrganizationRow, OrganizationRow.id == AffiliationRow.organization_id)
        .where(AffiliationRow.former.is_(False))
        .distinct()
        .subquery("pairs")
    )


def _count(by: str, row: Any) -> Count:
    value = lookup.date_of(row.value) if by in _OF_DAY else row.value
    return Count(
        value=None if value is None else str(value),
        id=row.key if by in {"speaker", "affiliation"} else None,
        quotes=row.quotes,
        words=int(row.words),
        articles=row.articles,
        speakers=row.speakers,
    )


def count_all(connection: Connection) -> Totals:
    """Return what the database holds."""
    known = func.nullif(ArticleRow.day, 0)
    in_articles = connection.execute(
        select(
            func.count(),
            func.count(ArticleRow.outlet.distinct()),
            func.min(known),
            func.max(known),
        ).select_from(ArticleRow)
    ).one()
    quotes, words = connection.execute(
        select(func.count(), func.coalesce(func.sum(QuoteRow.words), 0))
        .join(VersionRow, VersionRow.id == QuoteRow.version_id)
        .where(VersionRow.current)
    ).one()
    return Totals(
        articles=in_articles[0],
        outlets=in_articles[1],
        first=lookup.date_of(in_articles[2]),
        last=lookup.date_of(in_articles[3]),
        versions=_number(connection, select(func.count()).select_from(VersionRow)),
        quotes=quotes,
        words=int(words),
        speakers=_number(connection, select(func.count()).select_from(EntityRow)),
        organizations=_number(connection, select(func.count()).select_from(OrganizationRow)),
        quarantined=_number(connection, select(func.count()).select_from(QuarantineRow)),
    )


def _number(connection: Connection, statement: Any) -> int:
    return int(connection.execute(statement).scalar_one())
