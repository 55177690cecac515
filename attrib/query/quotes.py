"""Filters in, the ids of quotes out; ids of quotes in, answers out."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from attrib.query.answers import QuoteAnswer
from attrib.query.articles import load_articles
from attrib.query.conditions import by_entities, conditions
from attrib.query.evidence import load_evidence, organizations_of, roles_of
from attrib.store.base import SpanKind
from attrib.store.counting import current_quotes
from attrib.store.tables import (
    ArticleRow,
    EntityMemberRow,
    EntityRow,
    QuoteRow,
    QuoteSpanRow,
    SpeakerRow,
    VersionRow,
)
from attrib.types import Flag, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Select

    from attrib.query.answers import ArticleAnswer, Evidence
    from attrib.query.arguments import Filters

ORDERS = ("published", "-published", "confidence", "-confidence", "words", "-words", "speaker")
_CONTEXT = 160


def find_quotes(
    connection: Connection, filters: Filters, order: str, *, few: bool = False
) -> Select[int]:
    """Return the question for the ids of the quotes that are asked for.

    Args:
        connection: to the database.
        filters: what they have in common.
        order: one of `ORDERS`.
        few: whether only the first few of them are wanted.
    """
    wanted = conditions(connection, filters, few=few)
    one_by_one = not wanted.narrow and order.lstrip("-") in _NUMBERS
    found = current_quotes(one_by_one=one_by_one).add_columns(QuoteRow.id).where(*wanted)
    return _in_order(found, order, sort=wanted.narrow)


def _in_order(found: Any, order: str, *, sort: bool) -> Select[int]:
    columns = {"published": ArticleRow.day, "speaker": EntityRow.name, **_NUMBERS}
    column: Any = columns[order.lstrip("-")]
    # As an expression where quotes are few, so that no index is gone through in its order for them.
    column = column + 0 if sort and order != "speaker" else column
    first = column.desc() if order.startswith("-") else column.asc()
    # The one database has what is not known first, the other last.
    unknown = (column.is_(None),) if order == "speaker" else ()
    statement: Select[int] = found.order_by(*unknown, first, ArticleRow.key, QuoteRow.number)
    return statement


_NUMBERS: dict[str, Any] = {"confidence": QuoteRow.confidence, "words": QuoteRow.words}
"""What an index has in its order."""
# Measured on a million quotes: so many of one length are sorted sooner than the articles are gone
# through in their order until enough are found.
_MANY_ALIKE = 5000


def first_by_number(
    connection: Connection, filters: Filters, order: str, many: int
) -> Sequence[int]:
    """Return the ids of the first quotes by a number that thousands of them may have alike."""
    wanted = conditions(connection, filters, few=True)
    statement = find_quotes(connection, filters, order, few=True)
    number = _NUMBERS[order.lstrip("-")]
    falls = order.startswith("-")
    numbers = (
        current_quotes(one_by_one=True)
        .add_columns(number)
        .where(*wanted)
        .order_by(number.desc() if falls else number.asc())
    )
    last = connection.execute(numbers.limit(1).offset(many - 1)).scalar() if many else None
    alike = select(QuoteRow.id).where(number == last).limit(1).offset(_MANY_ALIKE)
    if wanted.narrow or last is None or connection.execute(alike).first() is None:
        return connection.execute(statement.limit(many)).scalars().all()
    before = statement.where(number > last if falls else number < last)
    found = list(connection.execute(before).scalars())
    # As an expression, so that no index of numbers is taken, but that of articles in their order.
    rest = current_quotes().add_columns(QuoteRow.id).where(*wanted, number + 0 == last)
    ordered = rest.order_by(ArticleRow.key, QuoteRow.number).limit(many - len(found))
    return [*found, *connection.execute(ordered).scalars()]


def first_by_speaker(connection: Connection, filters: Filters, many: int) -> list[int]:
    """Return the ids of the first quotes by the names of their speakers, a few speakers at a time.

    No index has names in their order: PostgreSQL takes none so long into one.
    """
    statement = find_quotes(connection, filters, "speaker")
    everyone = select(EntityRow.name, EntityRow.id).order_by(EntityRow.name, EntityRow.id)
    found: list[int] = []
    for speakers in _in_groups(_by_pieces(connection, everyone)):
        theirs = statement.where(by_entities(speakers)).limit(many - len(found))
        found += connection.execute(theirs).scalars()
        if len(found) >= many:
            return found
    unknown = statement.where(EntityRow.id.is_(None)).limit(many - len(found))
    return [*found, *connection.execute(unknown).scalars()]


def _by_pieces(connection: Connection, statement: Any) -> Iterator[Any]:
    """Yield rows as they are needed, each time ten times as many: mostly the first few suffice."""
    start, size = 0, 300
    while rows := connection.execute(statement.limit(size).offset(start)).all():
        yield from rows
        start, size = start + size, 10 * size


def _in_groups(rows: Iterable[Any], least: int = 30) -> Iterator[list[str]]:
    """Yield ids of speakers in groups; those of one name are never parted."""
    group: list[str] = []
    for _, namesakes in groupby(rows, key=lambda row: row.name):
        group += (row.id for row in namesakes)
        if len(group) >= least:
            yield group
            group = []
    if group:
        yield group


def find_by_article(connection: Connection, filters: Filters) -> list[tuple[int, array[int]]]:
    """Return the versions of the articles with quotes that are asked for, and the ids of these.

    The latest article comes first, the quotes of each in their order.
    """
    statement = (
        current_quotes()
        .add_columns(QuoteRow.version_id, QuoteRow.id)
        .where(*conditions(connection, filters))
        .order_by(ArticleRow.day.desc(), ArticleRow.key, QuoteRow.number)
    )
    groups = groupby(connection.execute(statement), key=lambda row: row.version_id)
    return [(version, array("q", (row.id for row in rows))) for version, rows in groups]


def load_quotes(connection: Connection, ids: Sequence[int]) -> list[QuoteAnswer]:
    """Return the quotes of these ids, in the order of these."""
    rows = {row.id: row for row in connection.execute(_details().where(QuoteRow.id.in_(ids))).all()}
    articles = load_articles(connection, sorted({row.version_id for row in rows.values()}))
    places = [(row.version_id, row.speaker) for row in rows.values() if row.speaker is not None]
    evidence = load_evidence(connection, places)
    spans = _load_spans(connection, ids)
    via = _load_via(connection, ids)
    return [
        _answer(
            row,
            article=articles[row.version_id],
            evidence=evidence.get((row.version_id, row.speaker), ()),
            spans=spans[row.id],
            via=via.get(row.id, (None, None)),
        )
        for row in (rows[key] for key in ids if key in rows)
    ]


def _details() -> Any:
    far = QuoteRow.start > _CONTEXT
    start = case((far, QuoteRow.start - _CONTEXT + 1), else_=1)
    length = case((far, _CONTEXT), else_=QuoteRow.start)
    return current_quotes().add_columns(
        func.substr(VersionRow.text, start, length).label("before"),
        func.substr(VersionRow.text, QuoteRow.stop + 1, _CONTEXT).label("after"),
        QuoteRow.__table__,
        SpeakerRow.name.label("named"),
        SpeakerRow.type.label("speaker_type"),
        SpeakerRow.sector,
        EntityRow.id.label("entity_id"),
        EntityRow.name.label("entity_name"),
    )


def _load_spans(connection: Connection, ids: Sequence[int]) -> dict[int, dict[SpanKind, list[Any]]]:
    statement = (
        select(
            QuoteRow.id, QuoteSpanRow.kind, QuoteSpanRow.start, QuoteSpanRow.stop, QuoteSpanRow.text
        )
        .join(
            QuoteSpanRow,
            (QuoteSpanRow.version_id == QuoteRow.version_id)
            & (QuoteSpanRow.quote == QuoteRow.number),
        )
        .where(QuoteRow.id.in_(ids))
        .order_by(QuoteRow.id, QuoteSpanRow.kind, QuoteSpanRow.number)
    )
    found: dict[int, dict[SpanKind, list[Any]]] = {key: defaultdict(list) for key in ids}
    for row in connection.execute(statement).all():
        found[row.id][row.kind].append(row)
    return found


def _load_via(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    statement = (
        select(QuoteRow.id, EntityRow.name, EntityRow.id)
        .join(
            SpeakerRow,
            (SpeakerRow.version_id == QuoteRow.version_id) & (SpeakerRow.number == QuoteRow.via),
        )
        .join(EntityMemberRow, EntityMemberRow.profile == SpeakerRow.key)
        .join(EntityRow, EntityRow.id == EntityMemberRow.entity_id)
        .where(QuoteRow.id.in_(ids))
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(statement).all()}


def _answer(
    row: Any,
    *,
    article: ArticleAnswer,
    evidence: tuple[Evidence, ...],
    spans: dict[SpanKind, list[Any]],
    via: tuple[str | None, str | None],
) -> QuoteAnswer:
    roles = roles_of(evidence)
    organizations = organizations_of(evidence)
    return QuoteAnswer(
        key=f"{article.key}-{row.number}",
        number=row.number,
        speaker=row.entity_name,
        speaker_id=row.entity_id,
        speaker_type=row.speaker_type,
        sector=row.sector,
        named=row.named,
        role=roles[0] if roles else None,
        roles=roles,
        affiliations=tuple(organizations.values()),
        organization_ids=tuple(organizations),
        text=row.text,
        words=row.words,
        spans=_spans(spans[SpanKind.CONTENT]),
        span=Span(row.start, row.stop),
        cue=_words(spans[SpanKind.CUE]),
        cue_spans=_spans(spans[SpanKind.CUE]),
        source=_words(spans[SpanKind.SOURCE]),
        source_spans=_spans(spans[SpanKind.SOURCE]),
        form=row.form,
        act=row.act,
        negated=row.negated,
        flags=tuple(Flag(flag) for flag in row.flags),
        confidence=row.confidence,
        by=row.by,
        evidence=evidence,
        article=article,
        via=via[0],
        via_id=via[1],
        channel=_words(spans[SpanKind.CHANNEL]),
        channel_spans=_spans(spans[SpanKind.CHANNEL]),
        parent=row.parent,
        before=_whole_words(row.before, cut=row.start > _CONTEXT, at_start=True),
        after=_whole_words(row.after, cut=len(row.after) == _CONTEXT, at_start=False),
    )


def _spans(rows: list[Any]) -> tuple[Span, ...]:
    return tuple(Span(row.start, row.stop) for row in rows)


def _words(rows: list[Any]) -> str | None:
    return " ".join(row.text for row in rows) or None


def _whole_words(text: str, *, cut: bool, at_start: bool) -> str:
    if not cut:
        return text
    return text.partition(" ")[2] if at_start else text.rpartition(" ")[0]
