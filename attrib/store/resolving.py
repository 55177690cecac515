"""Profiles just saved in, judgements on them out, in the transaction that saved them; then identity.

Judged later, a process killed between would leave them unjudged, and two that save at once would not
see each other's. Identity is derived from the judgements, so that can wait: what a killed process
left underived shows by judgements of "same" between two entities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sqlalchemy import select
from sqlalchemy.orm import aliased

from attrib.store import decisions, entities, judgements
from attrib.store.statements import lock, look_up
from attrib.store.tables import EntityMemberRow, JudgementRow
from attrib.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from attrib.types import Judgement, Profile


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


def judge_new(
    connection: Connection, profiles: Sequence[Profile], resolver: Resolver, *, at: str
) -> None:
    """Judge profiles that were just saved against one another and those known before."""
    lock(connection)
    new = {profile.key for profile in profiles}
    blocks = {block for profile in profiles for block in resolver.block_keys(profile)}
    everyone = judgements.load_profiles(connection, blocks)
    known = [profile for profile in everyone if profile.key not in new]
    found = resolver.judge([profile for profile in everyone if profile.key in new], known)
    judgements.save_judgements(connection, found, at=at)


def judge_again(
    connection: Connection, profiles: Sequence[Profile], resolver: Resolver, *, at: str, upto: str
) -> None:
    """Judge profiles as if only articles up to one were known yet, by the order of their keys.

    What rules said before of the same pairs is forgotten: another list of organizations, or other
    rules, may not say it again. What people said stays.
    """
    lock(connection)
    new = {profile.key for profile in profiles}
    judgements.forget_rules(connection, new, upto)
    blocks = {block for profile in profiles for block in resolver.block_keys(profile)}
    everyone = judgements.load_profiles(connection, blocks)
    early = [one for one in everyone if judgements.article_of(one.key) <= upto]
    known = [profile for profile in early if profile.key not in new]
    found = resolver.judge([profile for profile in early if profile.key in new], known)
    judgements.save_judgements(connection, found, at=at)


def unsettled(connection: Connection) -> tuple[str, ...]:
    """Return profiles that were judged the same as one of another entity."""
    left, right = aliased(EntityMemberRow), aliased(EntityMemberRow)
    found = (
        select(left.profile)
        .join(JudgementRow, JudgementRow.left_profile == left.profile)
        .join(right, JudgementRow.right_profile == right.profile)
        .where(JudgementRow.verdict == Verdict.SAME, left.entity_id != right.entity_id)
        .distinct()
    )
    return tuple(sorted(connection.execute(found).scalars()))


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
