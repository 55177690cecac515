"""Annotated batches in, rows out, each batch in one transaction; and the count of it all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from time import monotonic

from attrib.errors import StoreError
from attrib.identity.lexicon import load_resolver
from attrib.ingest.annotating import failure
from attrib.ingest.batches import Batch, Found
from attrib.ingest.summary import IngestSummary
from attrib.store import Database
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
    """Knows what is stored already, stores the rest, and counts."""

    def __init__(
        self, database: Database, model: str, *, again: bool, config: Mapping[str, object]
    ) -> None:
        self._database = database
        self._model = model
        self._again = again
        self._run = database.start_run(program=_program(), model=model, config=_digest(config))
        self._resolver = load_resolver(database)
        self._tally = _Tally()
        self._store_errors = 0
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

    def keep(self, batch: Batch, found: Found) -> None:
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
        # Each time twice as many as the last, so that all of them together cost but twice the last.
        if len(self._unsettled) >= max(self._settled, _SETTLE_AT_LEAST):
            self._settle()
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
            return [failure(annotated.document, error, "stored")]
        except Exception as error:  # noqa: BLE001
            return [failure(annotated.document, error, "stored")]
        self._store_errors = 0
        return refused

    def _save_together(self, batch: Sequence[Annotated]) -> list[Refusal]:
        saved = self._database.save(
            batch,
            run=self._run,
            organizations=self._resolver,
            block_keys=self._resolver.block_keys,
            replace=self._again,
        )
        tally = self._tally
        tally.stored += saved.articles
        tally.unchanged += saved.unchanged
        tally.quotes += saved.quotes
        tally.speakers += len(saved.profiles)
        self._unsettled.update(profile.key for profile in saved.profiles)
        return list(saved.refused)

    def _settle(self) -> None:
        """Judge the speakers since the last time, and derive who is who."""
        self._database.judge(self._resolver, self._unsettled)
        self._settled += len(self._unsettled)
        self._unsettled.clear()

    def finish(self) -> None:
        """Settle who is who, and write down that the run came to its end."""
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
