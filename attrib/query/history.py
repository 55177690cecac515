"""A speaker in; where it belonged, and since when articles say so, out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from attrib.query import lookup
from attrib.query.answers import AffiliationAnswer
from attrib.query.details import load_appearances
from attrib.query.evidence import AFFILIATION, roles_of
from attrib.store.text import day_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from attrib.query.answers import Appearance, Evidence

    Found = tuple[Appearance, Evidence]


def find_entities(connection: Connection, speaker: str) -> list[str]:
    """Return the ids of the speakers that an id or a loose name means."""
    named = lookup.entities_named(speaker, connection.dialect.name)
    if named is None:
        return []
    return sorted(set(connection.execute(select(named.subquery())).scalars()))


def load_affiliations(
    connection: Connection, speaker: str, on: int | None
) -> tuple[AffiliationAnswer, ...]:
    """Return where the speakers of a name belong, the latest first.

    Args:
        connection: to the database.
        speaker: a loose name.
        on: a day's number; what the last article up to then says is what holds on it.
    """
    answers: list[AffiliationAnswer] = []
    for entity in find_entities(connection, speaker):
        answers += _of_entity(load_appearances(connection, entity), on)
    return tuple(answers)


def _of_entity(appearances: Sequence[Appearance], on: int | None) -> list[AffiliationAnswer]:
    found: dict[tuple[str, bool], list[Found]] = defaultdict(list)
    for appearance in appearances:
        day = day_number(appearance.article.published)
        if on is not None and not 0 < day <= on:
            continue
        for evidence in appearance.evidence:
            if evidence.kind == AFFILIATION and evidence.organization_id:
                found[evidence.organization_id, evidence.former].append((appearance, evidence))
    if on is not None:
        found = _last_stated(found)
    answers = [_answer(pairs) for pairs in found.values()]
    return sorted(answers, key=lambda a: (day_number(a.last), a.organization), reverse=True)


def _last_stated(found: dict[tuple[str, bool], list[Found]]) -> dict[tuple[str, bool], list[Found]]:
    """Keep the present affiliations that the latest article with any of them states."""
    present = {key: pairs for key, pairs in found.items() if not key[1]}
    days = {key: day_number(pairs[-1][0].article.published) for key, pairs in present.items()}
    last = max(days.values(), default=0)
    return {key: pairs for key, pairs in present.items() if days[key] == last}


def _answer(pairs: list[Found]) -> AffiliationAnswer:
    appearance, evidence = max(pairs, key=lambda pair: day_number(pair[0].article.published))
    days = [day for pair in pairs if (day := day_number(pair[0].article.published))]
    roles = roles_of(appearance.evidence)
    return AffiliationAnswer(
        organization=evidence.value,
        organization_id=evidence.organization_id or "",
        role=roles[0] if roles else None,
        former=evidence.former,
        first=lookup.date_of(min(days, default=0)),
        last=lookup.date_of(max(days, default=0)),
        articles=len({pair[0].article.key for pair in pairs}),
        evidence=evidence,
        article=appearance.article,
    )
