"""Answers that are fetched as they are read, a few hundred at a time."""

from __future__ import annotations

from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrib.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from attrib.query.answers import Nearest

T = TypeVar("T")
K = TypeVar("K")
AT_ONCE = 250


def in_pieces(keys: Iterable[K], size: int = AT_ONCE) -> Iterator[tuple[K, ...]]:
    """Yield keys in pieces that are fetched at once."""
    iterator = iter(keys)
    while piece := tuple(islice(iterator, size)):
        yield piece


class Answers(Generic[T]):
    """Answers to one question: iterate over them, each time anew and in constant memory.

    Between two pieces no transaction is held open, so reading slowly keeps no writer waiting.
    """

    def __init__(
        self,
        kind: type[T] | None,
        iterate: Callable[[], Iterator[T]],
        count: Callable[[], int] | None = None,
        nearest: Callable[[], tuple[Nearest, ...]] | None = None,
    ) -> None:
        self._kind = kind
        self._iterate = iterate
        self._count = count
        self._nearest = nearest

    @classmethod
    def of_keys(
        cls,
        kind: type[T],
        find: Callable[[], Sequence[K]],
        load: Callable[[Sequence[K]], Iterable[T]],
        *,
        at_once: int = AT_ONCE,
    ) -> Answers[T]:
        """Return answers that are loaded piece by piece from the keys that were found."""

        def iterate() -> Iterator[T]:
            for piece in in_pieces(find(), at_once):
                yield from load(piece)

        return cls(kind, iterate, lambda: len(find()))

    def or_nearest(self, nearest: Callable[[], tuple[Nearest, ...]] | None) -> Answers[T]:
        """Return the same answers, which know the nearest names where there are none."""
        return Answers(self._kind, self._iterate, self._count, nearest)

    def __iter__(self) -> Iterator[T]:
        return self._iterate()

    def __bool__(self) -> bool:
        return self.first() is not None

    def count(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self) if self._count is None else self._count()

    def first(self) -> T | None:
        """Return the first answer, or None."""
        return next(iter(self), None)

    def nearest(self) -> tuple[Nearest, ...]:
        """Return the names nearest to the one that was asked for, where nothing was found of it."""
        return () if self._nearest is None or self else self._nearest()

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the answers as plain data, ready for JSON."""
        return [as_plain(answer) for answer in self]

    def to_pandas(self) -> Any:
        """Return the answers as a pandas data frame; needs pandas.

        Raises:
            QueryError: if it is not installed.
        """
        frame = _library("pandas").DataFrame
        found = self.to_dicts()
        return frame(found) if found else frame(columns=self._columns())

    def to_polars(self) -> Any:
        """Return the answers as a polars data frame; needs polars.

        Raises:
            QueryError: if it is not installed.
        """
        frame = _library("polars").DataFrame
        found = self.to_dicts()
        # What is first known far down must count for the type of its column.
        return frame(found, infer_schema_length=None) if found else frame(schema=self._columns())

    def _columns(self) -> list[str]:
        kind: Any = self._kind
        return [field.name for field in fields(kind)] if is_dataclass(kind) else []


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise QueryError(f"{name} is not installed: pip install 'attrib[{name}]'.") from error


def as_plain(answer: Any) -> dict[str, Any]:
    """Return one answer as plain data, ready for JSON."""
    plain: dict[str, Any] = _plain(asdict(answer) if is_dataclass(answer) else answer)  # type: ignore[arg-type]
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value
