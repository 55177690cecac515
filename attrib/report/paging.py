"""Long lists in, pages of at most 200 items out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from attrib.report.parts import Pager
from attrib.report.places import numbered

PAGE_LENGTH = 200

T = TypeVar("T")


def chunks(items: Sequence[T], total: int | None = None) -> Iterator[Sequence[T]]:
    """Yield the items page by page; an empty list has one empty page, or those of `total` items."""
    length = len(items) if total is None else total
    for start in range(0, max(1, length), PAGE_LENGTH):
        yield items[start : start + PAGE_LENGTH]


def pagers(total: int, path: str) -> Iterator[Pager]:
    """Yield where each page of a list stands that begins at `path`."""
    pages = max(1, -(-total // PAGE_LENGTH))
    for number in range(1, pages + 1):
        yield Pager(
            number=number,
            pages=pages,
            previous=numbered(path, number - 1) if number > 1 else None,
            next=numbered(path, number + 1) if number < pages else None,
            first=min(total, (number - 1) * PAGE_LENGTH + 1),
            last=min(total, number * PAGE_LENGTH),
            total=total,
        )
