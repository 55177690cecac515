"""Files in, rows out: read -> nlp -> resolve -> store, a batch at a time, each batch saved whole.

What is stored already is not annotated again, so that a run that was broken off goes on where it
was. An article that cannot be read or annotated is quarantined with its reason; the others go on.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import TypeVar

from attrib.nlp import Pipeline, load_pipeline
from attrib.read import read
from attrib.resolve import block_keys, cluster, judge
from attrib.resolve.organizations import Organizations, load_organizations
from attrib.store import Database
from attrib.types import Document, Profile, Refusal

T = TypeVar("T")
Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
Progress = Callable[[int, int | None], None]
"""Called with how many articles are done, and how many there are where that is known."""

_ARTICLES = 64
_CHARACTERS = 1_000_000
"""A batch ends at either: large enough to be quick, small enough that a kill costs little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run of ingest did."""

    articles: int = 0
    """How many were new, changed or annotated by another model."""
    unchanged: int = 0
    """How many were stored already, just as they are."""
    quotes: int = 0
    """Quotes of the articles that were saved."""
    refused: tuple[Refusal, ...] = ()
    """What was put into quarantine."""

    @property
    def seen(self) -> int:
        """How much input was looked at."""
        return self.articles + self.unchanged + len(self.refused)

    def __add__(self, other: Summary) -> Summary:
        return Summary(
            articles=self.articles + other.articles,
            unchanged=self.unchanged + other.unchanged,
            quotes=self.quotes + other.quotes,
            refused=self.refused + other.refused,
        )


def ingest(
    database: Database,
    paths: Paths,
    *,
    pipeline: str | None = None,
    fields: Mapping[str, str] | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read articles, find their quotes and speakers, and store them.

    Args:
        database: where they go.
        paths: files, folders and `-` for standard input.
        pipeline: an installed spaCy pipeline to take syntax and names from, not attrib's own.
        fields: where a corpus has other names than ours: ours to theirs.
        encoding: what text files are in; found for each where it is not given.
        progress: called after each batch.

    Raises:
        ReadError: if `fields` or `encoding` makes no sense. No input does: that is quarantined.
        ModelError: if the model is missing or damaged.
        StoreError: if the database cannot be written; what was saved before stays.
    """
    items = read(paths, fields=fields, encoding=encoding)
    annotator = load_pipeline(pipeline)
    organizations = load_organizations()
    config = {"pipeline": pipeline, "fields": dict(fields or {}), "encoding": encoding}
    run = database.start_run(
        program=version("attrib"), model=annotator.version, config=_fingerprint(config)
    )
    work = _Work(database=database, annotator=annotator, organizations=organizations, run=run)
    done = Summary()
    for batch in batches(items):
        done += work.ingest(batch)
        if progress:
            progress(done.seen, None)
    database.finish_run(run)
    return done


def batches(items: Iterable[Document | Refusal]) -> Iterator[list[Document | Refusal]]:
    """Yield the items in batches of bounded number and length."""
    batch: list[Document | Refusal] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(batch) >= _ARTICLES or characters >= _CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _fingerprint(config: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(config, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What every batch of a run needs."""

    database: Database
    annotator: Pipeline
    organizations: Organizations
    run: int

    def ingest(self, batch: Iterable[Document | Refusal]) -> Summary:
        """Annotate and save what is not stored yet, and judge who is who."""
        documents, unread = _sort(batch)
        wanted = self.database.missing(documents, model=self.annotator.version)
        annotated, failed = _sort(self.annotator.annotate(wanted))
        saved = self.database.save(
            annotated, run=self.run, organizations=self.organizations, block_keys=block_keys
        )
        refused = (*unread, *failed)
        self.database.save_refusals(refused, run=self.run)
        self._identify(saved.profiles)
        return Summary(
            articles=saved.articles,
            unchanged=len(documents) - len(wanted) + saved.unchanged,
            quotes=saved.quotes,
            refused=(*refused, *saved.refused),
        )

    def _identify(self, profiles: tuple[Profile, ...]) -> None:
        """Judge new speakers against those known, and derive who is one and the same."""
        blocks = {key for profile in profiles for key in block_keys(profile)}
        known = self.database.profiles(sorted(blocks))
        self.database.save_judgements(judge(profiles, known))
        self.database.regroup((profile.key for profile in profiles), cluster)


def _sort(items: Iterable[T | Refusal]) -> tuple[list[T], list[Refusal]]:
    """Part what can be used from what was refused."""
    sound: list[T] = []
    refused: list[Refusal] = []
    for item in items:
        if isinstance(item, Refusal):
            refused.append(item)
        else:
            sound.append(item)
    return sound, refused
