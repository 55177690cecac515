"""The tracker, which `attrib.open` gives: files in, answers and reports out."""

from __future__ import annotations

from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.query.api import Query
from attrib.store import Database, open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import TracebackType
    from typing import Self, TextIO, Unpack

    from attrib.identity.entities import Entities
    from attrib.identity.lists import Lists
    from attrib.ingest import IngestSummary
    from attrib.query.arguments import QuoteFilters
    from attrib.report import SiteSummary
    from attrib.review.corrections import Corrections
    from attrib.review.samples import Samples


class Tracker(Query):
    """A database of quotes: ingest articles, ask who said what, write the report.

    It answers every question that `Query` does; `tracker.entities` tells who counts as one speaker
    and takes decisions on that, `tracker.corrections` takes what a person says of a quote, and
    `tracker.samples` tells how right all are. Close it, or use it in a `with`.
    """

    def __init__(self, url: str | Path = "attrib.db", *, create: bool = True) -> None:
        self.database: Database = open_database(url, create=create)
        super().__init__(self.database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    @property
    def entities(self) -> Entities:
        """Who counts as one speaker across articles, and decisions on that."""
        from attrib.identity.entities import Entities  # noqa: PLC0415  few questions need it

        return Entities(self.database)

    @property
    def lists(self) -> Lists:
        """A newsroom's own lists of organizations."""
        from attrib.identity.lists import Lists  # noqa: PLC0415  few questions need it

        return Lists(self.database)

    @property
    def corrections(self) -> Corrections:
        """What people say of quotes: take it, list it, take it back."""
        from attrib.review.corrections import Corrections  # noqa: PLC0415  few questions need it

        return Corrections(self.database)

    @property
    def samples(self) -> Samples:
        """Quotes drawn at random, from which this database's own precision is known."""
        from attrib.review.samples import Samples  # noqa: PLC0415  few questions need it

        return Samples(self.database)

    def ingest(  # noqa: PLR0913  the choices are given by name
        self,
        paths: str | PathLike[str] | Iterable[str | PathLike[str]],
        *,
        pipeline: str | None = None,
        fields: Mapping[str, str] | None = None,
        encoding: str | None = None,
        workers: int = 1,
        again: bool = False,
        progress: Callable[[IngestSummary], object] | None = None,
    ) -> IngestSummary:
        """Read articles, find their quotes and speakers, and store them.

        What is stored already is not annotated twice. What cannot be read is quarantined.

        Args:
            paths: files, folders and `-` for standard input.
            pipeline: an installed spaCy pipeline to take syntax and names from, not attrib's own.
            fields: where a corpus has other names than ours: ours to theirs.
            encoding: what text files are in; found for each where it is not given.
            workers: processes that annotate.
            again: whether to annotate again what this model has annotated already.
            progress: called with the summary so far after each batch, and at the end.

        Raises:
            ReadError: if `fields` or `encoding` makes no sense.
            ModelError: if the model is missing or damaged.
            StoreError: if the database cannot be written; what was saved before stays.
        """
        from attrib.ingest import ingest  # noqa: PLC0415  a question needs no spaCy
        from attrib.nlp import load_pipeline  # noqa: PLC0415

        load = partial(load_pipeline, pipeline)
        return ingest(
            paths,
            self.database,
            load(),
            fields=fields,
            encoding=encoding,
            workers=workers,
            load=load,
            again=again,
            progress=progress,
        )

    def import_articles(
        self,
        paths: str | PathLike[str] | Iterable[str | PathLike[str]],
        *,
        progress: Callable[[IngestSummary], object] | None = None,
    ) -> IngestSummary:
        """Store what `export` wrote as JSONL, as it was; nothing is annotated anew.

        Args:
            paths: files of JSON Lines, also with gzip, and `-` for standard input.
            progress: called with the summary so far after each batch, and at the end.

        Raises:
            ReadError: if a file cannot be read.
            StoreError: if the database cannot be written; what was saved before stays.
        """
        from attrib.ingest import import_articles  # noqa: PLC0415  a question needs no reading

        found = (paths,) if isinstance(paths, str | PathLike) else tuple(paths)
        return import_articles(found, self.database, progress=progress)

    def export(
        self,
        out: str | Path | TextIO,
        *,
        format: str = "jsonl",  # noqa: A002  the command's word
        **filters: Unpack[QuoteFilters],
    ) -> int:
        """Write the quotes that filters choose for another program; return how many were written.

        A file appears when it is whole. JSONL holds whole articles, and counts those.

        Args:
            out: a file; a new folder for `citron` and `brat`; or an open stream for text.
            format: `jsonl`, `csv`, `xlsx`, `parquet`, `citron`, `brat`, `webannotation` or `jsonld`.
            **filters: any filter of `quotes`.

        Raises:
            QueryError: if there is no such format, or a filter makes no sense.
            ExportError: if `out` is a folder with files in it, or a library is missing.
        """
        from attrib.export import export  # noqa: PLC0415  a question needs no formats

        return export(self, format, Path(out) if isinstance(out, str) else out, **filters)

    def report(
        self,
        out: str | Path,
        *,
        templates: str | Path | None = None,
        workers: int = 1,
        progress: Callable[[int, int], None] | None = None,
    ) -> SiteSummary:
        """Write the report to a folder, or bring the one there up to date.

        Args:
            out: the folder.
            templates: a folder of your own templates and styles, used before attrib's.
            workers: processes that write the pages of a large report.
            progress: called with the number of pages done and of all pages.

        Raises:
            ReportError: if the folder is no report or cannot be written, or a template has an error.
        """
        from attrib.report import build_site  # noqa: PLC0415  a question needs no templates

        folder = Path(templates) if templates else None
        return build_site(self, Path(out), templates=folder, workers=workers, progress=progress)
