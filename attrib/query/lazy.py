"""Answers that are fetched as they are read, a few hundred at a time."""

from __future__ import annotations

from dataclasses import asdict
from enum import Enum
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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

    def __init__(self, iterate: Callable[[], Iterator[T]], count: Callable[[], int]) -> None:
        self._iterate = iterate
        self._count = count

    @classmethod
    def of_keys(
        cls,
        find: Callable[[], Sequence[K]],
        load: Callable[[Sequence[K]], Iterable[T]],
        *,
        at_once: int = AT_ONCE,
    ) -> Answers[T]:
        """Return answers that are loaded piece by piece from the keys that were found."""

        def iterate() -> Iterator[T]:
            for piece in in_pieces(find(), at_once):
                yield from load(piece)

        return cls(iterate, lambda: len(find()))

    def __iter__(self) -> Iterator[T]:
        return self._iterate()

    def __bool__(self) -> bool:
        return self.first() is not None

    def count(self) -> int:
        """Return how many there are."""
        return self._count()

    def first(self) -> T | None:
        """Return the first answer, or None."""
        return next(iter(self), None)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the answers as plain data, ready for JSON."""
        return [as_plain(answer) for answer in self]

    def to_pandas(self) -> Any:
        """Return the answers as a pandas data frame; needs pandas."""
        return import_module("pandas").DataFrame(self.to_dicts())

    def to_polars(self) -> Any:
        """Return the answers as a polars data frame; needs polars."""
        return import_module("polars").DataFrame(self.to_dicts())


def as_plain(answer: Any) -> dict[str, Any]:
    """Return one answer as plain data, ready for JSON."""
    plain: dict[str, Any] = _plain(asdict(answer))
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value
