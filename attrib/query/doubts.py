"""Profiles in, the pairs of speakers out that may be one: neither a rule nor a person could tell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from attrib.query.identity_answers import Doubt
from attrib.query.lazy import in_pieces
from attrib.query.speakers import load_speakers
from attrib.store.decisions import GROUP, load_decisions, standing_on
from attrib.store.entities import load_members
from attrib.store.tables import EntityMemberRow, JudgementRow
from attrib.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from attrib.query.answers import SpeakerAnswer


def load_doubts(connection: Connection, profiles: Sequence[str] | None = None) -> tuple[Doubt, ...]:
    """Return the pairs of speakers that no rule and nobody could tell yet, the likeliest first.

    Args:
        connection: to the database.
        profiles: only what concerns these; all doubts where it is not given.
    """
    open_pairs = _open_pairs(connection, profiles)
    speakers = {
        speaker.id: speaker
        for ids in in_pieces(sorted({key for pair in open_pairs for key in pair}))
        for speaker in load_speakers(connection, ids)
    }
    doubts = (
        _doubt(speakers[left], speakers[right], rows)
        for (left, right), rows in open_pairs.items()
        if left in speakers and right in speakers
    )
    return tuple(sorted(doubts, key=lambda doubt: (-doubt.score, doubt.left.id, doubt.right.id)))


def open_profiles(connection: Connection) -> set[tuple[str, str]]:
    """Return the pairs of profiles that were judged unsure and are not settled since."""
    pairs = _open_pairs(connection, None)
    return {(row.left_profile, row.right_profile) for rows in pairs.values() for row in rows}


def _open_pairs(
    connection: Connection, profiles: Sequence[str] | None
) -> dict[tuple[str, str], list[Any]]:
    """Return the judgements of unsure by the two speakers they are on, the surest first."""
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in connection.execute(_unsure(profiles)):
        found[min(row.left, row.right), max(row.left, row.right)].append(row)
    for decided in _decided(connection, {key for pair in found for key in pair}):
        found.pop(decided, None)
    return found


def _unsure(profiles: Sequence[str] | None) -> Any:
    left, right = aliased(EntityMemberRow), aliased(EntityMemberRow)
    statement = (
        select(
            left.entity_id.label("left"),
            right.entity_id.label("right"),
            JudgementRow.left_profile,
            JudgementRow.right_profile,
            JudgementRow.score,
            JudgementRow.reasons,
        )
        .join(left, left.profile == JudgementRow.left_profile)
        .join(right, right.profile == JudgementRow.right_profile)
        .where(JudgementRow.verdict == Verdict.UNSURE, left.entity_id != right.entity_id)
        .order_by(JudgementRow.score.desc(), JudgementRow.left_profile, JudgementRow.right_profile)
    )
    if profiles is not None:
        ends = (JudgementRow.left_profile, JudgementRow.right_profile)
        statement = statement.where(or_(*(end.in_(profiles) for end in ends)))
    return statement


def _decided(connection: Connection, entities: set[str]) -> set[tuple[str, str]]:
    """Return the pairs of entities that people said are two."""
    found: set[tuple[str, str]] = set()
    profiles = load_members(connection, sorted(entities))
    numbers = standing_on(connection, profiles, kind=GROUP)
    for decision in load_decisions(connection, numbers=numbers):
        sides = [_entities(connection, side) for side in decision.sides]
        for number, side in enumerate(sides):
            others = {key for other in sides[number + 1 :] for key in other}
            found |= {(min(a, b), max(a, b)) for a in side for b in others}
    return found


def _entities(connection: Connection, profiles: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for keys in in_pieces(profiles):
        members = select(EntityMemberRow.entity_id).where(EntityMemberRow.profile.in_(keys))
        found |= set(connection.execute(members).scalars())
    return found


def _doubt(left: SpeakerAnswer, right: SpeakerAnswer, rows: Sequence[Any]) -> Doubt:
    return Doubt(
        left=left,
        right=right,
        score=rows[0].score,
        reasons=tuple(rows[0].reasons),
        pairs=len(rows),
    )
