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
    future: Future[Found]


class Workers:
    """Annotates batches in processes, each with its own pipeline, and keeps their order.

    A process that dies, by a crash or for want of memory, costs the article that it died of.
    """

    def __init__(self, count: int, load: Load | None) -> None:
        self._load = load
        # A pool each: one of several processes starts them as work comes, and where one dies just then
        # the pool hands closed pipes to the next, or never ends it.
        self._pools = [self._new_pool() for _ in range(count)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pool in self._pools:
            pool.shutdown(wait=False, cancel_futures=True)
        for pool in self._pools:
            pool.shutdown()

    def annotate(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Found]]:
        """Yield each batch with what was found in its documents."""
        self._check()
        waiting: deque[_Task] = deque()
        for number, batch in enumerate(batches):
            waiting.append(self._submit(batch, number % len(self._pools)))
            if len(waiting) > 2 * len(self._pools):
                yield self._finish(waiting.popleft())
        while waiting:
            yield self._finish(waiting.popleft())

    def _new_pool(self) -> ProcessPoolExecutor:
        # A forked process would inherit the threads' locks of a loaded pipeline, but not its threads.
        return ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), initializer=_start, initargs=(self._load,)
        )

    def _check(self) -> None:
        """Let a worker start in earnest.

        Raises:
            AttribError: if none can: that is no article's fault.
        """
        try:
            self._pools[0].submit(_work, ()).result()
        except BrokenProcessPool as error:
            raise AttribError(
                "No process to annotate in could be started. A script that calls attrib with "
                "workers must do so under `if __name__ == '__main__':`; or use one worker."
            ) from error

    def _submit(self, batch: Batch, worker: int) -> _Task:
        try:
            future = self._pools[worker].submit(_work, batch.documents)
        except BrokenProcessPool:
            self._pools[worker] = self._new_pool()
            future = self._pools[worker].submit(_work, batch.documents)
        return _Task(batch, future)

    def _finish(self, task: _Task) -> tuple[Batch, Found]:
        try:
            return task.batch, task.future.result()
        except BrokenProcessPool:
            return task.batch, tuple(self._one_by_one(task.batch.documents))

    def _one_by_one(self, documents: Sequence[Document]) -> Iterator[Annotated | Refusal]:
        """Annotate each in a process that has nothing else to do: what it dies of is the document."""
        pool = self._new_pool()
        for document in documents:
            try:
                yield pool.submit(_work, (document,)).result()[0]
            except BrokenProcessPool as error:
                yield failure(document, error, "analysed")
                pool = self._new_pool()
        pool.shutdown()
