"""Who is who across articles: judgements in, entities out. Identity is derived, never edited."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, or_, select

from attrib.store.decisions import decided_with
from attrib.store.renames import given_names, name_ids
from attrib.store.statements import add, add_missing, adding, chunks, lock, look_up, upsert
from attrib.store.tables import (
    BlockRow,
    EntityMemberRow,
    EntityNameRow,
    EntityRow,
    JudgementRow,
    SpeakerRow,
)
from attrib.store.tallies import mark_moved
from attrib.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from attrib.types import Judgement

    Cluster = Callable[[Sequence[str], Sequence[Judgement]], Mapping[str, str]]
    """Gives the entity of each profile, from the judgements between them."""

# A name of more words than this is no fuller for it: titles and descriptions slip in.
_FULL = 4


def add_profiles(connection: Connection, speakers: Sequence[Mapping[str, Any]]) -> None:
    """Let each new speaker be an entity of its own until it is judged, and refresh the known.

    Who is new is nobody else's business yet: many may add theirs at once.
    """
    by_key = {speaker["key"]: speaker for speaker in speakers}
    known, there = _known(connection, sorted(by_key))
    if known or there:
        lock(connection)
        known, there = _known(connection, sorted(by_key))
    new = [by_key[key] for key in sorted(by_key) if key not in known]
    columns = ("name", "type", "organization_id")
    entities = ({"id": s["key"], **{name: s[name] for name in columns}} for s in new)
    names = [{"name_id": s["name_id"], "entity_id": s["key"]} for s in new]
    with adding(connection) as add_to:
        add_to(EntityRow, (entity for entity in entities if entity["id"] not in there))
        add_to(EntityMemberRow, ({"profile": s["key"], "entity_id": s["key"]} for s in new))
        add_to(EntityNameRow, (name for name in names if name["entity_id"] not in there))
    add_missing(connection, EntityNameRow, (name for name in names if name["entity_id"] in there))
    refresh(connection, known.values())


def _known(connection: Connection, profiles: Sequence[str]) -> tuple[dict[str, str], set[str]]:
    """Return the entities of those profiles that have one, and those that are the name of one."""
    of_profile = look_up(connection, EntityMemberRow.profile, EntityMemberRow.entity_id, profiles)
    new = [key for key in profiles if key not in of_profile]
    return of_profile, set(look_up(connection, EntityRow.id, EntityRow.id, new))


def forget_profiles(connection: Connection, keys: Sequence[str]) -> None:
    """Take away what hangs on profiles that no article has any more."""
    lock(connection)
    alive = set(look_up(connection, SpeakerRow.key, SpeakerRow.key, keys))
    gone = sorted(set(keys) - alive)
    touched = look_up(connection, EntityMemberRow.profile, EntityMemberRow.entity_id, gone)
    for chunk in chunks(gone):
        connection.execute(delete(EntityMemberRow).where(EntityMemberRow.profile.in_(chunk)))
        connection.execute(delete(BlockRow).where(BlockRow.profile.in_(chunk)))
    refresh(connection, touched.values())


def refresh(connection: Connection, entities: Iterable[str]) -> None:
    """Derive name, type and names of entities from their members; drop those without any."""
    for chunk in chunks(sorted(set(entities))):
        found: dict[str, list[Row[Any]]] = defaultdict(list)
        for row in connection.execute(_members(chunk)):
            found[row.entity_id].append(row)
        empty = [entity for entity in chunk if entity not in found]
        connection.execute(delete(EntityMemberRow).where(EntityMemberRow.entity_id.in_(empty)))
        connection.execute(delete(EntityNameRow).where(EntityNameRow.entity_id.in_(chunk)))
        connection.execute(delete(EntityRow).where(EntityRow.id.in_(empty)))
        given = _given(connection, found)
        rows = (_entity(key, found[key]) | given.get(key, {}) for key in found)
        upsert(connection, EntityRow, rows, key=["id"])
        names = {(row.name_id, key) for key, members in found.items() for row in members}
        ids = name_ids(connection, {values["name"] for values in given.values()})
        names |= {(ids[values["name"]], key) for key, values in given.items()}
        pairs = ({"name_id": name, "entity_id": entity} for name, entity in sorted(names))
        add(connection, EntityNameRow, pairs)


def _given(
    connection: Connection, found: Mapping[str, Sequence[Row[Any]]]
) -> dict[str, dict[str, str]]:
    """Return the names that people gave to entities, as a value for the row of each."""
    entity_of = {row.key: key for key, rows in found.items() for row in rows}
    names = given_names(connection, entity_of)
    return {key: {"name": names[key]} for key in sorted(names) if key in found}


def _members(entities: Sequence[str]) -> Any:
    columns = (
        EntityMemberRow.entity_id,
        SpeakerRow.key,
        SpeakerRow.name,
        SpeakerRow.name_id,
        SpeakerRow.type,
        SpeakerRow.organization_id,
    )
    return (
        select(*columns, func.count().label("times"))
        .join(SpeakerRow, SpeakerRow.key == EntityMemberRow.profile)
        .where(EntityMemberRow.entity_id.in_(entities))
        .group_by(*columns)
    )


def _entity(key: str, members: Sequence[Row[Any]]) -> dict[str, Any]:
    names: Counter[str] = Counter()
    types: Counter[Any] = Counter()
    organizations: Counter[str] = Counter()
    for row in members:
        names[row.name] += row.times
        types[row.type] += row.times
        if row.organization_id:
            organizations[row.organization_id] += row.times
    return {
        "id": key,
        "name": max(names, key=lambda name: _fullness(name, names[name])),
        "type": max(types, key=lambda kind: (types[kind], kind)),
        "organization_id": max(
            organizations, key=lambda known: (organizations[known], known), default=None
        ),
    }


def _fullness(name: str, times: int) -> tuple[int, int, int, str]:
    return min(len(name.split()), _FULL), times, len(name), name


def related(connection: Connection, keys: Iterable[str]) -> tuple[str, ...]:
    """Return the profiles and all whose identity may change with theirs.

    Those are the members of the same entities, and whoever was judged the same, by rules or people.
    """
    reached: set[str] = set()
    frontier = set(keys)
    while frontier:
        reached |= frontier
        found: set[str] = set()
        for chunk in chunks(sorted(frontier)):
            found |= _beside(connection, chunk) | decided_with(connection, chunk)
        frontier = found - reached
    return tuple(sorted(reached))


def _beside(connection: Connection, keys: Sequence[str]) -> set[str]:
    of_keys = select(EntityMemberRow.entity_id).where(EntityMemberRow.profile.in_(keys))
    members = select(EntityMemberRow.profile).where(EntityMemberRow.entity_id.in_(of_keys))
    left, right = JudgementRow.left_profile, JudgementRow.right_profile
    same = (
        select(left, right)
        .where(JudgementRow.verdict == Verdict.SAME)
        .where(or_(left.in_(keys), right.in_(keys)))
    )
    judged = {key for pair in connection.execute(same) for key in pair}
    return judged | set(connection.execute(members).scalars())


def load_members(connection: Connection, entities: Sequence[str]) -> set[str]:
    """Return the profiles of entities, those of former versions of articles too."""
    found: set[str] = set()
    for chunk in chunks(entities):
        members = select(EntityMemberRow.profile).where(EntityMemberRow.entity_id.in_(chunk))
        found |= set(connection.execute(members).scalars())
    return found


def set_members(connection: Connection, clusters: Mapping[str, str]) -> None:
    """Let each profile belong to the entity that `clusters` gives it."""
    present = set(look_up(connection, SpeakerRow.key, SpeakerRow.key, clusters))
    wanted = {key: entity for key, entity in clusters.items() if key in present}
    before = look_up(connection, EntityMemberRow.profile, EntityMemberRow.entity_id, sorted(wanted))
    moved = {key: entity for key, entity in sorted(wanted.items()) if before.get(key) != entity}
    left = [before[key] for key in moved if key in before]
    mark_moved(connection, list(moved), {*moved.values(), *left})
    speakers = _any_speaker(connection, sorted(moved))
    entities = {moved[key]: speakers[key] for key in moved}
    add_missing(connection, EntityRow, ({"id": k, **entities[k]} for k in sorted(entities)))
    members = ({"profile": key, "entity_id": entity} for key, entity in moved.items())
    upsert(connection, EntityMemberRow, members, key=["profile"])
    refresh(connection, {*moved.values(), *left})


def _any_speaker(connection: Connection, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for chunk in chunks(keys):
        rows = connection.execute(
            select(SpeakerRow.key, SpeakerRow.name, SpeakerRow.type).where(
                SpeakerRow.key.in_(chunk)
            )
        )
        found |= {row.key: {"name": row.name, "type": row.type} for row in rows}
    return found
