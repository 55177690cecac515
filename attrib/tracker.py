"""The tracker, which `attrib.open` gives: files in, answers and reports out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrib.query.api import Query
from attrib.store import Database, open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType
    from typing import Self

    from attrib.ingest import Paths, Progress, Summary
    from attrib.report import SiteSummary


class Tracker(Query):
    """A database of quotes: ingest articles, ask who said what, write the report.

    It answers every question that `Query` does. Close it, or use it in a `with`.
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

    def ingest(
        self,
        paths: Paths,
        *,
        pipeline: str | None = None,
        fields: Mapping[str, str] | None = None,
        encoding: str | None = None,
        progress: Progress | None = None,
    ) -> Summary:
        """Read articles, find their quotes and speakers, and store them.

        What is stored already is not read twice. What cannot be read is quarantined.

        Args:
            paths: files, folders and `-` for standard input.
            pipeline: an installed spaCy pipeline to take syntax and names from, not attrib's own.
            fields: where a corpus has other names than ours: ours to theirs.
            encoding: what text files are in; found for each where it is not given.
            progress: called after each batch with the number of articles done.

        Raises:
            ReadError: if `fields` or `encoding` makes no sense.
            ModelError: if the model is missing or damaged.
            StoreError: if the database cannot be written; what was saved before stays.
        """
        from attrib.ingest import ingest  # noqa: PLC0415  spaCy is slow to import

        return ingest(
            self.database,
            paths,
            pipeline=pipeline,
            fields=fields,
            encoding=encoding,
            progress=progress,
        )

    def report(
        self,
        out: str | Path,
        *,
        templates: str | Path | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> SiteSummary:
        """Write the report to a folder, or bring the one there up to date.

        Args:
            out: the folder.
            templates: a folder of your own templates and styles, used before attrib's.
            progress: called with the number of pages done and of all pages.

        Raises:
            ReportError: if the folder is no report or cannot be written, or a template has an error.
        """
        from attrib.report import build_site  # noqa: PLC0415  a question needs no templates

        folder = Path(templates) if templates else None
        return build_site(self, Path(out), templates=folder, progress=progress)
