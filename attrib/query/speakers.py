"""Names and filters in, speakers across articles out."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, select, true

from attrib.query import lookup
from attrib.query.answers import SpeakerAnswer
from attrib.store import tallies
from attrib.store.counting import FACTS, appearances, speaker_facts, speaker_totals
from attrib.store.statements import look_up
from attrib.store.tables import (
    AffiliationRow,
    EntityMemberRow,
    EntityRow,
    OrganizationRow,
    SpeakerRow,
)
from attrib.store.tally_tables import SpeakerFactRow, SpeakerTallyRow, StaleRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from attrib.types import SpeakerType

ORDERS = ("-quotes", "quotes", "name", "-words")


def find_speakers(
    connection: Connection,
    *,
    name: str | None,
    kind: SpeakerType | None,
    affiliation: str | None,
    order: str,
) -> Select[str]:
    """Return the question for the ids of the speakers that are asked for."""
    wanted = list(_wanted(connection, name=name, kind=kind, affiliation=affiliation))
    totals = _totals(connection, select(EntityRow.id).where(*wanted) if wanted else None)
    first = {
        "-quotes": totals.c.quotes.desc(),
        "quotes": totals.c.quotes.asc(),
        "-words": totals.c.words.desc(),
        "name": EntityRow.name.asc(),
    }[order]
    found: Select[str] = (
        select(EntityRow.id)
        .join(totals, totals.c.entity_id == EntityRow.id)
        .where(*wanted)
        .order_by(first, EntityRow.name, EntityRow.id)
    )
    return found


def _totals(connection: Connection, entities: Any) -> Any:
    """Return what was counted of speakers, with a question that counts now what is stale."""
    kept = SpeakerTallyRow.__table__
    if not tallies.is_stale(connection, tallies.SPEAKER):
        return kept
    stale = None
    if tallies.is_counted(connection):
        stale = tallies.stale(tallies.SPEAKER)
    wanted = [EntityMemberRow.entity_id.in_(ids) for ids in (stale, entities) if ids is not None]
    live = speaker_totals(and_(true(), *wanted)).subquery("live")
    names = ("entity_id", "quotes", "words", "articles", "first", "last")
    counted: Any = select(*(live.c[name] for name in names))
    if stale is not None:
        fresh = select(*(kept.c[name] for name in names)).where(kept.c.entity_id.not_in(stale))
        counted = counted.union_all(fresh)
    return counted.subquery("totals")


def _wanted(
    connection: Connection, *, name: str | None, kind: SpeakerType | None, affiliation: str | None
) -> Iterator[ColumnElement[bool]]:
    if name is not None:
        named = lookup.entities_named(name, connection.dialect.name)
        yield false() if named is None else EntityRow.id.in_(named)
    if kind is not None:
        yield EntityRow.type == kind
    if affiliation is not None:
        organizations = lookup.organizations_named(connection, affiliation)
        yield EntityRow.id.in_(affiliated(organizations, former=False))


def affiliated(organizations: Sequence[str], *, former: bool) -> Select[str]:
    """Return the ids of the speakers that belong, or belonged, to organizations."""
    found: Select[str] = (
        appearances()
        .add_columns(EntityMemberRow.entity_id)
        .join(AffiliationRow, _of_speaker(AffiliationRow))
        .where(AffiliationRow.organization_id.in_(organizations))
        .where(AffiliationRow.former.is_(former))
    )
    return found


def _of_speaker(table: Any) -> Any:
    return (table.version_id == SpeakerRow.version_id) & (table.speaker == SpeakerRow.number)


def load_speakers(connection: Connection, ids: Sequence[str]) -> list[SpeakerAnswer]:
    """Return the speakers of these ids, in the order of these."""
    entities = {
        row.id: row
        for row in connection.execute(select(EntityRow.__table__).where(EntityRow.id.in_(ids)))
    }
    counted = _totals(connection, ids)
    statement = select(counted).where(counted.c.entity_id.in_(ids))
    totals = {row.entity_id: row for row in connection.execute(statement)}
    facts = _facts(connection, ids)
    organizations = _named(connection, facts["organization"])
    return [
        _answer(
            entities[key],
            totals[key],
            organizations[key],
            sector=next(iter(_by_frequency(facts["sector"][key])), None),
            names=_by_frequency(facts["name"][key]),
            outlets=tuple(sorted(facts["outlet"][key])),
            roles=_by_frequency(facts["role"][key]),
        )
        for key in ids
        if key in entities and key in totals
    ]


def _facts(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, Counter[str]]]:
    """Return how often each speaker has each name, outlet, sector, role and organization."""
    found: dict[str, dict[str, Counter[str]]] = {kind: defaultdict(Counter) for kind in FACTS}
    stale = _stale(connection, ids)
    fresh = [key for key in ids if key not in stale]
    statements: list[Any] = [
        select(SpeakerFactRow.__table__).where(SpeakerFactRow.entity_id.in_(fresh))
    ]
    if stale:
        wanted = EntityMemberRow.entity_id.in_(sorted(stale))
        statements += [speaker_facts(kind, wanted) for kind in FACTS]
    for statement in statements:
        for row in connection.execute(statement):
            found[row.kind][row.entity_id][row.value] = row.times
    return found


def _stale(connection: Connection, ids: Sequence[str]) -> set[str]:
    if not tallies.is_counted(connection):
        return set(ids)
    stale = tallies.stale(tallies.SPEAKER)
    return set(connection.execute(stale.where(StaleRow.key.in_(ids))).scalars())


def _by_frequency(counter: Counter[str]) -> tuple[str, ...]:
    # The first of equal ones must not depend on the database.
    return tuple(sorted(counter, key=lambda value: (-counter[value], value)))


def _named(
    connection: Connection, counted: dict[str, Counter[str]]
) -> dict[str, list[tuple[str, str]]]:
    """Return ids and names of the organizations of each speaker, the most frequent first."""
    ids = {key for counter in counted.values() for key in counter}
    names = look_up(connection, OrganizationRow.id, OrganizationRow.name, sorted(ids))
    pairs = {
        speaker: [(key, names[key]) for key in _by_frequency(counter)]
        for speaker, counter in counted.items()
    }
    return defaultdict(list, pairs)


def _answer(
    entity: Any,
    totals: Any,
    organizations: list[tuple[str, str]],
    *,
    sector: str | None,
    **lists: tuple[str, ...],
) -> SpeakerAnswer:
    return SpeakerAnswer(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        affiliations=tuple(name for _, name in organizations),
        organization_ids=tuple(key for key, _ in organizations),
        organization_id=entity.organization_id,
        sector=sector,
        quotes=totals.quotes,
        words=int(totals.words),
        articles=totals.articles,
        first=lookup.date_of(totals.first),
        last=lookup.date_of(totals.last),
        **lists,
    )
