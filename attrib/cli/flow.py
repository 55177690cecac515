"""`attrib run`, `ingest` and `report`: articles in, a database and a report out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

import attrib
from attrib.cli import options, show
from attrib.cli.progress import progress

if TYPE_CHECKING:
    from attrib.ingest import IngestSummary
    from attrib.tracker import Tracker

QUARANTINED = 3
"""Exit code: done, but some articles were put into quarantine."""
_MOST_QUOTED = 10


def run(
    paths: options.Inputs,
    *,
    db: options.Url = options.DEFAULT_URL,
    out: options.Out = options.DEFAULT_OUT,
    templates: options.Templates = None,
    pipeline: options.Pipeline = None,
    field: options.Fields = None,
    encoding: options.Encoding = None,
    workers: options.Workers = 1,
    again: options.Again = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Read articles into the database, then write the report. This is the main job.

    Exit code 3 says that it is done, but some articles were put into quarantine.
    """
    with attrib.open(db) as tracker:
        summary = _ingest(
            tracker,
            paths,
            quiet=quiet,
            pipeline=pipeline,
            fields=options.parse_fields(field),
            encoding=encoding,
            workers=workers,
            again=again,
        )
        page = _write_report(tracker, out, templates, quiet=quiet)
        if json:
            typer.echo(show.as_json(show.plain(summary) | {"report": str(page)}))
        else:
            typer.echo("\n".join(_findings(tracker, summary)))
            typer.echo(f"\nReport: {page}")
    leave(summary)


def ingest(
    paths: options.Inputs,
    *,
    db: options.Url = options.DEFAULT_URL,
    pipeline: options.Pipeline = None,
    field: options.Fields = None,
    encoding: options.Encoding = None,
    workers: options.Workers = 1,
    again: options.Again = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Read articles into the database. What it holds already is not read twice.

    Exit code 3 says that it is done, but some articles were put into quarantine.
    """
    with attrib.open(db) as tracker:
        summary = _ingest(
            tracker,
            paths,
            quiet=quiet,
            pipeline=pipeline,
            fields=options.parse_fields(field),
            encoding=encoding,
            workers=workers,
            again=again,
        )
    if json:
        typer.echo(show.as_json(show.plain(summary)))
    else:
        typer.echo("\n".join(outcome(summary)))
    leave(summary)


def report(
    *,
    db: options.Url = options.DEFAULT_URL,
    out: options.Out = options.DEFAULT_OUT,
    templates: options.Templates = None,
    workers: options.Writers = None,
    quiet: options.Quiet = False,
) -> None:
    """Write the report of a database: a folder of pages that opens in any browser."""
    with attrib.open(db, create=False) as tracker:
        typer.echo(_write_report(tracker, out, templates, workers=workers, quiet=quiet))


def _ingest(tracker: Tracker, paths: list[str], *, quiet: bool, **choices: Any) -> IngestSummary:
    with progress("articles", quiet=quiet) as bar:

        def tell(summary: IngestSummary) -> None:
            bar(summary.read + summary.quarantined, None)

        return tracker.ingest(paths, progress=tell, **choices)


def _write_report(
    tracker: Tracker,
    out: Path,
    templates: Path | None,
    *,
    workers: int | None = None,
    quiet: bool,
) -> Path:
    from attrib.report.press import cores

    with progress("pages", quiet=quiet) as bar:
        tracker.report(out, templates=templates, workers=workers or cores(), progress=bar)
    return out / "index.html"


def _findings(tracker: Tracker, summary: IngestSummary) -> Iterator[str]:
    """Yield what was done, and whom the articles of the whole database quote most."""
    yield from outcome(summary)
    totals = tracker.totals()
    found = (
        show.count(totals.articles, "article"),
        show.count(totals.quotes, "quote"),
        show.count(totals.speakers, "speaker"),
    )
    yield f"The database now holds {', '.join(found)}. Quoted most:"
    yield from show.ranking_lines(tracker.speakers(limit=_MOST_QUOTED))


def outcome(summary: IngestSummary) -> Iterator[str]:
    """Yield how many articles were read, and each that was put into quarantine with its reason."""
    known = f"; {summary.unchanged:,} known before" if summary.unchanged else ""
    quotes = show.count(summary.quotes, "quote")
    yield f"Stored {show.count(summary.stored, 'article')} with {quotes}{known}."
    if summary.quarantined:
        yield f"Put into quarantine: {summary.quarantined:,}"
        yield from (f"    {refusal.origin}: {refusal.reason}" for refusal in summary.refusals)


def leave(summary: IngestSummary) -> None:
    """End with the exit code that says whether something was put into quarantine."""
    if summary.quarantined:
        raise typer.Exit(QUARANTINED)
