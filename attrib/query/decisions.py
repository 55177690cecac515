"""Profiles in, what people decided on them out, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from attrib.query.identity_answers import DecisionAnswer
from attrib.query.lazy import in_pieces
from attrib.store.decisions import load_decisions
from attrib.store.own_tables import DecisionMemberRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from attrib.types import Decision


def load_decision_answers(
    connection: Connection, profiles: Iterable[str] | None = None
) -> tuple[DecisionAnswer, ...]:
    """Return what people decided, on any of the profiles or on all there are, first one first."""
    numbers = None if profiles is None else _numbers(connection, profiles)
    names = select(DecisionMemberRow.profile, DecisionMemberRow.name)
    name_of = {row[0]: row[1] for row in connection.execute(names)}
    found = load_decisions(connection, numbers=numbers)
    return tuple(_decision(decision, name_of) for decision in found)


def _numbers(connection: Connection, profiles: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for keys in in_pieces(profiles):
        members = select(DecisionMemberRow.decision_id).where(DecisionMemberRow.profile.in_(keys))
        found |= set(connection.execute(members).scalars())
    return found


def _decision(decision: Decision, name_of: dict[str, str]) -> DecisionAnswer:
    kind = "merge" if len(decision.sides) == 1 else "split"
    return DecisionAnswer(
        number=decision.id,
        kind=kind if decision.name is None else "rename",
        sides=tuple(
            tuple(dict.fromkeys(name_of.get(key, key) for key in side)) for side in decision.sides
        ),
        who=decision.who,
        at=decision.at,
        why=decision.why,
        name=decision.name,
        revoked=decision.revoked,
        revoked_by=decision.revoked_by,
    )
