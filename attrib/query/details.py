"""One article or one speaker in, all there is to show of it out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from attrib.errors import QueryError
from attrib.query import articles
from attrib.query.answers import (
    Appearance,
    ArticleDetail,
    ArticleSpeaker,
    Companion,
    JudgementAnswer,
    SpeakerDetail,
)
from attrib.query.evidence import load_evidence
from attrib.query.quotes import load_quotes
from attrib.query.speakers import appearances, load_speakers
from attrib.store.tables import (
    ArticleRow,
    EntityMemberRow,
    EntityRow,
    JudgementRow,
    MentionRow,
    QuoteRow,
    SpeakerRow,
    VersionRow,
)
from attrib.types import Span

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MOST_COMPANIONS = 50


def load_article(connection: Connection, key: str) -> ArticleDetail:
    """Return an article by its key, or by the id it came with.

    Raises:
        QueryError: if there is none.
    """
    version = articles.find_version(connection, key)
    if version is None:
        raise QueryError(f"There is no article {key!r}.")
    text, aliases = connection.execute(
        select(VersionRow.text, VersionRow.aliases).where(VersionRow.id == version)
    ).one()
    ids = select(QuoteRow.id).where(QuoteRow.version_id == version).order_by(QuoteRow.number)
    return ArticleDetail(
        article=articles.load_articles(connection, [version])[version],
        text=text,
        quotes=tuple(load_quotes(connection, connection.execute(ids).scalars().all())),
        speakers=_article_speakers(connection, version),
        aliases=tuple((pair[0], pair[1]) for pair in aliases),
        versions=articles.load_versions(connection, version),
    )


def _article_speakers(connection: Connection, version: int) -> tuple[ArticleSpeaker, ...]:
    statement = (
        appearances()
        .add_columns(
            SpeakerRow.number,
            SpeakerRow.name,
            SpeakerRow.type,
            SpeakerRow.members,
            EntityMemberRow.entity_id,
        )
        .where(SpeakerRow.version_id == version)
        .order_by(SpeakerRow.number)
    )
    rows = connection.execute(statement).all()
    evidence = load_evidence(connection, [(version, row.number) for row in rows])
    mentions: dict[int, list[Span]] = defaultdict(list)
    found = select(MentionRow.speaker, MentionRow.start, MentionRow.stop).where(
        MentionRow.version_id == version
    )
    for speaker, start, stop in connection.execute(found.order_by(MentionRow.number)):
        mentions[speaker].append(Span(start, stop))
    counts = _quotes_by_speaker(connection, [version])
    return tuple(
        ArticleSpeaker(
            id=row.entity_id,
            number=row.number,
            name=row.name,
            type=row.type,
            evidence=evidence.get((version, row.number), ()),
            mentions=tuple(mentions[row.number]),
            members=tuple(row.members),
            quotes=counts.get((version, row.number), 0),
        )
        for row in rows
    )


def _quotes_by_speaker(
    connection: Connection, versions: list[int]
) -> dict[tuple[int, int | None], int]:
    statement = (
        select(QuoteRow.version_id, QuoteRow.speaker, func.count())
        .where(QuoteRow.version_id.in_(versions))
        .group_by(QuoteRow.version_id, QuoteRow.speaker)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(statement)}


def load_speaker(connection: Connection, key: str) -> SpeakerDetail:
    """Return a speaker.

    Raises:
        QueryError: if there is none of this id.
    """
    found = load_speakers(connection, [key])
    if not found:
        raise QueryError(f"There is no speaker of the id {key!r}.")
    return SpeakerDetail(
        speaker=found[0],
        appearances=load_appearances(connection, key),
        companions=_companions(connection, key),
        judgements=_judgements(connection, key),
    )


def load_appearances(connection: Connection, key: str) -> tuple[Appearance, ...]:
    """Return what each article says of a speaker, oldest first, those without a date last."""
    statement = (
        appearances()
        .add_columns(SpeakerRow.version_id, SpeakerRow.number, SpeakerRow.name)
        .where(EntityMemberRow.entity_id == key)
        .order_by(ArticleRow.day == 0, ArticleRow.day, ArticleRow.key, SpeakerRow.number)
    )
    rows = connection.execute(statement).all()
    versions = list(dict.fromkeys(row.version_id for row in rows))
    known = articles.load_articles(connection, versions)
    evidence = load_evidence(connection, [(row.version_id, row.number) for row in rows])
    counts = _quotes_by_speaker(connection, versions)
    return tuple(
        Appearance(
            article=known[row.version_id],
            name=row.name,
            evidence=evidence.get((row.version_id, row.number), ()),
            quotes=counts.get((row.version_id, row.number), 0),
        )
        for row in rows
    )


def _companions(connection: Connection, key: str) -> tuple[Companion, ...]:
    of_speaker = (
        appearances().add_columns(SpeakerRow.version_id).where(EntityMemberRow.entity_id == key)
    )
    times = func.count(SpeakerRow.version_id.distinct())
    statement = (
        appearances()
        .add_columns(EntityRow.id, EntityRow.name, times)
        .join(EntityRow, EntityRow.id == EntityMemberRow.entity_id)
        .where(SpeakerRow.version_id.in_(of_speaker), EntityRow.id != key)
        .group_by(EntityRow.id, EntityRow.name)
        .order_by(times.desc(), EntityRow.name, EntityRow.id)
        .limit(_MOST_COMPANIONS)
    )
    return tuple(
        Companion(id=row[0], name=row[1], articles=row[2]) for row in connection.execute(statement)
    )


def _judgements(connection: Connection, key: str) -> tuple[JudgementAnswer, ...]:
    members = select(EntityMemberRow.profile).where(EntityMemberRow.entity_id == key)
    left, right = JudgementRow.left_profile, JudgementRow.right_profile
    statement = (
        select(JudgementRow.__table__)
        .where(or_(left.in_(members), right.in_(members)))
        .order_by(JudgementRow.score.desc(), left, right, JudgementRow.by)
    )
    rows = connection.execute(statement).all()
    keys = {key for row in rows for key in (row.left_profile, row.right_profile)}
    names = _profile_names(connection, keys)
    return tuple(
        JudgementAnswer(
            left=names[row.left_profile],
            right=names[row.right_profile],
            left_article=row.left_profile.partition("#")[0],
            right_article=row.right_profile.partition("#")[0],
            verdict=row.verdict,
            score=row.score,
            reasons=tuple(row.reasons),
            by=row.by,
        )
        for row in rows
        if row.left_profile in names and row.right_profile in names
    )


def _profile_names(connection: Connection, keys: set[str]) -> dict[str, str]:
    own = aliased(SpeakerRow)
    rows: Any = connection.execute(select(own.key, own.name).where(own.key.in_(keys)))
    return {row[0]: row[1] for row in rows}
