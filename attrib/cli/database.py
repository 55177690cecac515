"""`attrib db`: make or upgrade a database, check that it is sound, count what it holds."""

from __future__ import annotations

import typer

import attrib
from attrib.cli import options, show


def upgrade(*, db: options.Url = options.DEFAULT_URL) -> None:
    """Make the database where there is none, or bring it to this version's schema."""
    from attrib.store import open_database

    with open_database(db) as database:
        typer.echo(f"{database.name} is up to date.")


def check(*, db: options.Url = options.DEFAULT_URL) -> None:
    """Check file, schema and every stored quote. Exit code 1 if something is wrong."""
    from attrib.store import open_database
    from attrib.store.health import find_faults

    with open_database(db, create=False) as database:
        faults = tuple(find_faults(database))
        typer.echo("\n".join(faults) or f"{database.name} is sound.")
    if faults:
        raise typer.Exit(1)


def stats(*, db: options.Url = options.DEFAULT_URL, json: options.Json = False) -> None:
    """Count what the database holds."""
    with attrib.open(db, create=False) as tracker:
        totals = show.plain(tracker.totals())
    typer.echo(show.as_json(totals) if json else "\n".join(show.fact_lines(totals)))
