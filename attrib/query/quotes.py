"""Filters in, the ids of quotes out; ids of quotes in, answers out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, false, func, or_, select, tuple_

from attrib.query import lookup
from attrib.query.answers import QuoteAnswer
from attrib.query.articles import load_articles
from attrib.query.evidence import load_evidence, organizations_of, roles_of
from attrib.store.base import SpanKind
from attrib.store.fulltext import matching_quotes, parse_terms, prefixes_of
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    EntityMemberRow,
    EntityRow,
    OrganizationRow,
    QuoteRow,
    QuoteSpanRow,
    RoleRow,
    SpeakerRow,
    VersionRow,
)
from attrib.types import Flag, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from attrib.query.answers import ArticleAnswer, Evidence
    from attrib.query.arguments import Filters

ORDERS = ("published", "-published", "confidence", "-confidence", "words", "-words", "speaker")
_CONTEXT = 160


def current_quotes() -> Any:
    """Return the beginning of any question on the quotes of current versions."""
    return (
        select()
        .select_from(QuoteRow)
        .join(VersionRow, VersionRow.id == QuoteRow.version_id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .outerjoin(
            SpeakerRow,
            (SpeakerRow.version_id == QuoteRow.version_id)
            & (SpeakerRow.number == QuoteRow.speaker),
        )
        .outerjoin(EntityMemberRow, EntityMemberRow.profile == SpeakerRow.key)
        .outerjoin(EntityRow, EntityRow.id == EntityMemberRow.entity_id)
        .where(VersionRow.current)
    )


def conditions(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    """Yield what the quotes that are asked for have in common."""
    yield from _plain_conditions(filters)
    yield from _text_conditions(filters, connection.dialect.name)
    yield from _name_conditions(connection, filters)


def _plain_conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    equal = (
        (QuoteRow.form, filters.form),
        (QuoteRow.act, filters.act),
        (SpeakerRow.type, filters.type),
        (QuoteRow.negated, filters.negated),
    )
    for column, value in equal:
        if value is not None:
            yield column == value
    if filters.article is not None:
        names = (ArticleRow.key, ArticleRow.external_id, ArticleRow.url)
        yield or_(*(name == filters.article for name in names))
    if filters.since is not None:
        yield ArticleRow.day >= filters.since
    if filters.until is not None:
        yield ArticleRow.day.between(1, filters.until)
    if filters.min_confidence is not None:
        yield QuoteRow.confidence >= filters.min_confidence


def _text_conditions(filters: Filters, dialect: str) -> Iterator[ColumnElement[bool]]:
    parsed = (
        parse_terms(filters.text) if filters.text is not None else None,
        prefixes_of(filters.about) if filters.about is not None else None,
    )
    for terms in parsed:
        if terms is not None:
            yield QuoteRow.id.in_(matching_quotes(terms, dialect)) if terms else false()


def _name_conditions(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.speaker is not None:
        entities = lookup.entities_named(filters.speaker, connection.dialect.name)
        yield false() if entities is None else _spoken_by(entities)
    if filters.speaker_id is not None:
        yield _spoken_by((filters.speaker_id,))
    if filters.affiliation is not None:
        yield _affiliated(lookup.organizations_named(connection, filters.affiliation))
    if filters.organization_id is not None:
        yield _affiliated((filters.organization_id,))
    if filters.sector is not None:
        ids = select(OrganizationRow.id).where(
            func.lower(OrganizationRow.kind) == filters.sector.lower()
        )
        yield _affiliated(ids) | SpeakerRow.organization_id.in_(ids)
    if filters.role is not None:
        yield _in_role(filters.role)
    if filters.outlet is not None:
        yield ArticleRow.outlet.in_(lookup.outlets_named(connection, filters.outlet))


def _spoken_by(entities: Any) -> ColumnElement[bool]:
    profiles = select(EntityMemberRow.profile).where(EntityMemberRow.entity_id.in_(entities))
    return _by_any_of(
        select(SpeakerRow.version_id, SpeakerRow.number).where(SpeakerRow.key.in_(profiles))
    )


def _affiliated(organizations: Any) -> ColumnElement[bool]:
    return _by_any_of(
        select(AffiliationRow.version_id, AffiliationRow.speaker)
        .where(AffiliationRow.organization_id.in_(organizations))
        .where(AffiliationRow.former.is_(False))
    )


def _in_role(role: str) -> ColumnElement[bool]:
    words = lookup.has_words(RoleRow.folded, role)
    if words is None:
        return false()
    return _by_any_of(
        select(RoleRow.version_id, RoleRow.speaker).where(words, RoleRow.former.is_(False))
    )


def _by_any_of(speakers: Any) -> ColumnElement[bool]:
    """Return the condition that a quote is by any of these speakers of versions."""
    # A list of pairs, not a condition on the joined rows: the index of quotes can be asked for it.
    return tuple_(QuoteRow.version_id, QuoteRow.speaker).in_(speakers)


def find_quotes(connection: Connection, filters: Filters, order: str) -> Select[int]:
    """Return the question for the ids of the quotes that are asked for."""
    columns = {
        "published": ArticleRow.day,
        "confidence": QuoteRow.confidence,
        "words": QuoteRow.words,
        "speaker": EntityRow.name,
    }
    column: Any = columns[order.lstrip("-")]
    found = current_quotes().add_columns(QuoteRow.id).where(*conditions(connection, filters))
    first = column.desc() if order.startswith("-") else column.asc()
    statement: Select[int] = found.order_by(first, ArticleRow.key, QuoteRow.number)
    return statement


def load_quotes(connection: Connection, ids: Sequence[int]) -> list[QuoteAnswer]:
    """Return the quotes of these ids, in the order of these."""
    rows = {row.id: row for row in connection.execute(_details().where(QuoteRow.id.in_(ids)))}
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
    for row in connection.execute(statement):
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
    return {row[0]: (row[1], row[2]) for row in connection.execute(statement)}


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
