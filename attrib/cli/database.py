"""`attrib db`: make or upgrade a database, check that it is sound, tidy it, count what it holds."""

from __future__ import annotations

import typer

import attrib
from attrib.cli import options, show


def upgrade(*, db: options.Url = options.DEFAULT_URL) -> None:
    """Make the database where there is none, or bring it to this version's schema.

    What takes long to count in a large database is counted in advance.
    """
    from attrib.store import open_database

    with open_database(db) as database:
        database.tally()
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


def vacuum(*, db: options.Url = options.DEFAULT_URL) -> None:
    """Give unused space back and tidy the indexes. Nothing that was found or said is lost.

    PostgreSQL keeps the space for new rows.
    """
    from attrib.store import open_database
    from attrib.store.compact import compact

    with open_database(db, create=False) as database:
        done = compact(database)
        typer.echo(
            f"{database.name}: {done.before:,} bytes before, {done.after:,} now; "
            f"{done.removed:,} unused names and organizations removed."
        )


def stats(*, db: options.Url = options.DEFAULT_URL, json: options.Json = False) -> None:
    """Count what the database holds."""
    with attrib.open(db, create=False) as tracker:
        totals = show.plain(tracker.totals())
    typer.echo(show.as_json(totals) if json else "\n".join(show.fact_lines(totals)))
