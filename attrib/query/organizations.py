"""Names and filters in, organizations out, with their people and parts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from attrib.errors import QueryError
from attrib.query import lookup
from attrib.query.answers import OrganizationAnswer, OrganizationDetail
from attrib.query.speakers import affiliated, load_speakers
from attrib.store import tallies
from attrib.store.base import NameKind
from attrib.store.counting import organization_totals
from attrib.store.tables import EntityRow, OrganizationNameRow, OrganizationRow
from attrib.store.tally_tables import OrganizationTallyRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Select

ORDERS = ("-quotes", "name", "-people")


def find_organizations(
    connection: Connection, *, name: str | None, kind: str | None, order: str
) -> Select[str]:
    """Return the question for the ids of the organizations that are asked for."""
    wanted: list[Any] = []
    if name is not None:
        wanted.append(OrganizationRow.id.in_(lookup.organizations_named(connection, name)))
    if kind is not None:
        wanted.append(func.lower(OrganizationRow.kind) == kind.lower())
    totals = _totals(connection, select(OrganizationRow.id).where(*wanted) if wanted else None)
    first: Any = {
        "-quotes": totals.c.said.desc(),
        "name": OrganizationRow.name.asc(),
        "-people": totals.c.members.desc(),
    }[order]
    return (
        select(OrganizationRow.id)
        .join(totals, totals.c.organization_id == OrganizationRow.id)
        .where(*wanted)
        .order_by(first, OrganizationRow.name, OrganizationRow.id)
    )


def _totals(connection: Connection, ids: Any) -> Any:
    """Return what was counted of organizations, with a question that counts now what is stale."""
    kept = OrganizationTallyRow.__table__
    if not tallies.is_stale(connection, tallies.ORGANIZATION):
        return kept
    if not tallies.is_counted(connection):
        return organization_totals(ids).subquery("totals")
    stale = tallies.stale(tallies.ORGANIZATION)
    live = organization_totals(stale).subquery("live")
    names = [column.name for column in kept.columns]
    fresh = select(*(kept.c[name] for name in names)).where(kept.c.organization_id.not_in(stale))
    return select(*(live.c[name] for name in names)).union_all(fresh).subquery("totals")


def load_organizations(connection: Connection, ids: Sequence[str]) -> list[OrganizationAnswer]:
    """Return the organizations of these ids, in the order of these."""
    rows = connection.execute(select(OrganizationRow.__table__).where(OrganizationRow.id.in_(ids)))
    found = {row.id: row for row in rows}
    names = {former: _names(connection, ids, former=former) for former in (False, True)}
    table = _totals(connection, ids)
    counted = select(table).where(table.c.organization_id.in_(ids))
    totals = {row.organization_id: row for row in connection.execute(counted)}
    return [
        _answer(
            found[key],
            names=[tuple(names[former][key]) for former in (False, True)],
            totals=totals.get(key),
        )
        for key in ids
        if key in found
    ]


def _names(connection: Connection, ids: Sequence[str], *, former: bool) -> dict[str, list[str]]:
    statement = (
        select(OrganizationNameRow.organization_id, OrganizationNameRow.name)
        .where(OrganizationNameRow.organization_id.in_(ids))
        .where(OrganizationNameRow.kind.in_((NameKind.ALIAS, NameKind.WRITTEN)))
        .where(OrganizationNameRow.former.is_(former))
        .order_by(OrganizationNameRow.folded)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for key, name in connection.execute(statement):
        found[key].append(name)
    return found


def _answer(row: Any, *, names: Sequence[tuple[str, ...]], totals: Any) -> OrganizationAnswer:
    aliases, former = names
    return OrganizationAnswer(
        id=row.id,
        name=row.name,
        aliases=tuple(alias for alias in aliases if alias != row.name),
        former=former,
        kind=row.kind,
        sector=row.sector,
        country=row.country,
        parent_id=row.parent_id,
        ror=row.ror,
        wikidata=row.wikidata,
        people=totals.people if totals else 0,
        quotes=totals.quotes if totals else 0,
        own_quotes=totals.own_quotes if totals else 0,
        words=int(totals.words) if totals else 0,
        articles=totals.articles if totals else 0,
    )


def load_organization(connection: Connection, key: str) -> OrganizationDetail:
    """Return an organization.

    Raises:
        QueryError: if there is none of this id.
    """
    found = load_organizations(connection, [key])
    if not found:
        raise QueryError(f"There is no organization of the id {key!r}.")
    people, former = (
        connection.execute(affiliated([key], former=is_former).distinct()).scalars().all()
        for is_former in (False, True)
    )
    own = select(EntityRow.id).where(EntityRow.organization_id == key).order_by(EntityRow.id)
    parts = select(OrganizationRow.id).where(OrganizationRow.parent_id == key)
    return OrganizationDetail(
        organization=found[0],
        people=_most_quoted(connection, people),
        former_people=_most_quoted(connection, former),
        speaker_ids=tuple(connection.execute(own).scalars()),
        parent=_parent(connection, found[0]),
        parts=tuple(
            load_organizations(
                connection, connection.execute(parts.order_by(OrganizationRow.name)).scalars().all()
            )
        ),
    )


def _most_quoted(connection: Connection, ids: Sequence[str]) -> Any:
    found = load_speakers(connection, ids)
    return tuple(sorted(found, key=lambda speaker: (-speaker.quotes, speaker.name, speaker.id)))


def _parent(connection: Connection, part: OrganizationAnswer) -> OrganizationAnswer | None:
    if part.parent_id is None:
        return None
    return next(iter(load_organizations(connection, [part.parent_id])), None)
