"""What ingest wrote down of itself: its runs, and the input it refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from attrib.query.answers import QuarantineAnswer, RunAnswer
from attrib.store.tables import QuarantineRow, RunRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_OF_RUN = ("id", "program", "model", "config", "started", "finished")
_OF_REFUSAL = ("origin", "code", "reason", "sha256", "at")


def load_runs(connection: Connection) -> tuple[RunAnswer, ...]:
    """Return all runs, the latest first."""
    statement = _columns(RunRow, _OF_RUN).order_by(RunRow.id.desc())
    rows = connection.execute(statement)
    return tuple(RunAnswer(**dict(zip(_OF_RUN, row, strict=True))) for row in rows)


def find_refused(connection: Connection) -> Sequence[str]:
    """Return the origins of all that was refused."""
    statement = select(QuarantineRow.origin).order_by(QuarantineRow.origin)
    return connection.execute(statement).scalars().all()


def load_refused(connection: Connection, origins: Sequence[str]) -> list[QuarantineAnswer]:
    """Return why input of these origins was refused."""
    wanted = QuarantineRow.origin.in_(origins)
    statement = _columns(QuarantineRow, _OF_REFUSAL).where(wanted).order_by(QuarantineRow.origin)
    rows = connection.execute(statement)
    return [QuarantineAnswer(**dict(zip(_OF_REFUSAL, row, strict=True))) for row in rows]


def _columns(table: Any, names: Sequence[str]) -> Any:
    return select(*(getattr(table, name) for name in names))
