"""Names and filters in, speakers across articles out."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, false, func, select

from attrib.query import lookup
from attrib.query.answers import SpeakerAnswer
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    EntityMemberRow,
    EntityRow,
    OrganizationRow,
    QuoteRow,
    RoleRow,
    SpeakerRow,
    VersionRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Select

    from attrib.types import SpeakerType

ORDERS = ("-quotes", "quotes", "name", "-words")
_UNKNOWN_LAST = 99999999


def appearances() -> Any:
    """Return the beginning of any question on speakers in current versions."""
    return (
        select()
        .select_from(SpeakerRow)
        .join(EntityMemberRow, EntityMemberRow.profile == SpeakerRow.key)
        .join(VersionRow, VersionRow.id == SpeakerRow.version_id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .where(VersionRow.current)
    )


def _with_quotes(statement: Any) -> Any:
    return statement.outerjoin(
        QuoteRow,
        (QuoteRow.version_id == SpeakerRow.version_id) & (QuoteRow.speaker == SpeakerRow.number),
    )


def find_speakers(
    connection: Connection,
    *,
    name: str | None,
    kind: SpeakerType | None,
    affiliation: str | None,
    order: str,
) -> Select[str]:
    """Return the question for the ids of the speakers that are asked for."""
    statement = _with_quotes(appearances()).join(
        EntityRow, EntityRow.id == EntityMemberRow.entity_id
    )
    if name is not None:
        named = lookup.entities_named(name, connection.dialect.name)
        statement = statement.where(false() if named is None else EntityRow.id.in_(named))
    if kind is not None:
        statement = statement.where(EntityRow.type == kind)
    if affiliation is not None:
        organizations = lookup.organizations_named(connection, affiliation)
        statement = statement.where(EntityRow.id.in_(affiliated(organizations, former=False)))
    quotes, words = func.count(QuoteRow.id), func.coalesce(func.sum(QuoteRow.words), 0)
    first = {
        "-quotes": quotes.desc(),
        "quotes": quotes.asc(),
        "-words": words.desc(),
        "name": EntityRow.name.asc(),
    }[order]
    found: Select[str] = (
        statement.add_columns(EntityRow.id)
        .group_by(EntityRow.id, EntityRow.name)
        .order_by(first, EntityRow.name, EntityRow.id)
    )
    return found


def affiliated(organizations: Sequence[str], *, former: bool) -> Select[str]:
    """Return the ids of the speakers that belong, or belonged, to organizations."""
    found: Select[str] = (
        appearances()
        .add_columns(EntityMemberRow.entity_id)
        .join(AffiliationRow, _of_speaker(AffiliationRow))
        .where(AffiliationRow.organization_id.in_(organizations))
        .where(AffiliationRow.former.is_(former))
    )
    return found


def _of_speaker(table: Any) -> Any:
    return (table.version_id == SpeakerRow.version_id) & (table.speaker == SpeakerRow.number)


def load_speakers(connection: Connection, ids: Sequence[str]) -> list[SpeakerAnswer]:
    """Return the speakers of these ids, in the order of these."""
    entities = {
        row.id: row
        for row in connection.execute(select(EntityRow.__table__).where(EntityRow.id.in_(ids)))
    }
    totals = {row.entity_id: row for row in connection.execute(_totals(ids))}
    names = _counted(connection, ids, SpeakerRow.name)
    outlets = _counted(connection, ids, ArticleRow.outlet)
    sectors = _counted(connection, ids, SpeakerRow.sector)
    roles = _roles(connection, ids)
    organizations = _organizations(connection, ids)
    return [
        _answer(
            entities[key],
            totals[key],
            organizations[key],
            sector=next((sector for sector in sectors[key] if sector), None),
            names=tuple(names[key]),
            outlets=tuple(sorted(outlet for outlet in outlets[key] if outlet)),
            roles=tuple(roles[key]),
        )
        for key in ids
        if key in entities and key in totals
    ]


def _totals(ids: Sequence[str]) -> Any:
    known = func.nullif(ArticleRow.day, 0)
    return (
        _with_quotes(appearances())
        .add_columns(
            EntityMemberRow.entity_id,
            func.count(QuoteRow.id).label("quotes"),
            func.coalesce(func.sum(QuoteRow.words), 0).label("words"),
            func.count(SpeakerRow.version_id.distinct()).label("articles"),
            func.min(known).label("first"),
            func.max(known).label("last"),
        )
        .where(EntityMemberRow.entity_id.in_(ids))
        .group_by(EntityMemberRow.entity_id)
    )


def _counted(connection: Connection, ids: Sequence[str], column: Any) -> dict[str, list[Any]]:
    """Return the values of a column for each speaker, the most frequent first."""
    statement = (
        appearances()
        .add_columns(EntityMemberRow.entity_id, column, func.count())
        .where(EntityMemberRow.entity_id.in_(ids))
        .group_by(EntityMemberRow.entity_id, column)
    )
    return _by_frequency(connection.execute(statement))


def _by_frequency(rows: Any) -> dict[str, list[Any]]:
    found: dict[str, Counter[Any]] = defaultdict(Counter)
    for key, value, times in rows:
        found[key][value] += times
    # The first of equal ones must not depend on the database.
    order = {
        key: sorted(counter, key=lambda value: (-counter[value], str(value)))
        for key, counter in found.items()
    }
    return defaultdict(list, order)


def _roles(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    statement = (
        appearances()
        .add_columns(EntityMemberRow.entity_id, RoleRow.title, func.count())
        .join(RoleRow, _of_speaker(RoleRow))
        .where(EntityMemberRow.entity_id.in_(ids), RoleRow.former.is_(False))
        .group_by(EntityMemberRow.entity_id, RoleRow.title)
    )
    return _by_frequency(connection.execute(statement))


def _organizations(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Return ids and names of the organizations of each speaker, the most frequent first.

    One that the latest article with it calls a former one is left out.
    """
    former = AffiliationRow.former
    statement = (
        appearances()
        .add_columns(
            EntityMemberRow.entity_id,
            OrganizationRow.id,
            OrganizationRow.name,
            func.count(case((former.is_(False), 1))).label("times"),
            func.max(case((former.is_(False), ArticleRow.day), else_=0)).label("there"),
            func.max(case((former, ArticleRow.day), else_=0)).label("left"),
        )
        .join(AffiliationRow, _of_speaker(AffiliationRow))
        .join(OrganizationRow, OrganizationRow.id == AffiliationRow.organization_id)
        .where(EntityMemberRow.entity_id.in_(ids))
        .group_by(EntityMemberRow.entity_id, OrganizationRow.id, OrganizationRow.name)
    )
    rows = connection.execute(statement)
    present = (row for row in rows if row.times and row.left <= row.there)
    return _by_frequency((row.entity_id, (row.id, row.name), row.times) for row in present)


def _answer(
    entity: Any,
    totals: Any,
    organizations: list[tuple[str, str]],
    *,
    sector: str | None,
    **lists: tuple[str, ...],
) -> SpeakerAnswer:
    return SpeakerAnswer(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        affiliations=tuple(name for _, name in organizations),
        organization_ids=tuple(key for key, _ in organizations),
        organization_id=entity.organization_id,
        sector=sector,
        quotes=totals.quotes,
        words=int(totals.words),
        articles=totals.articles,
        first=lookup.date_of(totals.first),
        last=lookup.date_of(totals.last),
        **lists,
    )
