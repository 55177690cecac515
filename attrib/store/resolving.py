"""Blocks of profiles in which somebody was written in, judgements on them out; then identity.

Whoever writes marks the blocks in the same transaction, so that no kill leaves any of them unjudged.
They are judged anew as a whole, as if their articles had come in the order of their keys: who is who
then hangs on what is stored, not on the order in which it came or on who saved it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import delete, select

from attrib.store import decisions, entities, judgements
from attrib.store.statements import chunks, lock, look_up
from attrib.store.tables import BlockRow, EntityMemberRow
from attrib.store.tallies import BLOCK
from attrib.store.tally_tables import StaleRow
from attrib.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from attrib.types import Judgement, Profile

_AT_ONCE = 200
"""Blocks to a transaction."""


class Resolver(Protocol):
    """What tells speakers of different articles apart, such as `attrib.resolve`."""

    def block_keys(self, profile: Profile) -> Sequence[str]:
        """Return the blocks within which a profile is worth comparing."""
        ...

    def judge(self, profiles: Sequence[Profile], known: Sequence[Profile]) -> Iterable[Judgement]:
        """Judge profiles against one another and against those known before."""
        ...

    def cluster(self, keys: Sequence[str], judgements: Sequence[Judgement]) -> Mapping[str, str]:
        """Return the entity of each profile, from the judgements between them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Blocks in which somebody was written, with all others that share a profile with them."""

    blocks: tuple[str, ...]
    marks: frozenset[int]
    """The rows that say so."""
    profiles: tuple[Profile, ...]


def find_family(connection: Connection) -> Family | None:
    """Return some of those who have to be judged, or None."""
    of_block = StaleRow.kind == BLOCK
    first = select(StaleRow.key).where(of_block).distinct().order_by(StaleRow.key).limit(_AT_ONCE)
    stale = set(connection.execute(first).scalars())
    if not stale:
        return None
    blocks = _related_blocks(connection, stale)
    return Family(
        blocks=blocks,
        marks=_marks(connection, blocks),
        profiles=judgements.load_profiles(connection, blocks),
    )


def _related_blocks(connection: Connection, blocks: set[str]) -> tuple[str, ...]:
    reached: set[str] = set()
    frontier = blocks
    while frontier:
        reached |= frontier
        found: set[str] = set()
        for chunk in chunks(sorted(frontier)):
            profiles = select(BlockRow.profile).where(BlockRow.block.in_(chunk))
            beside = select(BlockRow.block).where(BlockRow.profile.in_(profiles)).distinct()
            found.update(connection.execute(beside).scalars())
        frontier = found - reached
    return tuple(sorted(reached))


def _marks(connection: Connection, blocks: Sequence[str]) -> frozenset[int]:
    found: set[int] = set()
    for chunk in chunks(blocks):
        statement = select(StaleRow.id).where(StaleRow.kind == BLOCK, StaleRow.key.in_(chunk))
        found.update(connection.execute(statement).scalars())
    return frozenset(found)


def keep(
    connection: Connection,
    family: Family,
    found: Iterable[Judgement],
    cluster: entities.Cluster,
    *,
    at: str,
) -> bool:
    """Keep what was judged of a family in place of what rules said before, and derive who is who.

    Returns:
        Whether it was kept: not where somebody wrote of the family meanwhile.
    """
    lock(connection)
    if _marks(connection, family.blocks) != family.marks:
        return False
    keys = [profile.key for profile in family.profiles]
    new = tuple(found)
    moved = judgements.replace_rules(connection, keys, new, at=at)
    entity = look_up(connection, EntityMemberRow.profile, EntityMemberRow.entity_id, keys)
    for one in new:
        if one.verdict is Verdict.SAME and entity[one.left] != entity[one.right]:
            moved |= {one.left, one.right}
    if moved:
        regroup(connection, moved, cluster)
    for chunk in chunks(sorted(family.marks)):
        connection.execute(delete(StaleRow).where(StaleRow.id.in_(chunk)))
    return True


def judge_now(connection: Connection, resolver: Resolver, *, at: str) -> bool:
    """Judge some of those who have to be, and let everyone else who writes wait meanwhile."""
    lock(connection)
    family = find_family(connection)
    if family is None:
        return True
    found = resolver.judge(family.profiles, ())
    return keep(connection, family, found, resolver.cluster, at=at)


def regroup(connection: Connection, keys: Iterable[str], cluster: entities.Cluster) -> int:
    """Derive anew which entity profiles, and all that hang on them, belong to; count them.

    The judgements of rules come first, then those of people, the last one last.
    """
    lock(connection)
    decisions.find_again(connection)
    related = entities.related(connection, keys)
    judged = judgements.load_judgements(connection, related)
    judged += decisions.load_words(connection, related)
    clusters = cluster(related, judged)
    entities.set_members(connection, clusters)
    if decisions.standing_on(connection, related, kind=decisions.RENAME):
        entities.refresh(connection, clusters.values())
    return len(related)


def settle(connection: Connection, keys: Iterable[str], cluster: entities.Cluster) -> None:
    """Derive anew who is who, and the names, after a person's word on profiles."""
    wanted = tuple(keys)
    regroup(connection, wanted, cluster)
    found = look_up(connection, EntityMemberRow.profile, EntityMemberRow.entity_id, wanted)
    entities.refresh(connection, found.values())
