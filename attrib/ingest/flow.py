"""Paths in, rows out: articles are read, annotated, resolved and stored, batch by batch.

A batch is one transaction. Killed at any moment, ingest goes on where it was when it is called again:
what is stored is passed over, by the hash of its text and the name of the model. What fails is tried
article by article, and the one at fault put into quarantine with the reason.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping

from attrib.ingest.annotating import Annotator, ThisProcess
from attrib.ingest.batches import batched
from attrib.ingest.keeping import Keeper
from attrib.ingest.summary import IngestSummary
from attrib.ingest.workers import Workers
from attrib.read import Limits, read
from attrib.store import Database

BATCH_SIZE = 64
"""Articles to a transaction: enough that commits cost little, few enough to lose to a kill."""

_Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


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
        paths: files, folders and `-`, as `attrib.read.read` takes them.
        database: where articles are stored.
        pipeline: what annotates them.
        fields: names that a corpus has for `text`, `title` and so on, by ours.
        encoding: what text files are in; found for each where it is not given.
        limits: what one article may take.
        batch_size: articles to a transaction.
        workers: processes that annotate; one is this process itself.
        load: makes the pipeline of each further process; the shipped one where it is not given.
        again: whether articles are annotated that this model has annotated already.
        progress: is called with the summary so far after each batch, and at the end.

    Raises:
        ReadError: if the arguments of `read` make no sense.
        StoreError: if the database cannot be written; what was stored before stays.
    """
    items = read(paths, fields=fields, encoding=encoding, limits=limits)
    config = {"fields": dict(fields or {}), "encoding": encoding}
    with (
        Keeper(database, pipeline.version, again=again, config=config) as keeper,
        Workers(workers, load) if workers > 1 else ThisProcess(pipeline) as annotator,
    ):
        batches = (keeper.sift(batch) for batch in batched(items, batch_size))
        for batch, found in annotator.annotate(batches):
            keeper.keep(batch, found)
            if progress is not None:
                progress(keeper.summary())
        keeper.finish()
        if progress is not None:
            progress(keeper.summary())
        return keeper.summary()
