"""Lists of organizations that a newsroom imported: in, out, and away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from attrib.errors import StoreError
from attrib.store.own_tables import ListedOrganizationRow
from attrib.store.statements import add
from attrib.store.text import storable
from attrib.types import Organization

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_PLAIN = ("kind", "sector", "country", "parent", "ror", "wikidata")


def save_list(connection: Connection, origin: str, rows: Sequence[Organization]) -> None:
    """Save a list; one of the same origin gives way."""
    _delete(connection, origin)
    add(connection, ListedOrganizationRow, (_row(storable(origin), row) for row in rows))


def _row(origin: str, row: Organization) -> dict[str, object]:
    def stored(value: str | None) -> str | None:
        return None if value is None else storable(value)

    return {
        "origin": origin,
        "id": storable(row.id),
        "name": storable(row.name),
        "aliases": [storable(name) for name in row.aliases],
        "former": [storable(name) for name in row.former],
        **{name: stored(getattr(row, name)) for name in _PLAIN},
    }


def delete_list(connection: Connection, origin: str) -> None:
    """Forget a list.

    Raises:
        StoreError: if there is none of this origin.
    """
    if not _delete(connection, origin):
        known = ", ".join(count_lists(connection)) or "none"
        raise StoreError(f"There is no list {origin!r} here; there are: {known}.")


def _delete(connection: Connection, origin: str) -> bool:
    of_origin = ListedOrganizationRow.origin == storable(origin)
    there = select(func.count()).select_from(ListedOrganizationRow).where(of_origin)
    found = connection.execute(there).scalar_one() > 0
    connection.execute(delete(ListedOrganizationRow).where(of_origin))
    return found


def load_lists(connection: Connection, *, without: str | None = None) -> tuple[Organization, ...]:
    """Return the organizations of all lists, or of all but one, a list after the other."""
    statement = select(ListedOrganizationRow.__table__).order_by(
        ListedOrganizationRow.origin, ListedOrganizationRow.id
    )
    if without is not None:
        statement = statement.where(ListedOrganizationRow.origin != storable(without))
    return tuple(
        Organization(
            id=row.id,
            name=row.name,
            aliases=tuple(row.aliases),
            former=tuple(row.former),
            **{name: getattr(row, name) for name in _PLAIN},
        )
        for row in connection.execute(statement)
    )


def count_lists(connection: Connection) -> dict[str, int]:
    """Return how many organizations each list has."""
    origin = ListedOrganizationRow.origin
    statement = select(origin, func.count()).group_by(origin).order_by(origin)
    return {row[0]: row[1] for row in connection.execute(statement)}
