"""`attrib who`, `quotes` and `info`: questions to the database, and what this installation is."""

from __future__ import annotations

import json as json_module
import platform
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

import attrib
from attrib.cli import filters, options, show
from attrib.errors import AttribError

if TYPE_CHECKING:
    from attrib.tracker import Tracker

Order = Literal[
    "published", "-published", "confidence", "-confidence", "words", "-words", "speaker"
]


def who(
    name: Annotated[str, typer.Argument(help="A name, or part of one: fravel, M. Taylor Fravel.")],
    *,
    db: options.Url = options.DEFAULT_URL,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="How many quotes to show.")] = 5,
    json: options.Json = False,
) -> None:
    """Tell who a speaker is: roles, affiliations, quotes. Exit code 1 if nobody is found."""
    with attrib.open(db, create=False) as tracker:
        found = False
        for speaker in tracker.speakers(name):
            found = True
            if json:
                typer.echo(show.as_json(show.plain(speaker)))
                continue
            typer.echo("\n".join(show.speaker_lines(speaker)))
            for quote in tracker.quotes(speaker_id=speaker.id, limit=limit) if limit else ():
                typer.echo("\n" + "\n".join(show.quote_lines(quote)))
            typer.echo()
        if not found:
            _name_nearest(tracker, name)
            raise typer.Exit(1)


def affiliations(
    name: Annotated[str, typer.Argument(help="A name, or part of one.")],
    *,
    db: options.Url = options.DEFAULT_URL,
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only where they were then, by the articles up to it."),
    ] = None,
    json: options.Json = False,
) -> None:
    """Tell where a speaker belongs, since when and until when, as of which article.

    Exit code 1 if nothing is known.
    """
    with attrib.open(db, create=False) as tracker:
        found = tracker.affiliations(name, on=on)
        for number, answer in enumerate(found):
            if json:
                typer.echo(show.as_json(show.plain(answer)))
                continue
            if not number or found[number - 1].speaker_id != answer.speaker_id:
                typer.echo(answer.speaker)
            typer.echo("\n".join(show.affiliation_lines(answer)))
        if not found:
            _name_nearest(tracker, name)
            raise typer.Exit(1)


@filters.choosing
def quotes(
    *,
    db: options.Url = options.DEFAULT_URL,
    limit: filters.Limit = None,
    offset: filters.Offset = None,
    order: Annotated[
        Order, typer.Option(help="By what; with - before it downwards.")
    ] = "published",
    json: options.Json = False,
    **wanted: Any,
) -> None:
    """Find quotes: who said what, in what role, where and when."""
    with attrib.open(db, create=False) as tracker:
        found = False
        for quote in tracker.quotes(**wanted, limit=limit, offset=offset, order=order):
            found = True
            lines = [show.as_json(show.plain(quote))] if json else [*show.quote_lines(quote), ""]
            typer.echo("\n".join(lines))
        if "speaker" in wanted and not found:
            _name_nearest(tracker, wanted["speaker"])


def _name_nearest(tracker: Tracker, name: str) -> None:
    nearest = ", ".join(answer.name for answer in tracker.nearest(name))
    cure = f"; the nearest names are {nearest}" if nearest else ""
    typer.echo(f"attrib: nothing of {name!r} here{cure}.", err=True)


def info(*, db: options.Url = options.DEFAULT_URL, json: options.Json = False) -> None:
    """Tell what this installation is, which model it has, and what the database holds."""
    facts: dict[str, Any] = {
        "attrib": attrib.__version__,
        "python": platform.python_version(),
        "model": _model(),
        "database": db,
    }
    try:
        with attrib.open(db, create=False) as tracker:
            facts |= show.plain(tracker.totals())
    except AttribError as error:
        facts["problem"] = str(error)
    if json:
        typer.echo(show.as_json(facts))
    else:
        typer.echo("\n".join(show.fact_lines(facts)))


def _model() -> str | None:
    """Return name and version of the shipped model, read without loading it."""
    from attrib.resources import model_dir

    path = model_dir() / "meta.json"
    if not path.exists():
        return None
    meta = json_module.loads(path.read_text(encoding="utf-8"))
    return f"{meta.get('name')} {meta.get('version')}"
