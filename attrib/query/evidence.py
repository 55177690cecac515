"""Speakers of articles in; out comes what the articles say of them, with the words that say so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from attrib.query.answers import Evidence
from attrib.query.lazy import in_pieces
from attrib.store.tables import AffiliationRow, OrganizationRow, RoleRow
from attrib.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

Place = tuple[int, int]
"""The id of a version and the number of a speaker in it."""
ROLE = "role"
AFFILIATION = "affiliation"


def load_evidence(
    connection: Connection, places: Iterable[Place]
) -> dict[Place, tuple[Evidence, ...]]:
    """Return the roles and then the affiliations that articles state of their speakers."""
    wanted = set(places)
    found: dict[Place, list[Evidence]] = defaultdict(list)
    # By their versions: SQLite reads a whole table to find pairs in a list.
    for versions in in_pieces(sorted({version for version, _ in wanted})):
        for kind, statement in ((ROLE, _roles(versions)), (AFFILIATION, _affiliations(versions))):
            for row in connection.execute(statement).all():
                if (row.version_id, row.speaker) in wanted:
                    found[row.version_id, row.speaker].append(_evidence(kind, row))
    return {place: tuple(evidence) for place, evidence in found.items()}


def _roles(versions: Sequence[int]) -> Any:
    return (
        select(*_columns(RoleRow), RoleRow.title.label("written"), RoleRow.title.label("value"))
        .where(RoleRow.version_id.in_(versions))
        .order_by(RoleRow.version_id, RoleRow.speaker, RoleRow.number)
    )


def _affiliations(versions: Sequence[int]) -> Any:
    return (
        select(
            *_columns(AffiliationRow),
            AffiliationRow.written,
            AffiliationRow.organization_id,
            OrganizationRow.name.label("value"),
        )
        .join(OrganizationRow, OrganizationRow.id == AffiliationRow.organization_id)
        .where(AffiliationRow.version_id.in_(versions))
        .order_by(AffiliationRow.version_id, AffiliationRow.speaker, AffiliationRow.number)
    )


def _columns(table: Any) -> tuple[Any, ...]:
    names = ("version_id", "speaker", "start", "stop", "evidence", "by", "former")
    return tuple(getattr(table, name) for name in names)


def _evidence(kind: str, row: Any) -> Evidence:
    return Evidence(
        kind=kind,
        value=row.value,
        written=row.written,
        span=Span(row.start, row.stop),
        text=row.evidence,
        by=row.by,
        former=row.former,
        organization_id=row.organization_id if kind == AFFILIATION else None,
    )


def roles_of(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the roles of a speaker, present ones before former ones."""
    roles = sorted((e for e in evidence if e.kind == ROLE), key=lambda e: e.former)
    return tuple(dict.fromkeys(role.value for role in roles))


def role_beside(affiliation: Evidence, stated: Iterable[Evidence]) -> str | None:
    """Return the role that an article gives somebody there: of the same time, the nearest in its text."""
    roles = [e for e in stated if e.kind == ROLE and e.former == affiliation.former]
    return min(roles, key=lambda e: _apart(e.span, affiliation.span)).value if roles else None


def _apart(left: Span, right: Span) -> int:
    return max(0, left.start - right.end, right.start - left.end)


def organizations_of(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Return the organizations that a speaker belongs to now: names by id."""
    return {e.organization_id: e.value for e in evidence if e.organization_id and not e.former}
