"""What takes seconds to count in a million quotes is counted in advance, and only what changed again.

Quotes, words and articles are additive over articles: whoever writes some notes in the same
transaction what is counted for them after it more than before. What is known of a speaker or an
organization is not: it is marked as stale, and counted again when `settle` is called, at the end of
whatever wrote. Until then questions count for themselves what is stale.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    bindparam,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    text,
    update,
)

from attrib.store.counting import (
    FACTS,
    organization_totals,
    speaker_facts,
    speaker_totals,
)
from attrib.store.newcomers import noticing
from attrib.store.shares import speaker_shares, values_of, version_shares
from attrib.store.statements import add, chunks
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    EntityMemberRow,
    EntityRow,
    OrganizationRow,
    QuoteRow,
    SpeakerRow,
    VersionRow,
)
from attrib.store.tally_tables import (
    CountTallyRow,
    OrganizationTallyRow,
    SpeakerFactRow,
    SpeakerTallyRow,
    StaleRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

_LOCK = 0x74616C6C696573
"""The number of our lock in PostgreSQL: `tallies` in ASCII."""
SPEAKER, ORGANIZATION = "speaker", "organization"
_EVERYTHING = "everything"
"""What an upgraded database has to count."""
_AT_ONCE = 2000
"""Speakers or organizations to a transaction: few enough that who writes waits for under a second."""
_Values = Counter[tuple[str, str | None]]


def share_lock(connection: Connection) -> None:
    """Let nobody count until the end of this transaction, which writes: they would miss a part."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock_shared(:lock)"), {"lock": _LOCK})


@contextmanager
def following(connection: Connection, articles: Iterable[str]) -> Iterator[None]:
    """Let what is counted follow what is written of articles, by their keys, meanwhile."""
    keys = sorted(set(articles))
    versions = _current(connection, keys)
    before = _count(connection, versions)
    _mark_versions(connection, versions)
    with noticing(connection, lambda: _current(connection, keys)):
        yield
    versions = _current(connection, keys)
    after = _count(connection, versions)
    _mark_versions(connection, versions)
    for chunk in chunks(versions):
        connection.execute(_OF_ARTICLES.where(VersionRow.id.in_(chunk)))
    _note(connection, [(after, 1), (before, -1)])


_OF_ARTICLES = (
    update(ArticleRow)
    .where(VersionRow.article_id == ArticleRow.id)
    .values(
        quotes=select(func.count())
        .where(QuoteRow.version_id == VersionRow.id)
        .correlate(VersionRow)
        .scalar_subquery()
    )
)


def _current(connection: Connection, keys: Sequence[str]) -> list[int]:
    found: list[int] = []
    for chunk in chunks(keys):
        statement = (
            select(VersionRow.id)
            .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
            .where(ArticleRow.key.in_(chunk), VersionRow.current)
        )
        found += connection.execute(statement).scalars()
    return found


_Counts = dict[tuple[str, "str | None"], list[int]]
"""Quotes, words and articles, by what is counted by and the value."""


def _count(connection: Connection, versions: Sequence[int]) -> _Counts:
    """Return what versions count for."""
    found: _Counts = defaultdict(lambda: [0, 0, 0])
    for chunk in chunks(versions):
        seen: dict[tuple[str, str | None], set[int]] = defaultdict(set)
        for share in connection.execute(version_shares(chunk)).all():
            unit, quotes, words = share.unit, share.quotes, int(share.words)
            for place in values_of(share):
                counts = found[place]
                counts[0] += quotes
                counts[1] += words
                seen[place].add(unit)
        for place, units in seen.items():
            found[place][2] += len(units)
    return found


def _mark_versions(connection: Connection, versions: Sequence[int]) -> None:
    """Mark as stale whoever is in versions."""
    members = select(EntityMemberRow.entity_id).join(
        SpeakerRow, SpeakerRow.key == EntityMemberRow.profile
    )
    questions = (
        (SPEAKER, members),
        *((ORGANIZATION, statement) for statement in _organizations()),
    )
    for chunk in chunks(versions):
        for kind, statement in questions:
            found = connection.execute(statement.where(SpeakerRow.version_id.in_(chunk)))
            mark(connection, kind, found.scalars())


