"""A speaker in; where it belonged, since when and until when articles say so, out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from attrib.query import lookup
from attrib.query.answers import AffiliationAnswer
from attrib.query.details import load_appearances
from attrib.query.evidence import AFFILIATION, role_beside
from attrib.query.speakers import load_speakers
from attrib.store.text import day_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from attrib.query.answers import Appearance, Evidence, SpeakerAnswer

    Found = tuple[Appearance, Evidence]
    Stated = dict[tuple[str, bool], list[Found]]
    """What articles state, by the organization and whether they call it a former one."""


def find_entities(connection: Connection, speaker: str) -> list[str]:
    """Return the ids of the speakers that an id or a loose name means."""
    named = lookup.entities_named(speaker, connection.dialect.name)
    if named is None:
        return []
    return sorted(set(connection.execute(select(named.subquery())).scalars()))


def load_affiliations(
    connection: Connection, speaker: str, on: int | None
) -> tuple[AffiliationAnswer, ...]:
    """Return where the speakers of a name belong, one after the other, the latest first of each.

    Args:
        connection: to the database.
        speaker: a loose name.
        on: a day's number; what the last article up to then says is what holds on it.
    """
    answers: list[AffiliationAnswer] = []
    for known in load_speakers(connection, find_entities(connection, speaker)):
        stated = _stated(load_appearances(connection, known.id), on)
        left = {organization: _left(stated, organization) for organization, _ in stated}
        if on is not None:
            stated = _last_stated(stated, left)
        found = [
            _answer(known, pairs, left=None if former else left[organization])
            for (organization, former), pairs in stated.items()
        ]
        answers += sorted(found, key=lambda a: (day_number(a.last), a.organization), reverse=True)
    return tuple(answers)


def _stated(appearances: Sequence[Appearance], on: int | None) -> Stated:
    found: Stated = defaultdict(list)
    for appearance in appearances:
        if on is not None and not 0 < _day(appearance) <= on:
            continue
        for evidence in appearance.evidence:
            if evidence.kind == AFFILIATION and evidence.organization_id:
                found[evidence.organization_id, evidence.former].append((appearance, evidence))
    return found


def _day(appearance: Appearance) -> int:
    return day_number(appearance.article.published)


def _left(stated: Stated, organization: str) -> int:
    """Return the day of the first article that calls it a former one after the last that does not.

    An article that does both, as of one who was its director and is its fellow, ends nothing.
    """
    last = max((_day(pair[0]) for pair in stated.get((organization, False), ())), default=0)
    after = (_day(pair[0]) for pair in stated.get((organization, True), ()))
    return min((day for day in after if day > last), default=0)


def _last_stated(stated: Stated, left: dict[str, int]) -> Stated:
    """Keep what was not left by then, and of that what the latest article with any of it states."""
    present = {key: pairs for key, pairs in stated.items() if not key[1] and not left[key[0]]}
    days = {key: _day(pairs[-1][0]) for key, pairs in present.items()}
    last = max(days.values(), default=0)
    return {key: pairs for key, pairs in present.items() if days[key] == last}


def _answer(speaker: SpeakerAnswer, pairs: list[Found], *, left: int | None) -> AffiliationAnswer:
    appearance, evidence = max(pairs, key=lambda pair: _day(pair[0]))
    days = [day for pair in pairs if (day := _day(pair[0]))]
    role = role_beside(evidence, appearance.evidence)
    return AffiliationAnswer(
        speaker=speaker.name,
        speaker_id=speaker.id,
        organization=evidence.value,
        organization_id=evidence.organization_id or "",
        role=role,
        former=evidence.former,
        first=lookup.date_of(min(days, default=0)),
        last=lookup.date_of(max(days, default=0)),
        left=lookup.date_of(left),
        articles=len({pair[0].article.key for pair in pairs}),
        evidence=evidence,
        article=appearance.article,
    )
