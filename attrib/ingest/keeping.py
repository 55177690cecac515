"""Annotated batches in, rows out, each batch in one transaction; and the count of it all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from time import monotonic
from typing import Self

from attrib.errors import StoreError
from attrib.identity.lexicon import load_resolver
from attrib.ingest.annotating import failure
from attrib.ingest.batches import Batch, Found
from attrib.ingest.saving import Attempt, Savers
from attrib.ingest.summary import IngestSummary
from attrib.store import Database
from attrib.store.save import Saved
from attrib.types import Annotated, Document, Refusal

_MAX_STORE_ERRORS = 3
"""Articles in a row that the database may refuse before ingest gives up."""
_SETTLE_AT_LEAST = 1000
"""Speakers from which who is who is derived anew before the end."""
_SHOWN_REFUSALS = 1000
"""Refusals that a summary lists; all of them are in the database."""


@dataclass(slots=True)
class _Tally:
    read: int = 0
    stored: int = 0
    unchanged: int = 0
    quarantined: int = 0
    quotes: int = 0
    speakers: int = 0
    refusals: list[Refusal] = field(default_factory=list)


class Keeper:
    """Knows what is stored already, stores the rest, and counts. Use it as a context manager."""

    def __init__(
        self,
        database: Database,
        model: str,
        *,
        config: Mapping[str, object],
        again: bool = False,
        at_once: int = 1,
    ) -> None:
        self._database = database
        self._model = model
        self._again = again
        self._run = database.start_run(program=_program(), model=model, config=_digest(config))
        self._resolver = load_resolver(database)
        self._tally = _Tally()
        self._store_errors = 0
        self._savers = Savers(self._save, at_once)
        self._unsettled: set[str] = set()
        self._settled = 0
        self._begin = monotonic()

    def sift(self, items: Sequence[Document | Refusal]) -> Batch:
        """Part a batch into what is to be annotated, what is stored already and what is refused."""
        documents = tuple(item for item in items if isinstance(item, Document))
        missing = documents
        if not self._again:
            missing = self._database.missing(documents, model=self._model)
        wanted = set(map(id, missing))
        return Batch(
            documents=missing,
            unchanged=tuple(d for d in documents if id(d) not in wanted),
            refusals=tuple(item for item in items if isinstance(item, Refusal)),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        """Count what is under way, also where something failed meanwhile."""
        try:
            if error is None or isinstance(error, Exception):
                self._count(self._savers.rest())
        finally:
            self._savers.close()

    def keep(self, batch: Batch, found: Found) -> None:
        """Store a batch, and its refusals in quarantine; it may be counted a batch or two later."""
        self._tally.read += len(batch.documents) + len(batch.unchanged)
        self._tally.unchanged += len(batch.unchanged)
        if batch.unchanged:
            self._database.release(d.origin for d in batch.unchanged if d.origin)
        self._refuse([*batch.refusals, *(item for item in found if isinstance(item, Refusal))])
        articles = [item for item in found if isinstance(item, Annotated)]
        if articles:
            self._count(self._savers.put(articles))
        # Each time twice as many as the last, so that all of them together cost but twice the last.
        if len(self._unsettled) >= max(self._settled, _SETTLE_AT_LEAST):
            self._settle()

    def _refuse(self, refusals: Sequence[Refusal]) -> None:
        if refusals:
            self._database.save_refusals(refusals, run=self._run)
            self._list(refusals)

    def _list(self, refusals: Sequence[Refusal]) -> None:
        self._tally.quarantined += len(refusals)
        self._tally.refusals += refusals[: _SHOWN_REFUSALS - len(self._tally.refusals)]

    def _count(self, attempts: Sequence[Attempt]) -> None:
        """Count batches that were stored; the articles of one that cannot be are stored one by one."""
        for attempt in attempts:
            try:
                self._take(attempt.saved.result())
            except Exception:  # noqa: BLE001 - whatever it is, it must not cost the other articles
                self._refuse([it for one in attempt.batch for it in self._save_alone(one)])

    def _save_alone(self, annotated: Annotated) -> list[Refusal]:
        try:
            self._take(self._save((annotated,)))
        except StoreError as error:
            self._store_errors += 1
            # Where several in a row cannot be stored, it is not the articles' fault.
            if self._store_errors == _MAX_STORE_ERRORS:
                raise
            return [failure(annotated.document, error, "stored")]
        except Exception as error:  # noqa: BLE001
            return [failure(annotated.document, error, "stored")]
        self._store_errors = 0
        return []

    def _save(self, batch: Sequence[Annotated]) -> Saved:
        return self._database.save(
            batch,
            run=self._run,
            organizations=self._resolver,
            block_keys=self._resolver.block_keys,
            replace=self._again,
        )

    def _take(self, saved: Saved) -> None:
        tally = self._tally
        tally.stored += saved.articles
        tally.unchanged += saved.unchanged
        tally.quotes += saved.quotes
        tally.speakers += len(saved.profiles)
        self._unsettled.update(profile.key for profile in saved.profiles)
        self._list(saved.refused)

    def _settle(self) -> None:
        """Judge the speakers since the last time, and derive who is who."""
        self._database.judge(self._resolver, self._unsettled)
        self._settled += len(self._unsettled)
        self._unsettled.clear()

    def finish(self) -> None:
        """Settle who is who, and write down that the run came to its end."""
        self._count(self._savers.rest())
        self._settle()
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


def _program() -> str:
    try:
        return version("attrib")
    except PackageNotFoundError:  # run from a folder that is not installed
        return "unknown"


def _digest(config: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(config, sort_keys=True).encode()).hexdigest()
