"""What every question needs: a database to ask, and the way from found keys to lazy answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrib.query.arguments import check_number
from attrib.query.lazy import AT_ONCE, Answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Connection

    from attrib.store import Database

T = TypeVar("T")
K = TypeVar("K")


class Asking:
    """Asks a database; every answer is plain frozen data."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _answers(
        self,
        kind: type[T],
        find: Callable[[Connection], Sequence[K]],
        load: Callable[[Connection, Sequence[K]], Iterable[T]],
        *,
        at_once: int = AT_ONCE,
    ) -> Answers[T]:
        def keys() -> Sequence[K]:
            with self._database.reading() as connection:
                return find(connection)

        def answers(wanted: Sequence[K]) -> Iterable[T]:
            with self._database.reading() as connection:
                return list(load(connection, wanted))

        return Answers.of_keys(kind, keys, answers, at_once=at_once)


def check_cut(limit: int | None, offset: int | None) -> None:
    """Refuse a limit or offset that makes no sense.

    Raises:
        QueryError: if one is no whole number, or below 0.
    """
    check_number("limit", limit)
    check_number("offset", offset)


def cut(statement: Any, limit: int | None, offset: int | None) -> Any:
    """Return a statement with its limit and offset."""
    if offset is not None and limit is None:
        # SQLite knows no OFFSET without LIMIT.
        limit = (1 << 62) - 1
    return statement.limit(limit).offset(offset)
