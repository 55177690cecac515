"""Pages in, files in the folder of the report out: by this process, or by several beside it.

What becomes of a page (its HTML, its JSON twin, the tables to download) depends on that page alone,
and the page of an article on that article; so they go to other processes in sheets of a few, and
what was written comes back as names and hashes.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeAlias

from attrib.errors import ReportError
from attrib.garbage import SELDOM
from attrib.query.answers import ArticleDetail
from attrib.report.articles import article_page
from attrib.report.downloads import downloads_of
from attrib.report.packing import pack, unpack
from attrib.report.render import make_environment, render
from attrib.report.twins import twin, twin_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from jinja2 import Environment

    from attrib.report.pages import Page
    from attrib.report.parts import Pager
    from attrib.report.places import Places
    from attrib.report.writer import Place, SiteWriter, Written

Order: TypeAlias = "tuple[str, Page | ArticleDetail]"
"""Address of a page, and the page itself or the article that it is to show."""

_SHEET = 16
"""Pages that are handed over at once: below ten the handing over shows, above thirty the waiting."""
_AHEAD = 3
"""Sheets that wait for each process: the memory that they take is bounded."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where pages become files."""

    place: Place
    """Where the files are put."""
    places: Places
    """The address of every page."""
    folders: Sequence[Path]
    """Where the templates are."""

    def write(self, orders: Iterable[Order], environment: Environment) -> Iterator[Written]:
        """Write the files of some pages."""
        for path, subject in orders:
            if isinstance(subject, ArticleDetail):
                files = files_of(path, article_page(subject, self.places), environment)
            else:
                files = files_of(path, subject, environment)
            for name, text in files:
                yield self.place.put(name, text)


def files_of(path: str, page: Page, environment: Environment) -> Iterator[tuple[str, str]]:
    """Yield address and text of every file that a page at `path` becomes."""
    links, files = downloads_of(page.tables, path, number=_number(page))
    yield path, render(page, environment, links)
    yield twin_path(path), twin(page)
    yield from files.items()


def _light(subject: Page | ArticleDetail) -> Page | ArticleDetail:
    """Leave off what only the first page of a list writes: the rows of the whole list."""
    if isinstance(subject, ArticleDetail) or _number(subject) == 1:
        return subject
    return replace(subject, tables=tuple(replace(table, rows=()) for table in subject.tables))


def _number(page: Page) -> int:
    pager: Pager | None = getattr(page, "pager", None)
    return pager.number if pager else 1


_own: ContextVar[tuple[Desk, Environment]] = ContextVar("_own")
"""In a process of the press, its desk and environment."""


def _start(desk: Desk) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the first process ends them
    _own.set((desk, make_environment(desk.folders)))
    gc.freeze()  # the addresses of all pages are kept: no need to look for garbage among them
    gc.set_threshold(SELDOM)


def _work(sheet: bytes) -> tuple[Written, ...]:
    desk, environment = _own.get()
    return tuple(desk.write(unpack(sheet), environment))


class Press:
    """Takes pages as they come and has them written; use it in a `with`, and `finish` it.

    Args:
        writer: keeps count of the files.
        desk: what every process needs.
        workers: how many processes write; 1 is this one alone.
        done: called with the number of pages that were written since the last call.
    """

    def __init__(
        self,
        writer: SiteWriter,
        desk: Desk,
        *,
        workers: int = 1,
        done: Callable[[int], None],
    ) -> None:
        self._writer = writer
        self._desk = desk
        self._done = done
        self._environment = make_environment(desk.folders)
        self._waiting: deque[tuple[int, Future[tuple[Written, ...]]]] = deque()
        self._sheet: list[Order] = []
        self._most = _AHEAD * workers
        self._pool = _pool(desk, workers) if workers > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def add(self, path: str, subject: Page | ArticleDetail) -> None:
        """Take a page, or an article to make one of; it is written now or soon.

        Raises:
            ReportError: if this page or an earlier one cannot be written.
        """
        if self._pool is None:
            self._writer.note(self._desk.write([(path, subject)], self._environment))
            self._done(1)
            return
        self._sheet.append((path, _light(subject)))
        if len(self._sheet) == _SHEET:
            self._hand_over(self._pool)
            while len(self._waiting) > self._most:
                self._take_back()

    def finish(self) -> None:
        """Wait for every page.

        Raises:
            ReportError: if one cannot be written.
        """
        if self._pool and self._sheet:
            self._hand_over(self._pool)
        while self._waiting:
            self._take_back()

    def _hand_over(self, pool: ProcessPoolExecutor) -> None:
        with _explained():
            future = pool.submit(_work, pack(self._sheet))
        self._waiting.append((len(self._sheet), future))
        self._sheet.clear()

    def _take_back(self) -> None:
        pages, future = self._waiting.popleft()
        with _explained():
            written = future.result()
        self._writer.note(written)
        self._done(pages)


@contextmanager
def _explained() -> Iterator[None]:
    """Turn the end of a process into an error that says what to do."""
    try:
        yield
    except BrokenProcessPool as error:
        raise ReportError(
            "A process that writes pages could not be started, or was ended from outside. A script "
            "that asks for workers must do so under `if __name__ == '__main__':`; or use one worker."
        ) from error


def _pool(desk: Desk, workers: int) -> ProcessPoolExecutor:
    # Forked, a process would inherit the locks of a loaded model's threads, but not the threads.
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(desk,)
    )
    # All start now: one that starts while another dies would never be ended, and waited for forever.
    for _ in range(workers):
        pool.submit(os.getpid)
    return pool


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
