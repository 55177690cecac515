"""Paths in, rows out: articles are read, annotated, resolved and stored, batch by batch.

A batch is one transaction. Killed at any moment, ingest goes on where it was when it is called again:
what is stored is passed over, by the hash of its text and the name of the model. What fails is tried
article by article, and the one at fault put into quarantine with the reason.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from time import monotonic
from typing import Protocol, Self

from attrib import resolve
from attrib.errors import AttribError, StoreError
from attrib.read import Limits, read
from attrib.resolve.organizations import Organizations, load_organizations
from attrib.store import Database
from attrib.types import Annotated, Document, Organization, Refusal

BATCH_SIZE = 64
"""Articles to a transaction: many enough that commits cost little, few enough that little is redone."""
_BATCH_CHARS = 2_000_000
"""Characters from which a batch is full whatever its number: it bounds the memory."""
_MAX_STORE_ERRORS = 3
"""Articles in a row that the database may refuse before ingest gives up."""
_SHOWN_REFUSALS = 1000
"""Refusals that a summary lists; all of them are in the database."""

_Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class Annotator(Protocol):
    """What annotates articles, such as `attrib.nlp.Pipeline`."""

    @property
    def version(self) -> str:
        """Name and version, as in `Annotated.model`."""
        ...

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotated | Refusal]:
        """Yield each document annotated, or why it could not be."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSummary:
    """What became of the input."""

    read: int = 0
    """Articles that were read."""
    stored: int = 0
    """Articles that were new, changed or not yet annotated by this model."""
    unchanged: int = 0
    quarantined: int = 0
    """Input that could not be read, analysed or stored."""
    quotes: int = 0
    speakers: int = 0
    """Speakers of the stored articles, counted once an article."""
    seconds: float = 0.0
    refusals: tuple[Refusal, ...] = ()
    """What was quarantined and why, up to a thousand."""