def _organizations() -> tuple[Any, Any]:
    """Return the questions for the organizations of speakers, and for those that are some."""
    member = select(AffiliationRow.organization_id).join(
        SpeakerRow,
        (SpeakerRow.version_id == AffiliationRow.version_id)
        & (SpeakerRow.number == AffiliationRow.speaker),
    )
    own = select(SpeakerRow.organization_id).where(SpeakerRow.organization_id.is_not(None))
    return member, own


def mark(connection: Connection, kind: str, keys: Iterable[str]) -> None:
    """Let speakers or organizations be counted again."""
    add(connection, StaleRow, ({"kind": kind, "key": key} for key in sorted(set(keys))))


def mark_moved(connection: Connection, profiles: Sequence[str], entities: Iterable[str]) -> None:
    """Let be counted again what profiles belong to, which moved from or to some of the speakers."""
    mark(connection, SPEAKER, entities)
    found: set[str] = set()
    for chunk in chunks(profiles):
        for statement in _organizations():
            found.update(connection.execute(statement.where(SpeakerRow.key.in_(chunk))).scalars())
    mark(connection, ORGANIZATION, found)


def _note(connection: Connection, changes: Sequence[tuple[_Counts, int]]) -> None:
    total: _Counts = defaultdict(lambda: [0, 0, 0])
    for counts, sign in changes:
        for place, numbers in counts.items():
            for number, value in enumerate(numbers):
                total[place][number] += sign * value
    add(
        connection,
        CountTallyRow,
        (
            _row(by, value) | dict(zip(("quotes", "words", "articles"), numbers, strict=True))
            for (by, value), numbers in sorted(total.items(), key=str)
            if any(numbers)
        ),
    )


def _row(by: str, value: str | None, speakers: int = 0) -> dict[str, Any]:
    zeros = {"quotes": 0, "words": 0, "articles": 0}
    return {"by": by, "value": value, "speakers": speakers} | zeros


def is_stale(connection: Connection, kind: str | None = None) -> bool:
    """Tell whether any speaker or organization, or one of a kind, has to be counted again."""
    kinds = (kind,) if kind else (SPEAKER, ORGANIZATION)
    wanted = StaleRow.kind.in_((*kinds, _EVERYTHING))
    return connection.execute(select(StaleRow.id).where(wanted).limit(1)).first() is not None


def is_counted(connection: Connection) -> bool:
    """Tell whether counts follow what is written: in any database but one that was upgraded just now."""
    found = select(StaleRow.id).where(StaleRow.kind == _EVERYTHING).limit(1)
    return connection.execute(found).first() is None


def stale(kind: str) -> Any:
    """Return the question for the keys of the speakers or organizations to be counted again."""
    return select(StaleRow.key).where(StaleRow.kind == kind)


def forget_gone(connection: Connection) -> None:
    """Take away the marks of speakers who became others before they were counted.

    Whoever was written is somebody of his own until he is judged: of 400,000 speakers of a million
    quotes 33,000 are left.
    """
    there = (
        exists().where(EntityRow.id == StaleRow.key),
        exists().where(SpeakerTallyRow.entity_id == StaleRow.key),
    )
    gone = StaleRow.kind == SPEAKER, *(~each for each in there)
    connection.execute(delete(StaleRow).where(*gone))


