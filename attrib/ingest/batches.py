"""What was read in, batches out: the input of one transaction each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from attrib.types import Annotated, Document, Refusal

T = TypeVar("T", bound=Document | Annotated | Refusal)
_FULL = 2_000_000
"""Characters from which a batch is full whatever its number: it bounds the memory."""

Found = Sequence[Annotated | Refusal]
"""What became of the documents of a batch, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Input of one transaction: what is to be annotated, and what is not."""

    documents: tuple[Document, ...]
    unchanged: tuple[Document, ...]
    refusals: tuple[Refusal, ...]


def batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield what was read in batches of `size`, or fewer where articles are long."""
    batch: list[T] = []
    chars = 0
    for item in items:
        batch.append(item)
        chars += _length(item)
        if len(batch) >= size or chars >= _FULL:
            yield tuple(batch)
            batch, chars = [], 0
    if batch:
        yield tuple(batch)


def _length(item: Document | Annotated | Refusal) -> int:
    if isinstance(item, Refusal):
        return 0
    return len((item.document if isinstance(item, Annotated) else item).text)
