"""Filters in, the conditions on rows that they mean out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import false, or_, select, tuple_

from attrib.query import lookup
from attrib.store.counting import current_quotes
from attrib.store.fulltext import matching_quotes, parse_terms, prefixes_of
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    EntityMemberRow,
    QuoteRow,
    RoleRow,
    SpeakerRow,
)
from attrib.types import Sector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, Select

    from attrib.query.arguments import Filters


def conditions(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    """Yield what the quotes that are asked for have in common."""
    yield from article_conditions(connection, filters)
    yield from _plain_conditions(filters)
    yield from _text_conditions(filters, connection.dialect.name)
    yield from _name_conditions(connection, filters)


def article_conditions(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    """Yield what the articles of these quotes have in common."""
    if filters.article is not None:
        names = (ArticleRow.key, ArticleRow.external_id, ArticleRow.url)
        yield or_(*(name == filters.article for name in names))
    if filters.since is not None:
        yield ArticleRow.day >= filters.since
    if filters.until is not None:
        yield ArticleRow.day.between(1, filters.until)
    if filters.outlet is not None:
        yield ArticleRow.outlet.in_(lookup.outlets_named(connection, filters.outlet))


def versions_quoting(connection: Connection, filters: Filters) -> Select[int]:
    """Return the ids of the versions that have any of the quotes that are asked for."""
    found: Select[int] = (
        current_quotes().add_columns(QuoteRow.version_id).where(*conditions(connection, filters))
    )
    return found


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
    if filters.sector is not None:
        known = None if filters.sector is Sector.UNKNOWN else filters.sector.value
        yield SpeakerRow.sector == known
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
    if filters.role is not None:
        yield _in_role(filters.role)


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