def settle(connection: Connection) -> bool:
    """Count again some of what is stale; tell whether anything is left."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if not is_counted(connection):
        _count_everything(connection)
        return True
    for kind, count in ((SPEAKER, _count_speakers), (ORGANIZATION, _count_organizations)):
        wanted = stale(kind).distinct().order_by(StaleRow.key).limit(_AT_ONCE)
        keys = connection.execute(wanted).scalars().all()
        if keys:
            count(connection, keys)
            connection.execute(
                delete(StaleRow).where(StaleRow.kind == kind, StaleRow.key.in_(keys))
            )
            return True
    _sum_up(connection)
    return False


def _count_everything(connection: Connection) -> None:
    for table in (CountTallyRow, SpeakerTallyRow, SpeakerFactRow, OrganizationTallyRow):
        connection.execute(delete(table))
    connection.execute(
        delete(StaleRow).where(StaleRow.kind.in_((SPEAKER, ORGANIZATION, _EVERYTHING)))
    )
    versions = select(VersionRow.id).where(VersionRow.current)
    for chunk in chunks(connection.execute(versions).scalars().all()):
        _note(connection, [(_count(connection, chunk), 1)])
    for kind, key in ((SPEAKER, EntityRow.id), (ORGANIZATION, OrganizationRow.id)):
        everyone = select(literal(kind), key)
        connection.execute(insert(StaleRow).from_select(["kind", "key"], everyone))


def _count_speakers(connection: Connection, keys: Sequence[str]) -> None:
    entity = SpeakerTallyRow.entity_id
    held = connection.execute(select(SpeakerTallyRow.shares).where(entity.in_(keys))).scalars()
    change: _Values = Counter()
    for values in held:
        change.subtract(_pairs(values or {}))
    for table in (SpeakerTallyRow, SpeakerFactRow):
        connection.execute(delete(table).where(table.entity_id.in_(keys)))
    wanted = EntityMemberRow.entity_id.in_(keys)
    _insert(connection, SpeakerTallyRow, speaker_totals(wanted))
    for kind in FACTS:
        facts = speaker_facts(kind, wanted).subquery()
        number = func.row_number().over(
            partition_by=facts.c.entity_id, order_by=(facts.c.times.desc(), facts.c.value)
        )
        _insert(connection, SpeakerFactRow, select(facts, number.label("number")))
    said = _shares_of(connection, keys)
    for values in said.values():
        change.update(_pairs(values))
    _keep_shares(connection, said)
    add(
        connection,
        CountTallyRow,
        (_row(*place, number) for place, number in sorted(change.items(), key=str) if number),
    )


_Shares = dict[str, dict[str, list[str | None]]]


def _shares_of(connection: Connection, keys: Sequence[str]) -> _Shares:
    """Return the values that the quotes of speakers count for."""
    found: dict[str, dict[str, set[str | None]]] = {}
    for share in connection.execute(speaker_shares(keys)).all():
        values = found.setdefault(share.unit, defaultdict(set))
        for by, value in values_of(share):
            values[by].add(value)
    return {
        key: {by: sorted(values, key=str) for by, values in by_what.items()}
        for key, by_what in found.items()
    }


def _pairs(values: dict[str, list[str | None]]) -> Iterator[tuple[str, str | None]]:
    return ((by, value) for by in values for value in values[by])


def _keep_shares(connection: Connection, said: _Shares) -> None:
    table: Any = SpeakerTallyRow.__table__
    statement = update(table).where(table.c.entity_id == bindparam("key"))
    rows = [{"key": key, "shares": said[key]} for key in sorted(said)]
    if rows:
        connection.execute(statement, rows)


def _count_organizations(connection: Connection, keys: Sequence[str]) -> None:
    table = OrganizationTallyRow
    connection.execute(delete(table).where(table.organization_id.in_(keys)))
    _insert(connection, table, organization_totals(keys))


def _insert(connection: Connection, table: Any, found: Any) -> None:
    names = [column.name for column in found.selected_columns]
    connection.execute(insert(table).from_select(names, found))


def _sum_up(connection: Connection) -> None:
    """Make one row of all that a value gained and lost."""
    rows = connection.execute(counts()).all()
    connection.execute(delete(CountTallyRow))
    add(connection, CountTallyRow, (dict(row._mapping) for row in rows))  # noqa: SLF001


def counts() -> Any:
    """Return the question for what is counted by everything that is counted by."""
    table = CountTallyRow
    numbers = ("quotes", "words", "articles", "speakers")
    # PostgreSQL makes decimal numbers of sums.
    sums = [cast(func.sum(getattr(table, name)), BigInteger).label(name) for name in numbers]
    return (
        select(table.by, table.value, *sums)
        .group_by(table.by, table.value)
        .having(func.sum(table.quotes) > 0)
    )