def ingest(  # noqa: PLR0913 - all but three are given by name
    paths: _Paths,
    database: Database,
    pipeline: Annotator,
    *,
    fields: Mapping[str, str] | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
    batch_size: int = BATCH_SIZE,
    workers: int = 1,
    load: Callable[[], Annotator] | None = None,
    again: bool = False,
    progress: Callable[[IngestSummary], object] | None = None,
) -> IngestSummary:
    """Read, annotate and store articles; to do so again changes nothing.

    Args:
        paths: files, folders and `-`, as `attrib.read.read` takes them, with `fields`, `encoding`
            and `limits`.
        database: where articles are stored.
        pipeline: what annotates them.
        batch_size: articles to a transaction.
        workers: processes that annotate; one is this process itself.
        load: makes the pipeline of each further process; the shipped one where it is not given.
        again: whether articles are annotated that this model has annotated already.
        progress: is called with the summary so far after each batch.

    Raises:
        ReadError: if the arguments of `read` make no sense.
        StoreError: if the database cannot be written; what was stored before stays.
    """
    items = read(paths, fields=fields, encoding=encoding, limits=limits)
    config = {"fields": dict(fields or {}), "encoding": encoding}
    keeper = _Keeper(database, pipeline.version, again=again, config=config)
    batches = (keeper.sift(batch) for batch in _batches(items, batch_size))
    with _Workers(workers, load) if workers > 1 else _ThisProcess(pipeline) as annotator:
        for batch, found in annotator.annotate(batches):
            keeper.keep(batch, found)
            if progress is not None:
                progress(keeper.summary())
    keeper.finish()
    return keeper.summary()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Input of one transaction: what is to be annotated, and what is not."""

    documents: tuple[Document, ...]
    unchanged: tuple[Document, ...]
    refusals: tuple[Refusal, ...]


_Found = Sequence[Annotated | Refusal]


def _batches(
    items: Iterable[Document | Refusal], size: int
) -> Iterator[tuple[Document | Refusal, ...]]:
    batch: list[Document | Refusal] = []
    chars = 0
    for item in items:
        batch.append(item)
        chars += len(item.text) if isinstance(item, Document) else 0
        if len(batch) >= size or chars >= _BATCH_CHARS:
            yield tuple(batch)
            batch, chars = [], 0
    if batch:
        yield tuple(batch)


@dataclass(slots=True)
class _Tally:
    read: int = 0
    stored: int = 0
    unchanged: int = 0
    quarantined: int = 0
    quotes: int = 0
    speakers: int = 0
    refusals: list[Refusal] = field(default_factory=list)


class _Keeper:
    """Knows what is stored already, stores the rest, and counts."""

    def __init__(
        self, database: Database, model: str, *, again: bool, config: Mapping[str, object]
    ) -> None:
        self._database = database
        self._model = model
        self._again = again
        self._run = database.start_run(program=_program(), model=model, config=_digest(config))
        self._organizations = _Lexicon(load_organizations())
        self._tally = _Tally()
        self._store_errors = 0
        self._begin = monotonic()

    def sift(self, items: Sequence[Document | Refusal]) -> _Batch:
        """Part a batch into what is to be annotated, what is stored already and what is refused."""
        documents = tuple(item for item in items if isinstance(item, Document))
        missing = documents
        if not self._again:
            missing = self._database.missing(documents, model=self._model)
        wanted = set(map(id, missing))
        return _Batch(
            documents=missing,
            unchanged=tuple(d for d in documents if id(d) not in wanted),
            refusals=tuple(item for item in items if isinstance(item, Refusal)),
        )

    def keep(self, batch: _Batch, found: _Found) -> None:
        """Store a batch, and its refusals in quarantine."""
        tally = self._tally
        tally.read += len(batch.documents) + len(batch.unchanged)
        tally.unchanged += len(batch.unchanged)
        refusals = [*batch.refusals, *(item for item in found if isinstance(item, Refusal))]
        refusals += self._save([item for item in found if isinstance(item, Annotated)])
        if batch.unchanged:
            self._database.release(d.origin for d in batch.unchanged if d.origin)
        if refusals:
            self._database.save_refusals(refusals, run=self._run)
        tally.quarantined += len(refusals)
        tally.refusals += refusals[: _SHOWN_REFUSALS - len(tally.refusals)]

    def _save(self, batch: Sequence[Annotated]) -> list[Refusal]:
        """Store articles in one transaction, or else one by one; return what cannot be stored."""
        if not batch:
            return []
        try:
            return self._save_together(batch)
        except Exception:  # noqa: BLE001 - whatever it is, it must not cost the other articles
            return [refusal for one in batch for refusal in self._save_alone(one)]

    def _save_alone(self, annotated: Annotated) -> list[Refusal]:
        try:
            refused = self._save_together((annotated,))
        except StoreError as error:
            self._store_errors += 1
            # Where several in a row cannot be stored, it is not the articles' fault.
            if self._store_errors == _MAX_STORE_ERRORS:
                raise
            return [_failure(annotated.document, error, "stored")]
        except Exception as error:  # noqa: BLE001
            return [_failure(annotated.document, error, "stored")]
        self._store_errors = 0
        return refused

    def _save_together(self, batch: Sequence[Annotated]) -> list[Refusal]:
        saved = self._database.save(
            batch,
            run=self._run,
            organizations=self._organizations,
            resolver=resolve,
            replace=self._again,
        )
        tally = self._tally
        tally.stored += saved.articles
        tally.unchanged += saved.unchanged
        tally.quotes += saved.quotes
        tally.speakers += len(saved.profiles)
        return list(saved.refused)

    def finish(self) -> None:
        """Write down that the run came to its end."""
        self._database.finish_run(self._run)

    def summary(self) -> IngestSummary:
        """Return what became of the input so far."""
        tally = self._tally
        return IngestSummary(
            read=tally.read,
            stored=tally.stored,
            unchanged=tally.unchanged,
            quarantined=tally.quarantined,
            quotes=tally.quotes,
            speakers=tally.speakers,
            seconds=monotonic() - self._begin,
            refusals=tuple(tally.refusals),
        )


class _Lexicon:
    """The list of organizations, asked with the other names that an article gives one."""

    def __init__(self, organizations: Organizations) -> None:
        self._organizations = organizations

    def find(self, name: str, aliases: Sequence[str] = ()) -> Organization | None:
        return self._organizations.find(name, ((name, other) for other in aliases))


def _program() -> str:
    try:
        return version("attrib")
    except PackageNotFoundError:  # run from a folder that is not installed
        return "unknown"


def _digest(config: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(config, sort_keys=True).encode()).hexdigest()


def annotate_all(pipeline: Annotator, documents: Sequence[Document]) -> _Found:
    """Annotate documents together, or else one by one; one that fails is refused with the reason."""
    try:
        found = tuple(pipeline.annotate(documents))
    except Exception:  # noqa: BLE001 - whatever it is, it must not cost the other articles
        found = ()
    if len(found) == len(documents):
        return found
    return tuple(_annotate_alone(pipeline, document) for document in documents)


def _annotate_alone(pipeline: Annotator, document: Document) -> Annotated | Refusal:
    try:
        (found,) = pipeline.annotate((document,))
    except Exception as error:  # noqa: BLE001
        return _failure(document, error, "analysed")
    return found


def _failure(document: Document, error: Exception, done: str) -> Refusal:
    return Refusal(
        origin=document.origin or document.id,
        reason=f"It could not be {done}: {type(error).__name__}: {error}",
        code=f"not-{done}",
        sha256=document.sha256,
    )


class _ThisProcess:
    """Annotates batches here, one after the other."""

    def __init__(self, pipeline: Annotator) -> None:
        self._pipeline = pipeline

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def annotate(self, batches: Iterable[_Batch]) -> Iterator[tuple[_Batch, _Found]]:
        """Yield each batch with what was found in its documents."""
        for batch in batches:
            yield batch, annotate_all(self._pipeline, batch.documents)


_Load = Callable[[], Annotator]
_own: ContextVar[Annotator] = ContextVar("_own")
"""In a worker process, its pipeline."""


def _start(load: _Load | None) -> None:
    if load is None:
        from attrib.nlp import load_pipeline  # noqa: PLC0415 - seconds, and only a worker needs it

        load = load_pipeline
    _own.set(load())


def _work(documents: Sequence[Document]) -> _Found:
    return annotate_all(_own.get(), documents)


@dataclass(frozen=True, slots=True)
class _Task:
    batch: _Batch
    pool: ProcessPoolExecutor
    future: Future[_Found]


class _Workers:
    """Annotates batches in processes, each with its own pipeline, and keeps their order.

    A process that dies, by a crash or for want of memory, costs the article that it died of.
    """

    def __init__(self, count: int, load: _Load | None) -> None:
        self._count = count
        self._load = load
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def annotate(self, batches: Iterable[_Batch]) -> Iterator[tuple[_Batch, _Found]]:
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

    def _submit(self, batch: _Batch) -> _Task:
        try:
            future = self._pool.submit(_work, batch.documents)
        except BrokenProcessPool:
            self._pool = self._new_pool()
            future = self._pool.submit(_work, batch.documents)
        return _Task(batch, self._pool, future)

    def _finish(self, task: _Task) -> tuple[_Batch, _Found]:
        try:
            return task.batch, task.future.result()
        except BrokenProcessPool:
            if task.pool is self._pool:
                self._pool = self._new_pool()
        return task.batch, tuple(self._alone(document) for document in task.batch.documents)

    def _alone(self, document: Document) -> Annotated | Refusal:
        """Annotate one document, or find that it is the one that processes die of."""
        task = self._submit(_Batch(documents=(document,), unchanged=(), refusals=()))
        try:
            return task.future.result()[0]
        except BrokenProcessPool as error:
            self._pool = self._new_pool()
            return _failure(document, error, "analysed")
