"""A newsroom's own rows in; the same out, put together with what is known of the organizations.

A row that only adds names to an organization need not repeat its kind, country or parent, and may
name its parent as people do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from attrib.resolve.aliases import merged, slug
from attrib.resolve.keys import organization_key
from attrib.types import Organization


class Known(Protocol):
    """A list of organizations that is there already."""

    def get(self, id_: str) -> Organization | None:
        """Return the organization of an id."""
        ...

    def named(self, name: str) -> Organization | None:
        """Return the organization of just this name or alias."""
        ...


def own_rows(
    rows: Iterable[Organization], known: Known, *, strict: bool = True
) -> tuple[Organization, ...]:
    """Return a newsroom's rows, each once, with the ids of their parents.

    Args:
        rows: as the newsroom's lists have them.
        known: what there is already; its names and values are taken over.
        strict: whether a parent that nobody knows is kept, so that it is refused, or forgotten.
    """
    by_id: dict[str, Organization] = {}
    for row in rows:
        there = _there(row, known)
        whole = replace(merged(row, there), id=there.id) if there else row
        by_id[whole.id] = merged(by_id[whole.id], whole) if whole.id in by_id else whole
    ids = _ids(by_id)
    placed = {id_: replace(row, parent=_parent(row, ids, known)) for id_, row in by_id.items()}
    return tuple(placed.values()) if strict else without_lost(placed, known)


def _there(row: Organization, known: Known) -> Organization | None:
    """Return what is known of a row: by its id, or by its name where the list gave it no id."""
    return known.get(row.id) or (known.named(row.name) if row.id == slug(row.name) else None)


def _ids(rows: Mapping[str, Organization]) -> dict[str, str]:
    ids = {organization_key(alias): id_ for id_, row in rows.items() for alias in row.aliases}
    return (
        ids | {organization_key(row.name): id_ for id_, row in rows.items()} | {i: i for i in rows}
    )


def _parent(row: Organization, ids: Mapping[str, str], known: Known) -> str | None:
    if not row.parent or known.get(row.parent):
        return row.parent
    found = ids.get(row.parent) or ids.get(organization_key(row.parent))
    there = None if found else known.named(row.parent)
    return found or (there.id if there else row.parent)


def without_lost(rows: Mapping[str, Organization], known: Known) -> tuple[Organization, ...]:
    """Forget parents that nobody knows, or that go round in a circle."""

    def sound(row: Organization) -> bool:
        seen: set[str] = set()
        above: str | None = row.id
        while above is not None and above in rows:
            if above in seen:
                return False
            seen.add(above)
            above = rows[above].parent
        return above is None or known.get(above) is not None

    return tuple(row if sound(row) else replace(row, parent=None) for row in rows.values())
