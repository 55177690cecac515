"""Rows in, annotated articles out: what was saved comes back, to the span."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from attrib.store.base import SpanKind
from attrib.store.correction_tables import ScareQuoteRow
from attrib.store.counting import IS_CURRENT
from attrib.store.statements import chunks
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

_AT_ONCE = 100
"""Articles that are loaded together: enough that statements cost little, few enough to hold."""


def load_articles(database: Database, keys: Iterable[str] | None = None) -> Iterator[Annotated]:
    """Yield articles as they were saved, in their current versions, in the order of their keys.

    Args:
        database: where they are.
        keys: of the articles wanted; all where it is not given.
    """
    with database.reading() as connection:
        versions = find_versions(connection, keys)
    for piece in chunks(versions, _AT_ONCE):
        with database.reading() as connection:
            loaded = load_versions(connection, piece)
        yield from loaded


def find_versions(connection: Connection, keys: Iterable[str] | None = None) -> Sequence[int]:
    """Return the ids of the current versions of articles, or of all, in the order of their keys."""
    current = (
        select(VersionRow.id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .where(IS_CURRENT)
        .order_by(ArticleRow.key)
    )
    if keys is None:
        return array("q", connection.execute(current).scalars())
    found = array("q")
    for chunk in chunks(sorted(set(keys))):
        found.extend(connection.execute(current.where(ArticleRow.key.in_(chunk))).scalars())
    return found


def load_versions(connection: Connection, versions: Sequence[int]) -> list[Annotated]:
    """Return the articles of these versions as they were saved, in the order of these."""
    statement = (
        select(ArticleRow.__table__, VersionRow.id.label("version"), VersionRow.text)
        .add_columns(VersionRow.model, VersionRow.aliases)
        .join(VersionRow, VersionRow.article_id == ArticleRow.id)
        .where(VersionRow.id.in_(versions))
    )
    rows = {row.version: row for row in connection.execute(statement)}
    speakers = _speakers(connection, versions)
    quotes = _quotes(connection, versions)
    scare: dict[int, list[Span]] = defaultdict(list)
    for row in _rows(connection, ScareQuoteRow, versions):
        scare[row.version_id].append(_span(row))
    return [
        Annotated(
            document=Document(text=rows[version].text, **about(rows[version])),
            quotes=tuple(quotes[version]),
            speakers=tuple(speakers[version]),
            model=rows[version].model,
            scare=tuple(scare[version]),
            aliases=tuple((short, full) for short, full in rows[version].aliases),
        )
        for version in versions
        if version in rows
    ]


def about(row: Any) -> dict[str, Any]:
    """Return what a row says of an article beside its text, as a document has it."""
    names = ("title", "outlet", "author", "url", "published", "origin")
    return {"id": row.external_id} | {name: getattr(row, name) for name in names}


def _rows(connection: Connection, table: Any, versions: Sequence[int]) -> Iterator[Any]:
    """Yield the rows of versions, those of each in the order of their numbers."""
    places = [column for column in table.__table__.primary_key if column.name != "id"]
    statement = select(table.__table__).where(table.version_id.in_(versions))
    yield from connection.execute(statement.order_by(*places))


def _speakers(connection: Connection, versions: Sequence[int]) -> dict[int, list[Speaker]]:
    parts: dict[Any, dict[tuple[int, int], list[Any]]] = {}
    for table, make in ((MentionRow, _span), (RoleRow, _role), (AffiliationRow, _affiliation)):
        parts[table] = defaultdict(list)
        for row in _rows(connection, table, versions):
            parts[table][row.version_id, row.speaker].append(make(row))
    found: dict[int, list[Speaker]] = defaultdict(list)
    for row in _rows(connection, SpeakerRow, versions):
        place = (row.version_id, row.number)
        found[row.version_id].append(
            Speaker(
                name=row.name,
                type=row.type,
                roles=tuple(parts[RoleRow][place]),
                affiliations=tuple(parts[AffiliationRow][place]),
                mentions=tuple(parts[MentionRow][place]),
                members=tuple(row.members),
                count=row.count,
                reason=_reason(row),
            )
        )
    return found


def _reason(row: Any) -> Span | None:
    return None if row.reason_start is None else Span(row.reason_start, row.reason_stop)


def _span(row: Any) -> Span:
    return Span(row.start, row.stop)


def _role(row: Any) -> Role:
    return Role(title=row.title, evidence=_span(row), by=row.by, former=row.former)


def _affiliation(row: Any) -> Affiliation:
    return Affiliation(organization=row.written, evidence=_span(row), by=row.by, former=row.former)


def _quotes(connection: Connection, versions: Sequence[int]) -> dict[int, list[Quote]]:
    spans: dict[tuple[int, int, SpanKind], list[Span]] = defaultdict(list)
    for row in _rows(connection, QuoteSpanRow, versions):
        spans[row.version_id, row.quote, row.kind].append(_span(row))
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in _rows(connection, QuoteRow, versions):
        rows[row.version_id].append(row)
    return defaultdict(list, {version: list(_of_version(rows[version], spans)) for version in rows})


def _of_version(
    rows: list[Any], spans: dict[tuple[int, int, SpanKind], list[Span]]
) -> Iterator[Quote]:
    rows.sort(key=lambda row: row.number)
    places = {row.number: place for place, row in enumerate(rows)}
    for row in rows:
        key = (row.version_id, row.number)
        yield Quote(
            source=tuple(spans[(*key, SpanKind.SOURCE)]),
            cue=tuple(spans[(*key, SpanKind.CUE)]),
            content=tuple(spans[(*key, SpanKind.CONTENT)]),
            form=row.form,
            act=row.act,
            speaker=row.speaker,
            negated=row.negated,
            flags=tuple(Flag(flag) for flag in row.flags),
            via=row.via,
            channel=next(iter(spans[(*key, SpanKind.CHANNEL)]), None),
            parent=places.get(row.parent),
            follows=places.get(row.follows),
            confidence=row.confidence,
            by=row.by,
        )
