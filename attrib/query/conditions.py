"""Filters in, the conditions on rows that they mean out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ARRAY, BigInteger, Integer, and_, cast, false, func, select, tuple_
from sqlalchemy.orm import aliased

from attrib.query import lookup
from attrib.store.counting import current_quotes
from attrib.store.fulltext import has_terms, how_many, parse_terms, prefixes_of
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
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from attrib.query.arguments import Filters

# Measured on a million quotes: up to so many it is quicker to look each up and sort them, beyond it
# to go through the quotes in their order, asking each, until there are enough.
_MANY_SPEAKERS = 5000
_MANY_QUOTES = 6000


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the quotes that are asked for have in common."""

    every: tuple[ColumnElement[bool], ...]
    narrow: bool
    """Whether one of them leaves few quotes, each found by an index."""

    def __iter__(self) -> Iterator[ColumnElement[bool]]:
        return iter(self.every)


def conditions(connection: Connection, filters: Filters, *, few: bool = False) -> Conditions:
    """Return what the quotes that are asked for have in common.

    Args:
        connection: to the database.
        filters: what is asked for.
        few: whether only the first few are wanted, so that going through quotes in their order may
            come to an end soon.
    """
    sets = [*_text_sets(connection, filters, few=few), *_speaker_sets(connection, filters, few=few)]
    every = (
        *article_conditions(connection, filters),
        *_plain_conditions(connection, filters, few=few),
        *(condition for condition, _ in sets),
    )
    narrow = filters.article is not None or any(narrow for _, narrow in sets)
    return Conditions(every, narrow)


def article_conditions(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    """Yield what the articles of these quotes have in common."""
    if filters.article is not None:
        # One question for each name: an index answers it, which it cannot for "this or that".
        names: list[Any] = [ArticleRow.key, ArticleRow.external_id]
        names += [ArticleRow.url] if "://" in filters.article else []
        named = (select(ArticleRow.id).where(name == filters.article) for name in names)
        found = {key for each in named for key in connection.execute(each).scalars()}
        yield ArticleRow.id.in_(sorted(found))
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


def by_entities(entities: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a quote is by any of these speakers."""
    return tuple_(QuoteRow.version_id, QuoteRow.speaker).in_(_of_entities(entities))


def _is_broad(connection: Connection, found: Any, many: int) -> bool:
    """Tell whether a question has more than so many answers, without reading the rest."""
    beyond = found.order_by(None).limit(1).offset(many)
    return connection.execute(beyond).first() is not None


def _plain_conditions(
    connection: Connection, filters: Filters, *, few: bool
) -> Iterator[ColumnElement[bool]]:
    equal = (
        (QuoteRow.form, filters.form),
        (QuoteRow.act, filters.act),
        (SpeakerRow.type, filters.type),
        (QuoteRow.negated, filters.negated),
    )
    for column, value in equal:
        if value is not None:
            yield column == value
    if filters.sector is Sector.UNKNOWN:
        yield SpeakerRow.sector.is_(None)
    elif filters.sector is not None:
        yield _in_sector(connection, filters.sector, few=few)
    if filters.min_confidence is not None:
        yield QuoteRow.confidence >= filters.min_confidence


def _in_sector(connection: Connection, sector: Sector, *, few: bool) -> ColumnElement[bool]:
    of_sector = select(SpeakerRow.number).where(SpeakerRow.sector == sector.value)
    if few and _is_broad(connection, of_sector, _MANY_SPEAKERS):
        # As an expression, so that no index of sectors is taken in place of the order asked for.
        return func.coalesce(SpeakerRow.sector, "") == sector.value
    return SpeakerRow.sector == sector.value


_Set = tuple["ColumnElement[bool]", bool]
"""A condition, and whether it leaves few quotes."""


def _text_sets(connection: Connection, filters: Filters, *, few: bool) -> Iterator[_Set]:
    parsed = (
        parse_terms(filters.text) if filters.text is not None else None,
        prefixes_of(filters.about) if filters.about is not None else None,
    )
    for terms in parsed:
        if terms is None:
            continue
        if not terms:
            yield false(), True
            continue
        narrow = not few or how_many(connection, terms, _MANY_QUOTES + 1) <= _MANY_QUOTES
        yield has_terms(terms, connection.dialect.name, one_by_one=not narrow), narrow


def _speaker_sets(connection: Connection, filters: Filters, *, few: bool) -> Iterator[_Set]:
    for speakers in _speakers(connection, filters):
        if speakers is None:
            yield false(), True
        elif few and _is_broad(connection, speakers, _MANY_SPEAKERS):
            version, number = speakers.selected_columns
            here = and_(version == QuoteRow.version_id, number == QuoteRow.speaker)
            yield speakers.where(here).correlate(QuoteRow).exists(), False
        else:
            # A list of pairs, not a condition on joined rows: the index of quotes is asked for it.
            places = _spelt_out(connection, speakers)
            yield tuple_(QuoteRow.version_id, QuoteRow.speaker).in_(places), True


def _spelt_out(connection: Connection, speakers: Any) -> Any:
    """Return the speakers themselves on PostgreSQL, which takes any question for one of many answers.

    It then reads every quote there is; SQLite does so for pairs that are spelt out.
    """
    if connection.dialect.name != "postgresql":
        return speakers
    places = connection.execute(speakers.limit(_MANY_SPEAKERS + 1)).all()
    if len(places) > _MANY_SPEAKERS:
        return speakers
    # Two lists, whose length it knows: of thousands of pairs it would make a condition each.
    versions, numbers = ([place[part] for place in places] for part in (0, 1))
    lists = func.unnest(cast(versions, ARRAY(BigInteger)), cast(numbers, ARRAY(Integer)))
    return select(lists.table_valued("version", "number").render_derived())


def _speakers(connection: Connection, filters: Filters) -> Iterator[Any]:
    """Yield the speakers of versions that each filter chooses; None where it can be nobody."""
    if filters.speaker is not None:
        entities = lookup.entities_named(filters.speaker, connection.dialect.name)
        yield None if entities is None else _of_entities(entities)
    if filters.speaker_id is not None:
        yield _of_entities((filters.speaker_id,))
    if filters.affiliation is not None:
        yield _affiliated(lookup.organizations_named(connection, filters.affiliation))
    if filters.organization_id is not None:
        yield _affiliated((filters.organization_id,))
    if filters.role is not None:
        yield _in_role(connection, filters.role)


def _of_entities(entities: Any) -> Any:
    speaker = aliased(SpeakerRow)
    profiles = select(EntityMemberRow.profile).where(EntityMemberRow.entity_id.in_(entities))
    return select(speaker.version_id, speaker.number).where(speaker.key.in_(profiles))


def _affiliated(organizations: Any) -> Any:
    return (
        select(AffiliationRow.version_id, AffiliationRow.speaker)
        .where(AffiliationRow.organization_id.in_(organizations))
        .where(AffiliationRow.former.is_(False))
    )


def _in_role(connection: Connection, role: str) -> Any:
    titles = lookup.titles_with(connection, role)
    if titles is None:
        return None
    return select(RoleRow.version_id, RoleRow.speaker).where(
        RoleRow.folded.in_(titles), RoleRow.former.is_(False)
    )
