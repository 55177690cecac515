"""Rows in, annotated articles out: what was saved comes back, to the span."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from attrib.store.base import SpanKind
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    MentionRow,
    QuoteRow,
    QuoteSpanRow,
    RoleRow,
    SpeakerRow,
    VersionRow,
)
from attrib.types import Affiliation, Annotated, Document, Flag, Quote, Role, Span, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrib.store.database import Database


def load_articles(database: Database, keys: Iterable[str] | None = None) -> Iterator[Annotated]:
    """Yield articles as they were saved, in their current versions, in the order of their keys.

    Args:
        database: where they are.
        keys: of the articles wanted; all where it is not given.
    """
    with database.reading() as connection:
        everything = select(ArticleRow.key).order_by(ArticleRow.key)
        wanted = connection.execute(everything).scalars().all() if keys is None else sorted(keys)
        for key in wanted:
            yield from _load(connection, key)


def _load(connection: Connection, key: str) -> Iterator[Annotated]:
    found = connection.execute(
        select(ArticleRow.__table__, VersionRow.id.label("version"), VersionRow.text)
        .add_columns(VersionRow.model, VersionRow.aliases)
        .join(VersionRow, VersionRow.article_id == ArticleRow.id)
        .where(ArticleRow.key == key, VersionRow.current)
    ).one_or_none()
    if found is None:
        return
    yield Annotated(
        document=Document(
            id=found.external_id,
            text=found.text,
            title=found.title,
            outlet=found.outlet,
            author=found.author,
            url=found.url,
            published=found.published,
            origin=found.origin,
        ),
        quotes=_quotes(connection, found.version),
        speakers=_speakers(connection, found.version),
        model=found.model,
        aliases=tuple((short, full) for short, full in found.aliases),
    )


def _rows(connection: Connection, table: Any, version: int) -> Sequence[Any]:
    places = [column for column in table.__table__.primary_key if column.name != "id"]
    statement = select(table.__table__).where(table.version_id == version)
    return connection.execute(statement.order_by(*places)).all()


def _speakers(connection: Connection, version: int) -> tuple[Speaker, ...]:
    parts: dict[Any, dict[int, list[Any]]] = {}
    for table, make in ((MentionRow, _span), (RoleRow, _role), (AffiliationRow, _affiliation)):
        parts[table] = defaultdict(list)
        for row in _rows(connection, table, version):
            parts[table][row.speaker].append(make(row))
    return tuple(
        Speaker(
            name=row.name,
            type=row.type,
            roles=tuple(parts[RoleRow][row.number]),
            affiliations=tuple(parts[AffiliationRow][row.number]),
            mentions=tuple(parts[MentionRow][row.number]),
            members=tuple(row.members),
        )
        for row in _rows(connection, SpeakerRow, version)
    )


def _span(row: Any) -> Span:
    return Span(row.start, row.stop)


def _role(row: Any) -> Role:
    return Role(title=row.title, evidence=_span(row), by=row.by, former=row.former)


def _affiliation(row: Any) -> Affiliation:
    return Affiliation(organization=row.written, evidence=_span(row), by=row.by, former=row.former)


def _quotes(connection: Connection, version: int) -> tuple[Quote, ...]:
    spans: dict[tuple[int, SpanKind], list[Span]] = defaultdict(list)
    for row in _rows(connection, QuoteSpanRow, version):
        spans[row.quote, row.kind].append(_span(row))
    rows = sorted(_rows(connection, QuoteRow, version), key=lambda row: row.number)
    places = {row.number: place for place, row in enumerate(rows)}
    return tuple(
        Quote(
            source=tuple(spans[row.number, SpanKind.SOURCE]),
            cue=tuple(spans[row.number, SpanKind.CUE]),
            content=tuple(spans[row.number, SpanKind.CONTENT]),
            form=row.form,
            act=row.act,
            speaker=row.speaker,
            negated=row.negated,
            flags=tuple(Flag(flag) for flag in row.flags),
            via=row.via,
            channel=next(iter(spans[row.number, SpanKind.CHANNEL]), None),
            parent=places.get(row.parent),
            follows=places.get(row.follows),
            confidence=row.confidence,
            by=row.by,
        )
        for row in rows
    )
