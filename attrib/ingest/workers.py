"""Batches in, annotated batches out, by several processes; the order stays."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Self

from attrib.errors import AttribError
from attrib.ingest.annotating import Annotator, annotate_all, failure
from attrib.ingest.batches import Batch, Found
from attrib.types import Annotated, Document, Refusal

Load = Callable[[], Annotator]
_own: ContextVar[Annotator] = ContextVar("_own")
"""In a worker process, its pipeline."""


def _start(load: Load | None) -> None:
    if load is None:
        from attrib.nlp import load_pipeline  # noqa: PLC0415 - seconds, and only a worker needs it

        load = load_pipeline
    _own.set(load())


def _work(documents: Sequence[Document]) -> Found:
    return annotate_all(_own.get(), documents)


@dataclass(frozen=True, slots=True)
class _Task:
    batch: Batch
    pool: ProcessPoolExecutor
    future: Future[Found]


class Workers:
    """Annotates batches in processes, each with its own pipeline, and keeps their order.

    A process that dies, by a crash or for want of memory, costs the article that it died of.
    """

    def __init__(self, count: int, load: Load | None) -> None:
        self._count = count
        self._load = load
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def annotate(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Found]]:
        """Yield each batch with what was found in its documents."""
        self._check()
        waiting: deque[_Task] = deque()
        for batch in batches:
            waiting.append(self._submit(batch))
            if len(waiting) > 2 * self._count:
                yield self._finish(waiting.popleft())
        while waiting:
            yield self._finish(waiting.popleft())

    def _new_pool(self) -> ProcessPoolExecutor:
        # A forked process would inherit the threads' locks of a loaded pipeline, but not its threads.
        return ProcessPoolExecutor(
            self._count,
            mp_context=get_context("spawn"),
            initializer=_start,
            initargs=(self._load,),
        )

    def _check(self) -> None:
        """Let a worker start in earnest.

        Raises:
            AttribError: if none can: that is no article's fault.
        """
        try:
            self._pool.submit(_work, ()).result()
        except BrokenProcessPool as error:
            raise AttribError(
                "No process to annotate in could be started. A script that calls attrib with "
                "workers must do so under `if __name__ == '__main__':`; or use one worker."
            ) from error

    def _submit(self, batch: Batch) -> _Task:
        try:
            future = self._pool.submit(_work, batch.documents)
        except (BrokenProcessPool, ValueError):
            # A pool that breaks while it starts a process may hand it files that are closed already.
            self._pool = self._new_pool()
            future = self._pool.submit(_work, batch.documents)
        return _Task(batch, self._pool, future)

    def _finish(self, task: _Task) -> tuple[Batch, Found]:
        try:
            return task.batch, task.future.result()
        except BrokenProcessPool:
            if task.pool is self._pool:
                self._pool = self._new_pool()
        return task.batch, tuple(self._alone(document) for document in task.batch.documents)

    def _alone(self, document: Document) -> Annotated | Refusal:
        """Annotate one document, or find that it is the one that processes die of."""
        task = self._submit(Batch(documents=(document,), unchanged=(), refusals=()))
        try:
            return task.future.result()[0]
        except BrokenProcessPool as error:
            self._pool = self._new_pool()
            return failure(document, error, "analysed")
