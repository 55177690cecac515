"""Speakers that were written in, judgements on them and whom they concern out; then identity.

Whoever writes marks them in the same transaction, so that no kill leaves any of them unjudged: by
themselves where they are new, and by their blocks, which are judged anew as a whole, where they changed
or went. What is judged is what would be judged of all at once: who is who then hangs on what is
stored, not on the order in which it came or on who saved it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import delete, func, select

from attrib.store import decisions, entities, judgements
from attrib.store.newcomers import BLOCK, NEWCOMER
from attrib.store.statements import chunks, lock, look_up
from attrib.store.tables import BlockRow, EntityMemberRow
from attrib.store.tally_tables import StaleRow
from attrib.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from attrib.types import Judgement, Profile

_AT_ONCE = 200
"""Blocks, or new profiles, to a transaction."""


class Resolver(Protocol):
    """What tells speakers of different articles apart, such as `attrib.resolve`."""

    def block_keys(self, profile: Profile) -> Sequence[str]:
        """Return the blocks within which a profile is worth comparing."""
        ...

    def judge(self, profiles: Sequence[Profile], known: Sequence[Profile]) -> Iterable[Judgement]:
        """Judge profiles against one another and against those known before."""
        ...

    def concerned(self, profiles: Sequence[Profile], known: Sequence[Profile]) -> frozenset[str]:
        """Return the keys of the profiles, and of known ones of whom other things may be said now."""
        ...

    def cluster(self, keys: Sequence[str], judgements: Sequence[Judgement]) -> Mapping[str, str]:
        """Return the entity of each profile, from the judgements between them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Profiles that have to be judged, with all that share a block with them, or with those that do."""

    blocks: tuple[str, ...]
    marks: frozenset[int]
    """The rows that say so."""
    new: tuple[Profile, ...]
    known: tuple[Profile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is to be said of profiles, in place of what rules said of them before."""

    keys: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def last_mark(connection: Connection) -> int:
    """Return the number up to which marks are there: who writes later judges that himself."""
    return connection.execute(select(func.coalesce(func.max(StaleRow.id), 0))).scalar_one()


def find_family(connection: Connection, last: int) -> Family | None:
    """Return some of those who have to be judged, by the marks up to a number, or None."""
    stale = _first(connection, BLOCK, last)
    if not stale:
        of_them = BlockRow.profile.in_(_first(connection, NEWCOMER, last))
        stale = set(connection.execute(select(BlockRow.block).where(of_them)).scalars())
    if not stale:
        return None
    blocks = _related_blocks(connection, stale)
    profiles = judgements.load_profiles(connection, blocks)
    changed = _marks(connection, BLOCK, blocks)
    newcomers = _marks(connection, NEWCOMER, [profile.key for profile in profiles])
    if not changed and not newcomers:
        return None
    keys = {profile.key for profile in profiles} if changed else set(newcomers.values())
    return Family(
        blocks=blocks,
        marks=frozenset((*changed, *newcomers)),
        new=tuple(profile for profile in profiles if profile.key in keys),
        known=tuple(profile for profile in profiles if profile.key not in keys),
    )


def _first(connection: Connection, kind: str, last: int) -> set[str]:
    marked = (StaleRow.kind == kind) & (StaleRow.id <= last)
    found = select(StaleRow.key).where(marked).distinct().order_by(StaleRow.key)
    return set(connection.execute(found.limit(_AT_ONCE)).scalars())


def judged(family: Family, resolver: Resolver) -> Judged:
    """Judge the new profiles of a family, and those known before whom they concern."""
    keys = resolver.concerned(family.new, family.known)
    everyone = (*family.new, *family.known)
    found = resolver.judge(
        [profile for profile in everyone if profile.key in keys],
        [profile for profile in everyone if profile.key not in keys],
    )
    return Judged(keys=tuple(sorted(keys)), judgements=tuple(found))


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


def _marks(connection: Connection, kind: str, keys: Sequence[str]) -> dict[int, str]:
    """Return the rows that mark any of the keys, with the key of each."""
    found: dict[int, str] = {}
    for chunk in chunks(keys):
        statement = select(StaleRow.id, StaleRow.key).where(
            StaleRow.kind == kind, StaleRow.key.in_(chunk)
        )
        found.update((row[0], row[1]) for row in connection.execute(statement))
    return found


def keep(
    connection: Connection, family: Family, found: Judged, cluster: entities.Cluster, *, at: str
) -> bool:
    """Keep what was judged of a family in place of what rules said before, and derive who is who.

    Returns:
        Whether it was kept: not where somebody wrote of the family meanwhile.
    """
    lock(connection)
    profiles = [profile.key for profile in (*family.new, *family.known)]
    marks = (
        *_marks(connection, BLOCK, family.blocks),
        *_marks(connection, NEWCOMER, profiles),
    )
    if family.marks != frozenset(marks):
        return False
    moved = judgements.replace_rules(connection, found.keys, found.judgements, at=at)
    both = {key for one in found.judgements for key in (one.left, one.right)}
    entity = look_up(connection, EntityMemberRow.profile, EntityMemberRow.entity_id, sorted(both))
    for one in found.judgements:
        if one.verdict is Verdict.SAME and entity[one.left] != entity[one.right]:
            moved |= {one.left, one.right}
    if moved:
        regroup(connection, moved, cluster)
    for chunk in chunks(sorted(family.marks)):
        connection.execute(delete(StaleRow).where(StaleRow.id.in_(chunk)))
    return True


def judge_now(connection: Connection, resolver: Resolver, last: int, *, at: str) -> bool:
    """Judge some of those who have to be, and let everyone else who writes wait meanwhile."""
    lock(connection)
    family = find_family(connection, last)
    if family is None:
        return True
    return keep(connection, family, judged(family, resolver), resolver.cluster, at=at)


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
