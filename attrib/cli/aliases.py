"""`attrib aliases`: a newsroom's own lists of organizations, in and out of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import attrib
from attrib.cli import options, show
from attrib.cli.progress import progress

File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="CSV or JSON lines with a name a row; or the ROR dump."),
]
ListName = Annotated[str, typer.Argument(metavar="LIST", help="As `attrib aliases lists` has it.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="As an article may write it.")]
_MOST = 10


def import_list(
    file: File,
    *,
    db: options.Url = options.DEFAULT_URL,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Take in a list of organizations, and name them by it in all articles. Annotates nothing anew.

    A list of the same file name gives way.
    """
    with attrib.open(db) as tracker, progress("articles", quiet=quiet) as bar:
        imported = tracker.lists.import_file(file, progress=bar)
    if json:
        typer.echo(show.as_json(show.plain(imported)))
        return
    known = show.count(imported.organizations, "organization")
    articles = show.count(imported.articles, "article")
    typer.echo(f"{imported.name} has {known}. Organizations were named by it in {articles}.")
    if imported.ambiguous:
        names = "; ".join(imported.ambiguous[:_MOST])
        more = f"; and {len(imported.ambiguous) - _MOST:,} more" * (len(imported.ambiguous) > _MOST)
        typer.echo(
            f"attrib: these names mean several organizations, so none: {names}{more}.", err=True
        )


def lists(*, db: options.Url = options.DEFAULT_URL, json: options.Json = False) -> None:
    """Name the lists that were taken in, with the number of their organizations."""
    with attrib.open(db, create=False) as tracker:
        counts = tracker.lists.counts()
    for name, number in counts.items():
        row = {"list": name, "organizations": number}
        typer.echo(show.as_json(row) if json else f"{number:>8,}  {name}")
    if not counts:
        typer.echo("attrib: no list but the curated one.", err=True)


def forget(
    name: ListName,
    *,
    db: options.Url = options.DEFAULT_URL,
    quiet: options.Quiet = False,
) -> None:
    """Forget a list that was taken in, and name organizations without it in all articles."""
    with attrib.open(db, create=False) as tracker, progress("articles", quiet=quiet) as bar:
        articles = tracker.lists.forget(name, progress=bar)
    typer.echo(f"{name} is forgotten, in {show.count(articles, 'article')}.")


def find(name: Name, *, db: options.Url = options.DEFAULT_URL, json: options.Json = False) -> None:
    """Tell which organization a name means, by your lists and the curated one. Exit code 1 if none."""
    with attrib.open(db) as tracker:
        found = tracker.lists.find(name)
    for organization in found:
        plain = show.plain(organization)
        typer.echo(
            show.as_json(plain) if json else "\n".join(show.organization_lines(organization))
        )
    if not found:
        typer.echo(f"attrib: no list has {name[:80]!r}, or several organizations of it.", err=True)
        raise typer.Exit(1)
