"""What people decided on who is who: saved, taken back, and turned into judgements."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from attrib.errors import StoreError
from attrib.store.own_tables import DecisionMemberRow, DecisionRow
from attrib.store.statements import add, add_missing, chunks, look_up
from attrib.store.tables import ArticleRow, SpeakerRow, VersionRow
from attrib.store.text import fold_words, storable
from attrib.types import Decision, Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

GROUP, RENAME = "group", "rename"


def save_decision(  # noqa: PLR0913 - all but two are given by name
    connection: Connection,
    sides: Sequence[Sequence[str]],
    *,
    who: str,
    why: str | None,
    at: str,
    name: str | None = None,
) -> int:
    """Save what a person decided; return its number."""
    values = {
        "kind": GROUP if name is None else RENAME,
        "name": None if name is None else storable(name),
        "who": storable(who),
        "why": None if why is None else storable(why),
        "at": at,
    }
    statement = insert(DecisionRow).values(**values).returning(DecisionRow.id)
    number = int(connection.execute(statement).scalar_one())
    place = {key: side for side, keys in enumerate(sides) for key in keys}
    names = look_up(connection, SpeakerRow.key, SpeakerRow.name, sorted(place))
    rows = (
        {"decision_id": number, "profile": key, "side": place[key], "name": names.get(key, "")}
        for key in sorted(place)
    )
    add(connection, DecisionMemberRow, rows)
    return number


def revoke(connection: Connection, number: int, *, who: str, at: str) -> tuple[str, ...]:
    """Take a decision back; return the profiles that it was on.

    Raises:
        StoreError: if there is none of this number, or it was taken back before.
    """
    found = load_decisions(connection, numbers=[number])
    if not found:
        raise StoreError(f"There is no decision {number}.")
    if found[0].revoked:
        raise StoreError(f"Decision {number} was taken back already, by {found[0].revoked_by}.")
    values = {"revoked": at, "revoked_by": storable(who)}
    connection.execute(update(DecisionRow).where(DecisionRow.id == number).values(**values))
    return tuple(key for side in found[0].sides for key in side)


def load_decisions(
    connection: Connection, *, numbers: Iterable[int] | None = None
) -> tuple[Decision, ...]:
    """Return what people decided, the first one first; with `numbers`, only those."""
    wanted = None if numbers is None else sorted(set(numbers))
    statement = select(DecisionRow.__table__).order_by(DecisionRow.id)
    parts = [statement] if wanted is None else _pieces(statement, wanted)
    rows = [row for part in parts for row in connection.execute(part)]
    sides = _sides(connection, [row.id for row in rows])
    return tuple(
        Decision(
            id=row.id,
            sides=tuple(tuple(keys) for _, keys in sorted(sides[row.id].items())),
            who=row.who,
            why=row.why,
            at=row.at,
            name=row.name,
            revoked=row.revoked,
            revoked_by=row.revoked_by,
        )
        for row in rows
    )


def _pieces(statement: Any, numbers: Sequence[int]) -> Iterator[Any]:
    return (statement.where(DecisionRow.id.in_(chunk)) for chunk in chunks(numbers))


def _sides(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[int, list[str]]]:
    found: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    columns = (DecisionMemberRow.decision_id, DecisionMemberRow.side, DecisionMemberRow.profile)
    for chunk in chunks(numbers):
        of_chunk = select(*columns).where(DecisionMemberRow.decision_id.in_(chunk))
        rows = sorted((row[0], row[1], row[2]) for row in connection.execute(of_chunk))
        for number, side, profile in rows:
            found[number][side].append(profile)
    return found


def standing_on(connection: Connection, keys: Iterable[str], *, kind: str) -> set[int]:
    """Return the numbers of the decisions that are on any of the profiles and hold still."""
    found: set[int] = set()
    for chunk in chunks(sorted(set(keys))):
        statement = (
            select(DecisionMemberRow.decision_id)
            .join(DecisionRow, DecisionRow.id == DecisionMemberRow.decision_id)
            .where(DecisionMemberRow.profile.in_(chunk))
            .where(DecisionRow.kind == kind, DecisionRow.revoked.is_(None))
        )
        found |= set(connection.execute(statement).scalars())
    return found


def decided_with(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Return all profiles that people decided on together with any of these."""
    numbers = standing_on(connection, keys, kind=GROUP)
    decisions = load_decisions(connection, numbers=numbers)
    return {key for decision in decisions for side in decision.sides for key in side}


def load_words(connection: Connection, keys: Iterable[str]) -> tuple[Judgement, ...]:
    """Return people's decisions on the profiles as judgements, the first one first."""
    wanted = set(keys)
    decisions = load_decisions(connection, numbers=standing_on(connection, wanted, kind=GROUP))
    return tuple(one for decision in decisions for one in _judgements(decision, wanted))


def _judgements(decision: Decision, wanted: set[str]) -> Iterator[Judgement]:
    """Yield as few judgements as say the same: all of a side are its first, which are no others."""
    sides = [kept for side in decision.sides if (kept := [key for key in side if key in wanted])]
    for side in sides:
        yield from (_judgement(decision, side[0], key, Verdict.SAME) for key in side[1:])
    for left, right in combinations(sides, 2):
        yield _judgement(decision, left[0], right[0], Verdict.DIFFERENT)


def _judgement(decision: Decision, left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(
        left=min(left, right),
        right=max(left, right),
        verdict=verdict,
        score=1.0,
        reasons=(decision.why,) if decision.why else (),
        by=decision.who,
    )


def find_again(connection: Connection) -> None:
    """Let decisions hold for speakers whose name was read otherwise when their article came again.

    A profile that is gone is the one speaker of its article that has all words of its name, or
    whose own words are all in it; where there are two such, nothing is guessed.
    """
    gone = _gone(connection)
    speakers = _speakers(connection, {profile.partition("#")[0] for _, profile, *_ in gone})
    new = []
    for number, profile, side, name in gone:
        words = set(fold_words(name))
        named = {key for key, other in speakers[profile.partition("#")[0]] if _agree(words, other)}
        if len(named) == 1:
            row = {"decision_id": number, "profile": named.pop(), "side": side, "name": name}
            new.append(row)
    add_missing(connection, DecisionMemberRow, new)


def _gone(connection: Connection) -> Sequence[tuple[int, str, int, str]]:
    statement = (
        select(
            DecisionMemberRow.decision_id,
            DecisionMemberRow.profile,
            DecisionMemberRow.side,
            DecisionMemberRow.name,
        )
        .join(DecisionRow, DecisionRow.id == DecisionMemberRow.decision_id)
        .where(DecisionRow.revoked.is_(None))
        .where(DecisionMemberRow.profile.not_in(select(SpeakerRow.key)))
    )
    return sorted((row[0], row[1], row[2], row[3]) for row in connection.execute(statement))


def _speakers(connection: Connection, articles: set[str]) -> dict[str, list[tuple[str, set[str]]]]:
    """Return the speakers of articles as they are now: key and words of the name."""
    found: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for chunk in chunks(sorted(articles)):
        statement = (
            select(ArticleRow.key, SpeakerRow.key, SpeakerRow.name)
            .join(VersionRow, VersionRow.article_id == ArticleRow.id)
            .join(SpeakerRow, SpeakerRow.version_id == VersionRow.id)
            .where(ArticleRow.key.in_(chunk), VersionRow.current)
        )
        for article, key, name in connection.execute(statement):
            found[article].append((key, set(fold_words(name))))
    return found


def _agree(left: set[str], right: set[str]) -> bool:
    return bool(left and right) and (left <= right or right <= left)
