"""A database in; out comes what names organizations there: its own lists, and the curated one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.resolve.organizations import Organizations, load_organizations
from attrib.resolve.resolver import Resolver
from attrib.store.lists import load_lists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrib.store import Database
    from attrib.types import Organization

_REGISTRY = "https://ror.org/"


def load_resolver(database: Database) -> Resolver:
    """Return what names organizations and tells speakers apart in a database."""
    with database.reading() as connection:
        rows = load_lists(connection)
    return Resolver(organizations_of(rows, strict=False))


def organizations_of(rows: Iterable[Organization], *, strict: bool) -> Organizations:
    """Return a newsroom's own rows before the curated list, and those of the registry after it.

    Raises:
        AttribError: if they are inconsistent, and `strict`.
    """
    listed = tuple(rows)
    dump = {row.id: row for row in listed if row.id.startswith(_REGISTRY)}
    own = [row for row in listed if row.id not in dump]
    return load_organizations(own, dump=dump.values(), strict=strict)
