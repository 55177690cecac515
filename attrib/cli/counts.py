"""`attrib counts`: whom a corpus quotes, counted by speaker, sector, outlet and more."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

import attrib
from attrib.cli import filters, options, show

By = Literal["speaker", "affiliation", "sector", "outlet", "year", "month", "form", "act", "type"]


@filters.choosing
def counts(
    *,
    by: Annotated[By, typer.Option(help="What to count by.")] = "sector",
    db: options.Url = options.DEFAULT_URL,
    limit: filters.Limit = None,
    json: options.Json = False,
    **wanted: Any,
) -> None:
    """Count quotes, words, articles and speakers, the most quotes first: whom do they quote?"""
    with attrib.open(db, create=False) as tracker:
        found = tracker.counts(by=by, **wanted)[:limit]
    if not found:
        typer.echo("attrib: no quote to count.", err=True)
    elif not json:
        typer.echo(f"{'quotes':>8} {'words':>9} {'articles':>9} {'speakers':>9}  {by}")
    for count in found:
        plain = show.plain(count)
        typer.echo(show.as_json(plain) if json else show.count_line(count))
