"""Exported articles in, rows out: what `attrib export --format jsonl` wrote comes back as it was.

Nothing is annotated anew. A line that is no annotated article is put into quarantine with its reason
and costs no other.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, cast

from attrib.contract import from_dict
from attrib.errors import ReadError
from attrib.ingest.batches import Batch, batched
from attrib.ingest.keeping import Keeper
from attrib.ingest.summary import IngestSummary
from attrib.store import Database
from attrib.types import Annotated, Refusal

BATCH_SIZE = 256
"""Articles to a transaction: half as many again a second are stored as with 64, which annotating takes."""
_STDIN = "-"


def import_articles(
    paths: Iterable[str | os.PathLike[str]],
    database: Database,
    *,
    progress: Callable[[IngestSummary], object] | None = None,
) -> IngestSummary:
    """Store exported articles; to do so again changes nothing.

    Args:
        paths: files of JSON Lines, also with gzip (`.gz`), and `-` for standard input.
        database: where articles are stored.
        progress: is called with the summary so far after each batch, and at the end.

    Raises:
        ReadError: if a file cannot be opened or read; what came before it is stored.
        StoreError: if the database cannot be written; what was stored before stays.
    """
    items = (item for path in paths for item in _read(path))
    config = {"import": True}
    with Keeper(database, "imported", config=config, at_once=database.writers) as keeper:
        for batch in batched(items, BATCH_SIZE):
            found = [item for item in batch if isinstance(item, Annotated)]
            refusals = tuple(item for item in batch if isinstance(item, Refusal))
            documents = tuple(annotated.document for annotated in found)
            keeper.keep(Batch(documents=documents, unchanged=(), refusals=refusals), found)
            if progress is not None:
                progress(keeper.summary())
        keeper.finish()
        if progress is not None:
            progress(keeper.summary())
        return keeper.summary()


def _read(path: str | os.PathLike[str]) -> Iterator[Annotated | Refusal]:
    name = "stdin" if os.fspath(path) == _STDIN else str(path)
    try:
        with _opened(path) as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _article(line, f"{name} line {number}")
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{name} cannot be read: {reason}.", code="unreadable") from error


def _opened(path: str | os.PathLike[str]) -> AbstractContextManager[BinaryIO]:
    if os.fspath(path) == _STDIN:
        return nullcontext(sys.stdin.buffer)
    if Path(path).suffix == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    return Path(path).open("rb")


def _article(line: bytes, origin: str) -> Annotated | Refusal:
    try:
        return _checked(from_dict(json.loads(line)))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        what = f"there is no {error}" if isinstance(error, KeyError) else str(error)
        reason = f"It is no article that `attrib export` wrote: {what}."
        return Refusal(origin=origin, reason=reason, code="malformed")


def _checked(found: Annotated) -> Annotated:
    texts = [found.document.text, *(speaker.name for speaker in found.speakers)]
    for speaker in found.speakers:
        texts += (*speaker.members, *(role.title for role in speaker.roles))
        texts += (affiliation.organization for affiliation in speaker.affiliations)
    about = [value for value in asdict(found.document).values() if value is not None]
    if not all(isinstance(value, str) for value in (*texts, *about)):
        raise TypeError("what has to be a text is something else")
    return found
