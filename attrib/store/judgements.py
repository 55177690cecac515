"""Profiles and judgements, in and out: what `attrib.resolve` needs to tell speakers apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, or_, select

from attrib.store.rows import short
from attrib.store.statements import chunks, upsert
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    BlockRow,
    JudgementRow,
    OrganizationRow,
    RoleRow,
    SpeakerRow,
    VersionRow,
)
from attrib.store.text import storable
from attrib.types import Judgement, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Select


_RULE = "rule:"
"""How the names of those begin that are no person."""


def load_profiles(connection: Connection, block_keys: Iterable[str]) -> tuple[Profile, ...]:
    """Return the profiles that belong to any of the blocks, as the current versions know them."""
    found: dict[str, Profile] = {}
    for chunk in chunks(sorted({short(key) for key in block_keys})):
        of_blocks = select(BlockRow.profile).where(BlockRow.block.in_(chunk))
        for profile in _profiles(connection, of_blocks):
            found[profile.key] = profile
    return tuple(found[key] for key in sorted(found))


def profiles_of(connection: Connection, versions: Iterable[int]) -> dict[str, Profile]:
    """Return the speakers of current versions, by their keys."""
    found: dict[str, Profile] = {}
    for chunk in chunks(versions):
        keys = select(SpeakerRow.key).where(SpeakerRow.version_id.in_(chunk))
        found.update((profile.key, profile) for profile in _profiles(connection, keys))
    return found


def _profiles(connection: Connection, keys: Select[str]) -> list[Profile]:
    speakers = (
        select(SpeakerRow, ArticleRow.published, ArticleRow.outlet)
        .with_only_columns(
            SpeakerRow.version_id,
            SpeakerRow.number,
            SpeakerRow.key,
            SpeakerRow.name,
            SpeakerRow.type,
            ArticleRow.published,
            ArticleRow.outlet,
        )
        .join(VersionRow, VersionRow.id == SpeakerRow.version_id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .where(VersionRow.current, SpeakerRow.key.in_(keys))
    )
    rows = connection.execute(speakers).all()
    roles = _values(connection, keys, RoleRow, RoleRow.title)
    affiliations = _values(connection, keys, AffiliationRow, OrganizationRow.name)
    return [_profile(row, roles, affiliations) for row in rows]


def _values(
    connection: Connection, keys: Select[str], table: Any, value: Any
) -> dict[tuple[int, int], list[str]]:
    statement = (
        select(table.version_id, table.speaker, value)
        .join(
            SpeakerRow,
            (SpeakerRow.version_id == table.version_id) & (SpeakerRow.number == table.speaker),
        )
        .where(SpeakerRow.key.in_(keys))
        .order_by(table.version_id, table.speaker, table.number)
    )
    if table is AffiliationRow:
        statement = statement.join(OrganizationRow, OrganizationRow.id == table.organization_id)
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for version, speaker, name in connection.execute(statement):
        found[version, speaker].append(name)
    return found


def _profile(
    row: Any,
    roles: dict[tuple[int, int], list[str]],
    affiliations: dict[tuple[int, int], list[str]],
) -> Profile:
    place = (row.version_id, row.number)
    return Profile(
        key=row.key,
        name=row.name,
        type=row.type,
        roles=tuple(roles.get(place, ())),
        affiliations=tuple(affiliations.get(place, ())),
        published=row.published,
        outlet=row.outlet,
    )


def save_judgements(connection: Connection, judgements: Iterable[Judgement], *, at: str) -> int:
    """Save judgements; what the same judge said of the same pair before gives way."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for judgement in judgements:
        left, right = sorted((judgement.left, judgement.right))
        if left == right:
            continue
        found[left, right, judgement.by] = {
            "left_profile": left,
            "right_profile": right,
            "by": storable(judgement.by),
            "verdict": judgement.verdict,
            "score": judgement.score,
            "reasons": [storable(reason) for reason in judgement.reasons],
            "at": at,
        }
    rows = (found[key] for key in sorted(found))
    upsert(connection, JudgementRow, rows, key=["left_profile", "right_profile", "by"])
    return len(found)


def replace_rules(
    connection: Connection, keys: Sequence[str], found: Sequence[Judgement], *, at: str
) -> set[str]:
    """Let rules say of profiles what was found, and nothing else; return those they say other of."""
    old = {_place(one): one for one in _load(connection, keys) if one.by.startswith(_RULE)}
    new = {_place(one): one for one in found}
    gone = [place for place in old if place not in new]
    left, right = JudgementRow.left_profile, JudgementRow.right_profile
    this = (
        (left == bindparam("l")) & (right == bindparam("r")) & (JudgementRow.by == bindparam("b"))
    )
    if gone:
        rows = [dict(zip("lrb", place, strict=True)) for place in gone]
        connection.execute(delete(JudgementRow).where(this), rows)
    changed = [place for place in new if new[place] != old.get(place)]
    save_judgements(connection, (new[place] for place in changed), at=at)
    return {key for place in (*gone, *changed) for key in place[:2]}


def _place(judgement: Judgement) -> tuple[str, str, str]:
    left, right = sorted((judgement.left, judgement.right))
    return left, right, judgement.by


def load_judgements(connection: Connection, keys: Sequence[str]) -> tuple[Judgement, ...]:
    """Return the judgements between any two of the profiles."""
    wanted = set(keys)
    return tuple(one for one in _load(connection, keys) if {one.left, one.right} <= wanted)


def _load(connection: Connection, keys: Sequence[str]) -> Iterator[Judgement]:
    """Yield the judgements on any of the profiles, each once, in their order."""
    left, right = JudgementRow.left_profile, JudgementRow.right_profile
    found: dict[tuple[str, str, str], Judgement] = {}
    for chunk in chunks(sorted(set(keys))):
        statement = select(
            left,
            right,
            JudgementRow.by,
            JudgementRow.verdict,
            JudgementRow.score,
            JudgementRow.reasons,
        ).where(or_(left.in_(chunk), right.in_(chunk)))
        for row in connection.execute(statement):
            found[row[0], row[1], row[2]] = Judgement(
                left=row[0],
                right=row[1],
                by=row[2],
                verdict=row[3],
                score=row[4],
                reasons=tuple(row[5]),
            )
    yield from (found[key] for key in sorted(found))
