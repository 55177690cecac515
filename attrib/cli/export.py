"""`attrib export` and `import`: what the database holds, for other programs and back again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

import attrib
from attrib.cli import filters, flow, options, show
from attrib.cli.progress import progress

Name = Literal["jsonl", "csv", "xlsx", "parquet", "citron", "brat", "webannotation", "jsonld"]
_HELP = (
    "jsonl: whole articles, a line each, for `attrib import`; csv, xlsx, parquet: a quote a row; "
    "citron, brat: files for each article; webannotation: W3C; jsonld: schema.org."
)


@filters.choosing
def export(
    *,
    db: options.Url = options.DEFAULT_URL,
    kind_of_file: Annotated[Name, typer.Option("--format", "-f", help=_HELP)] = "jsonl",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="PATH",
            help="Write here, not to stdout: a file, or a new folder for citron and brat.",
        ),
    ] = None,
    **wanted: Any,
) -> None:
    """Write quotes for other programs. With filters, those that they choose.

    JSONL holds whole articles: with filters, those that have such quotes.
    """
    with attrib.open(db, create=False) as tracker:
        place = sys.stdout if out is None or str(out) == "-" else out
        tracker.export(place, format=kind_of_file, **wanted)


def import_articles(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files of JSONL from `attrib export`; - is stdin."),
    ],
    *,
    db: options.Url = options.DEFAULT_URL,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Store what `attrib export` wrote as JSONL, as it was: nothing is annotated anew.

    Exit code 3 says that it is done, but some lines were put into quarantine.
    """
    with attrib.open(db) as tracker, progress("articles", quiet=quiet) as bar:
        summary = tracker.import_articles(
            paths, progress=lambda so_far: bar(so_far.read + so_far.quarantined, None)
        )
    typer.echo(show.as_json(show.plain(summary)) if json else "\n".join(flow.outcome(summary)))
    flow.leave(summary)
