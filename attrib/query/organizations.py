"""Names and filters in, organizations out, with their people and parts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from attrib.errors import QueryError
from attrib.query import lookup
from attrib.query.answers import OrganizationAnswer, OrganizationDetail
from attrib.query.speakers import affiliated, load_speakers
from attrib.store.base import NameKind
from attrib.store.tables import (
    AffiliationRow,
    EntityMemberRow,
    EntityRow,
    OrganizationNameRow,
    OrganizationRow,
    QuoteRow,
    SpeakerRow,
    VersionRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Select

ORDERS = ("-quotes", "name", "-people")


def _mentioned() -> Any:
    """Return the question for all pairs of an organization and a speaker of a current version."""
    current = select(VersionRow.id).where(VersionRow.current)
    members = select(
        AffiliationRow.organization_id,
        AffiliationRow.version_id,
        AffiliationRow.speaker,
    ).where(AffiliationRow.former.is_(False), AffiliationRow.version_id.in_(current))
    own = select(SpeakerRow.organization_id, SpeakerRow.version_id, SpeakerRow.number).where(
        SpeakerRow.organization_id.is_not(None), SpeakerRow.version_id.in_(current)
    )
    return members.union(own).subquery("mentioned")


def find_organizations(
    connection: Connection, *, name: str | None, kind: str | None, order: str
) -> Select[str]:
    """Return the question for the ids of the organizations that are asked for."""
    pairs = _mentioned()
    statement = (
        select(OrganizationRow.id)
        .join(pairs, pairs.c.organization_id == OrganizationRow.id)
        .outerjoin(
            QuoteRow,
            (QuoteRow.version_id == pairs.c.version_id) & (QuoteRow.speaker == pairs.c.speaker),
        )
        .group_by(OrganizationRow.id, OrganizationRow.name)
    )
    if name is not None:
        found = lookup.organizations_named(connection, name)
        statement = statement.where(OrganizationRow.id.in_(found))
    if kind is not None:
        statement = statement.where(func.lower(OrganizationRow.kind) == kind.lower())
    first: Any = {
        "-quotes": func.count(QuoteRow.id).desc(),
        "name": OrganizationRow.name.asc(),
        "-people": func.count(pairs.c.speaker).desc(),
    }[order]
    return statement.order_by(first, OrganizationRow.name, OrganizationRow.id)


def load_organizations(connection: Connection, ids: Sequence[str]) -> list[OrganizationAnswer]:
    """Return the organizations of these ids, in the order of these."""
    rows = connection.execute(select(OrganizationRow.__table__).where(OrganizationRow.id.in_(ids)))
    found = {row.id: row for row in rows}
    names = {former: _names(connection, ids, former=former) for former in (False, True)}
    people = {row.organization_id: row for row in connection.execute(_of_people(ids))}
    own = {row.organization_id: row for row in connection.execute(_of_itself(ids))}
    articles = _articles(connection, ids)
    return [
        _answer(
            found[key],
            names=[tuple(names[former][key]) for former in (False, True)],
            people=people.get(key),
            own=own.get(key),
            articles=articles.get(key, 0),
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


def _of_people(ids: Sequence[str]) -> Any:
    # An article may state one affiliation of a speaker twice.
    pairs = (
        select(AffiliationRow.organization_id, AffiliationRow.version_id, AffiliationRow.speaker)
        .where(AffiliationRow.organization_id.in_(ids), AffiliationRow.former.is_(False))
        .distinct()
        .subquery()
    )
    of_pair = (SpeakerRow.version_id == pairs.c.version_id) & (SpeakerRow.number == pairs.c.speaker)
    return (
        select(
            pairs.c.organization_id,
            func.count(EntityMemberRow.entity_id.distinct()).label("people"),
            func.count(QuoteRow.id).label("quotes"),
            func.coalesce(func.sum(QuoteRow.words), 0).label("words"),
        )
        .join(VersionRow, VersionRow.id == pairs.c.version_id)
        .join(SpeakerRow, of_pair)
        .join(EntityMemberRow, EntityMemberRow.profile == SpeakerRow.key)
        .outerjoin(QuoteRow, _by_speaker())
        .where(VersionRow.current)
        .group_by(pairs.c.organization_id)
    )


def _of_itself(ids: Sequence[str]) -> Any:
    return (
        select(
            SpeakerRow.organization_id,
            func.count(QuoteRow.id).label("quotes"),
            func.coalesce(func.sum(QuoteRow.words), 0).label("words"),
        )
        .join(VersionRow, VersionRow.id == SpeakerRow.version_id)
        .join(QuoteRow, _by_speaker())
        .where(SpeakerRow.organization_id.in_(ids), VersionRow.current)
        .group_by(SpeakerRow.organization_id)
    )


def _by_speaker() -> Any:
    return (QuoteRow.version_id == SpeakerRow.version_id) & (QuoteRow.speaker == SpeakerRow.number)


def _articles(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    pairs = _mentioned()
    statement = (
        select(pairs.c.organization_id, func.count(pairs.c.version_id.distinct()))
        .where(pairs.c.organization_id.in_(ids))
        .group_by(pairs.c.organization_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def _answer(
    row: Any,
    *,
    names: Sequence[tuple[str, ...]],
    people: Any,
    own: Any,
    articles: int,
) -> OrganizationAnswer:
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
        people=people.people if people else 0,
        quotes=people.quotes if people else 0,
        own_quotes=own.quotes if own else 0,
        words=int((people.words if people else 0) + (own.words if own else 0)),
        articles=articles,
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
