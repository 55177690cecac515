"""Entities in, the names that people gave them out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrib.store.decisions import RENAME, load_decisions, standing_on
from attrib.store.rows import short_fold
from attrib.store.statements import add_missing, look_up
from attrib.store.tables import EntityMemberRow, NameRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from attrib.types import Decision


def given_names(connection: Connection, entity_of: Mapping[str, str]) -> dict[str, str]:
    """Return the names that people gave to entities: the last one of each.

    Args:
        connection: to the database.
        entity_of: the entity of each of their profiles.
    """
    numbers = standing_on(connection, entity_of, kind=RENAME)
    names: dict[str, str] = {}
    for decision in load_decisions(connection, numbers=numbers):
        if decision.name is not None:
            names[_bearer(connection, decision)] = decision.name
    return names


def _bearer(connection: Connection, decision: Decision) -> str:
    """Return the entity that has most of the profiles which were given a name: it may have parted."""
    keys = [key for side in decision.sides for key in side]
    entities = look_up(connection, EntityMemberRow.profile, EntityMemberRow.entity_id, keys)
    times: Counter[str] = Counter(entities.values())
    return min(times, key=lambda entity: (-times[entity], entity))


def name_ids(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Return the id of each name, which is made known for looking it up where it is new."""
    folded = {name: short_fold(name) for name in names}
    add_missing(connection, NameRow, ({"folded": name} for name in sorted(set(folded.values()))))
    ids = look_up(connection, NameRow.folded, NameRow.id, sorted(set(folded.values())))
    return {name: ids[folded[name]] for name in folded}
