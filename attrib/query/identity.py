"""A name or id in, out comes who counts as one speaker across articles, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from attrib.errors import QueryError
from attrib.query import lookup
from attrib.query.articles import load_articles
from attrib.query.decisions import load_decision_answers
from attrib.query.details import load_speaker
from attrib.query.doubts import load_doubts
from attrib.query.evidence import load_evidence, organizations_of, roles_of
from attrib.query.identity_answers import EntityDetail, Member
from attrib.query.speakers import load_speakers
from attrib.store.counting import appearances
from attrib.store.entities import load_members
from attrib.store.tables import (
    ArticleRow,
    EntityMemberRow,
    EntityNameRow,
    NameRow,
    QuoteRow,
    SpeakerRow,
)
from attrib.store.text import fold, storable
from attrib.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from attrib.query.answers import SpeakerAnswer

_LONGEST = 80
_SHOWN = 8
"""How many of those that a name may mean a message lists."""


def find_entity(connection: Connection, reference: str) -> str:
    """Return the id of the one speaker that an id, a former id or a loose name means.

    Raises:
        QueryError: if nobody is meant, or more than one may be.
    """
    known = storable(reference)
    of_profile = select(EntityMemberRow.entity_id).where(EntityMemberRow.profile == known)
    if found := connection.execute(of_profile).scalar_one_or_none():
        return found
    ids = _named(connection, reference)
    if len(ids) == 1:
        return ids[0]
    raise QueryError(
        _several(connection, reference, ids) if ids else _nobody(connection, reference)
    )


def _named(connection: Connection, name: str) -> list[str]:
    """Return who has just this name, or else all whose name has these words."""
    exact = (
        select(EntityNameRow.entity_id)
        .join(NameRow, NameRow.id == EntityNameRow.name_id)
        .where(NameRow.folded == fold(name))
    )
    if found := sorted(set(connection.execute(exact).scalars())):
        return found
    named = lookup.entities_named(name, connection.dialect.name)
    return [] if named is None else sorted(set(connection.execute(named).scalars()))


def _nobody(connection: Connection, name: str) -> str:
    nearest = ", ".join(answer.name for answer in lookup.nearest(connection, name, 3))
    cure = f": the nearest names are {nearest}" if nearest else ""
    return f"There is no speaker {_short(name)!r} here{cure}."


def _several(connection: Connection, name: str, ids: Sequence[str]) -> str:
    speakers = sorted(load_speakers(connection, ids[:1000]), key=lambda s: (-s.quotes, s.id))
    lines = [f"    {describe(speaker)}: {speaker.id}" for speaker in speakers[:_SHOWN]]
    more = [f"    and {len(ids) - _SHOWN} more"] if len(ids) > _SHOWN else []
    first = (
        f"{_short(name)!r} may be any of {len(ids)} speakers; name one by the id after the colon:"
    )
    return "\n".join([first, *lines, *more])


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def describe(speaker: SpeakerAnswer) -> str:
    """Return a speaker in a few words: name, first role and affiliation, articles."""
    known = (speaker.name, *speaker.roles[:1], *speaker.affiliations[:1])
    articles = "1 article" if speaker.articles == 1 else f"{speaker.articles} articles"
    return f"{', '.join(dict.fromkeys(known))} ({articles})"


def load_entity(connection: Connection, reference: str) -> EntityDetail:
    """Return who counts as one speaker, and why.

    Raises:
        QueryError: if nobody is meant, or more than one may be.
    """
    key = find_entity(connection, reference)
    detail = load_speaker(connection, key)
    profiles = sorted(load_members(connection, [key]))
    return EntityDetail(
        speaker=detail.speaker,
        members=_members(connection, key),
        judgements=tuple(j for j in detail.judgements if j.verdict is not Verdict.UNSURE),
        decisions=load_decision_answers(connection, profiles),
        doubts=load_doubts(connection, profiles),
    )


def _members(connection: Connection, key: str) -> tuple[Member, ...]:
    rows = connection.execute(
        appearances()
        .add_columns(SpeakerRow.version_id, SpeakerRow.number, SpeakerRow.key, SpeakerRow.name)
        .where(EntityMemberRow.entity_id == key)
        .order_by(ArticleRow.day == 0, ArticleRow.day, ArticleRow.key, SpeakerRow.number)
    ).all()
    places = [(row.version_id, row.number) for row in rows]
    articles = load_articles(connection, sorted({version for version, _ in places}))
    evidence = load_evidence(connection, places)
    quotes = _quotes(connection, sorted({version for version, _ in places}))
    return tuple(
        Member(
            profile=row.key,
            name=row.name,
            article=articles[row.version_id],
            roles=roles_of(evidence.get(place, ())),
            affiliations=tuple(organizations_of(evidence.get(place, ())).values()),
            quotes=quotes.get(place, 0),
        )
        for place, row in zip(places, rows, strict=True)
    )


def _quotes(connection: Connection, versions: Sequence[int]) -> dict[tuple[int, int | None], int]:
    statement = (
        select(QuoteRow.version_id, QuoteRow.speaker, func.count())
        .where(QuoteRow.version_id.in_(versions))
        .group_by(QuoteRow.version_id, QuoteRow.speaker)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(statement)}
