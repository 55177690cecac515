"""Batches of articles in, what became of them out, in the order they came; several are saved at once.

On PostgreSQL the server takes in one batch while the rows of another are made, which is worth it where
nothing takes longer than saving, as an import; SQLite has one writer at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from attrib.store.save import Saved
from attrib.types import Annotated


@dataclass(frozen=True, slots=True)
class Attempt:
    """A batch, and what became of it, which may be an error."""

    batch: Sequence[Annotated]
    saved: Future[Saved]


class Savers:
    """Saves batches. Close it: what was put in is saved then."""

    def __init__(self, save: Callable[[Sequence[Annotated]], Saved], at_once: int) -> None:
        self._save = save
        self._pool = ThreadPoolExecutor(at_once)
        self._under_way: deque[Attempt] = deque()
        # Where one is saved at a time nobody gains by going on meanwhile.
        self._ahead = at_once if at_once > 1 else 0

    def put(self, batch: Sequence[Annotated]) -> list[Attempt]:
        """Let a batch be saved; return those before it that are done, and wait where many are not.

        Of two versions of one article the later is the current one: they are never saved at once.
        """
        ids = _ids(batch)
        done = []
        if any(not ids.isdisjoint(_ids(attempt.batch)) for attempt in self._under_way):
            done += self.rest()
        self._under_way.append(Attempt(batch, self._pool.submit(self._save, batch)))
        while len(self._under_way) > self._ahead:
            done.append(self._first())
        return done

    def rest(self) -> list[Attempt]:
        """Wait for all that is under way, and return it."""
        return [self._first() for _ in range(len(self._under_way))]

    def _first(self) -> Attempt:
        first = self._under_way.popleft()
        first.saved.exception()  # waits
        return first

    def close(self) -> None:
        """Wait for all that is under way."""
        self._pool.shutdown()


def _ids(batch: Sequence[Annotated]) -> set[str]:
    return {annotated.document.id for annotated in batch}
