"""Corrections in and out of the database. They are kept for good: revoked, never deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from attrib.correct.changes import Correction
from attrib.correct.coding import from_plain, to_plain
from attrib.store.correction_tables import CorrectionRow
from attrib.store.statements import chunks
from attrib.store.text import storable, storable_data

if TYPE_CHECKING:
    from sqlalchemy import Connection


def save(connection: Connection, correction: Correction) -> int:
    """Keep a correction; return its number."""
    statement = insert(CorrectionRow).values(**_row(correction)).returning(CorrectionRow.id)
    return connection.execute(statement).scalar_one()


def load_active(
    connection: Connection, articles: Iterable[str]
) -> dict[str, tuple[Correction, ...]]:
    """Return what holds of articles, by their keys, in the order in which it was said."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for chunk in chunks(sorted(articles)):
        statement = select(CorrectionRow.__table__).where(
            CorrectionRow.article_key.in_(chunk),
            CorrectionRow.revoked.is_(None),
        )
        for row in connection.execute(statement.order_by(CorrectionRow.id)):
            found[row.article_key].append(_correction(row))
    return {key: tuple(corrections) for key, corrections in found.items()}


def load(
    connection: Connection, *, article: str | None = None, revoked: bool = True
) -> tuple[Correction, ...]:
    """Return corrections, the latest first.

    Args:
        connection: to the database.
        article: key of the article that they are of; all where it is not given.
        revoked: whether those that were revoked are among them.
    """
    statement = select(CorrectionRow.__table__).order_by(CorrectionRow.id.desc())
    if article is not None:
        statement = statement.where(CorrectionRow.article_key == article)
    if not revoked:
        statement = statement.where(CorrectionRow.revoked.is_(None))
    return tuple(_correction(row) for row in connection.execute(statement))


def find(connection: Connection, number: int) -> Correction | None:
    """Return the correction of a number, if there is one."""
    statement = select(CorrectionRow.__table__).where(CorrectionRow.id == number)
    row = connection.execute(statement).one_or_none()
    return None if row is None else _correction(row)


def revoke(connection: Connection, numbers: Sequence[int], *, who: str, at: str) -> None:
    """Write down that corrections hold no longer."""
    of_numbers = CorrectionRow.id.in_(numbers)
    values = {"revoked": at, "revoked_by": storable(who)}
    connection.execute(update(CorrectionRow).where(of_numbers).values(**values))


def _row(correction: Correction) -> dict[str, Any]:
    stated = correction.before or correction.after
    return {
        "kind": correction.kind,
        "article_key": correction.article,
        "sha256": correction.sha256,
        "words": storable(stated.text) if stated else None,
        "before": storable_data(to_plain(correction.before)),
        "after": storable_data(to_plain(correction.after)),
        "speaker": storable_data(correction.speaker),
        "values": [storable(value) for value in correction.values],
        "who": storable(correction.who),
        "why": storable_data(correction.why),
        "at": correction.at,
        "revoked": correction.revoked,
        "revoked_by": storable_data(correction.revoked_by),
    }


def _correction(row: Any) -> Correction:
    return Correction(
        id=row.id,
        kind=row.kind,
        article=row.article_key,
        sha256=row.sha256,
        before=from_plain(row.before),
        after=from_plain(row.after),
        speaker=row.speaker,
        values=tuple(row.values),
        who=row.who,
        why=row.why,
        at=row.at,
        revoked=row.revoked,
        revoked_by=row.revoked_by,
    )
