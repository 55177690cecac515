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
from attrib.query.doubts import open_profiles
from attrib.query.evidence import load_evidence
from attrib.query.lazy import in_pieces
from attrib.query.quotes import load_quotes
from attrib.query.speakers import load_speakers
from attrib.store.counting import appearances
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
from attrib.types import Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from attrib.query.answers import Evidence, QuoteAnswer

_MOST_COMPANIONS = 50
_FEW_VERSIONS = 5000


def load_article(connection: Connection, key: str) -> ArticleDetail:
    """Return an article by its key, or by the id it came with.

    Raises:
        QueryError: if there is none.
    """
    version = articles.find_version(connection, key)
    if version is None:
        raise QueryError(f"There is no article {key!r}.")
    return load_full_articles(connection, [version])[0]


def load_full_articles(
    connection: Connection,
    versions: Sequence[int],
    chosen: Mapping[int, Sequence[int]] | None = None,
) -> list[ArticleDetail]:
    """Return all there is to show of articles, by the ids of their versions, in this order.

    Args:
        connection: to the database.
        versions: their ids.
        chosen: the ids of the quotes to show, by version; all where it is not given.
    """
    statement = select(VersionRow.id, VersionRow.text, VersionRow.aliases)
    texts = {
        row.id: row for row in connection.execute(statement.where(VersionRow.id.in_(versions)))
    }
    known = articles.load_articles(connection, versions)
    if chosen is None:
        chosen = _all_quotes(connection, versions)
    quotes = _quotes_by_version(connection, chosen)
    speakers = _article_speakers(connection, versions)
    stored = articles.load_versions(connection, versions)
    return [
        ArticleDetail(
            article=known[version],
            text=texts[version].text,
            quotes=tuple(quotes[version]),
            speakers=tuple(speakers[version]),
            aliases=tuple((pair[0], pair[1]) for pair in texts[version].aliases),
            versions=stored[version],
        )
        for version in versions
        if version in texts and version in known
    ]


def _all_quotes(connection: Connection, versions: Sequence[int]) -> dict[int, list[int]]:
    statement = select(QuoteRow.id, QuoteRow.version_id).where(QuoteRow.version_id.in_(versions))
    found: dict[int, list[int]] = defaultdict(list)
    for key, version in connection.execute(
        statement.order_by(QuoteRow.version_id, QuoteRow.number)
    ):
        found[version].append(key)
    return found


def _quotes_by_version(
    connection: Connection, chosen: Mapping[int, Sequence[int]]
) -> dict[int, list[QuoteAnswer]]:
    found: dict[int, list[QuoteAnswer]] = defaultdict(list)
    version_of = {key: version for version, keys in chosen.items() for key in keys}
    for ids in in_pieces(version_of):
        for key, quote in zip(ids, load_quotes(connection, ids), strict=True):
            found[version_of[key]].append(quote)
    return found


def _article_speakers(
    connection: Connection, versions: Sequence[int]
) -> dict[int, list[ArticleSpeaker]]:
    statement = (
        appearances()
        .add_columns(
            SpeakerRow.version_id,
            SpeakerRow.number,
            SpeakerRow.name,
            SpeakerRow.type,
            SpeakerRow.members,
            EntityMemberRow.entity_id,
        )
        .where(SpeakerRow.version_id.in_(versions))
        .order_by(SpeakerRow.version_id, SpeakerRow.number)
    )
    rows = connection.execute(statement).all()
    evidence: dict[tuple[int, int], tuple[Evidence, ...]] = {}
    for places in in_pieces((row.version_id, row.number) for row in rows):
        evidence |= load_evidence(connection, places)
    mentions = _mentions(connection, versions)
    counts = _quotes_by_speaker(connection, list(versions))
    found: dict[int, list[ArticleSpeaker]] = defaultdict(list)
    for row in rows:
        place = (row.version_id, row.number)
        found[row.version_id].append(
            ArticleSpeaker(
                id=row.entity_id,
                number=row.number,
                name=row.name,
                type=row.type,
                evidence=evidence.get(place, ()),
                mentions=tuple(mentions[place]),
                members=tuple(row.members),
                quotes=counts.get(place, 0),
            )
        )
    return found


def _mentions(connection: Connection, versions: Sequence[int]) -> dict[tuple[int, int], list[Span]]:
    statement = (
        select(MentionRow.version_id, MentionRow.speaker, MentionRow.start, MentionRow.stop)
        .where(MentionRow.version_id.in_(versions))
        .order_by(MentionRow.version_id, MentionRow.number)
    )
    found: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for version, speaker, start, stop in connection.execute(statement):
        found[version, speaker].append(Span(start, stop))
    return found


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
    found = connection.execute(of_speaker.limit(_FEW_VERSIONS + 1)).scalars().all()
    # Few versions are named one by one: PostgreSQL takes a question for one of many answers.
    versions: Any = found if len(found) <= _FEW_VERSIONS else of_speaker
    times = func.count(SpeakerRow.version_id.distinct())
    statement = (
        appearances()
        .add_columns(EntityRow.id, EntityRow.name, times)
        .join(EntityRow, EntityRow.id == EntityMemberRow.entity_id)
        .where(SpeakerRow.version_id.in_(versions), EntityRow.id != key)
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
    of_speaker = or_(left.in_(members), right.in_(members))
    rows = connection.execute(_ranked_judgements().where(of_speaker)).all()
    return _judgement_answers(connection, rows)


def load_judgements(connection: Connection, verdict: Verdict | None) -> tuple[JudgementAnswer, ...]:
    """Return all judgements of one verdict, or all there are.

    Of those that are unsure only what is open still: not where the two are one by now, or somebody
    decided that they are not.
    """
    statement = _ranked_judgements()
    if verdict is not None:
        statement = statement.where(JudgementRow.verdict == verdict)
    rows = connection.execute(statement).all()
    if verdict is Verdict.UNSURE:
        still_open = open_profiles(connection)
        rows = [row for row in rows if (row.left_profile, row.right_profile) in still_open]
    return tuple(a for piece in in_pieces(rows) for a in _judgement_answers(connection, piece))


def _ranked_judgements() -> Any:
    left, right = JudgementRow.left_profile, JudgementRow.right_profile
    return select(JudgementRow.__table__).order_by(
        JudgementRow.score.desc(), left, right, JudgementRow.by
    )


def _judgement_answers(connection: Connection, rows: Sequence[Any]) -> tuple[JudgementAnswer, ...]:
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
