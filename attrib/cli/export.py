"""`attrib export`: what the database holds, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO

import typer

import attrib
from attrib.cli import filters, options
from attrib.cli.output import Out, opened

if TYPE_CHECKING:
    from attrib.tracker import Tracker


def export(
    *,
    db: options.Url = options.DEFAULT_URL,
    kind_of_file: Annotated[
        Literal["jsonl", "csv"],
        typer.Option("--format", "-f", help="jsonl: all of an article a line; csv: a quote a row."),
    ] = "jsonl",
    out: Out = None,
    speaker: filters.Speaker = None,
    affiliation: filters.Affiliation = None,
    text: filters.Text = None,
    form: filters.Form = None,
    act: filters.Act = None,
    kind: filters.Kind = None,
    outlet: filters.Outlet = None,
    since: filters.Since = None,
    until: filters.Until = None,
) -> None:
    """Write quotes as CSV, or whole articles as JSONL. With filters, those that they choose."""
    wanted = filters.given(
        speaker=speaker,
        affiliation=affiliation,
        text=text,
        form=form,
        act=act,
        type=kind,
        outlet=outlet,
        since=since,
        until=until,
    )
    write = _write_csv if kind_of_file == "csv" else _write_jsonl
    with attrib.open(db, create=False) as tracker, opened(out) as file:
        write(tracker, wanted, file)


def _write_csv(tracker: Tracker, wanted: dict[str, Any], file: TextIO) -> None:
    from attrib.export import write_csv

    write_csv(tracker.quotes(**wanted), file)


def _write_jsonl(tracker: Tracker, wanted: dict[str, Any], file: TextIO) -> None:
    from attrib.store.load import load_articles

    keys = {quote.article.key for quote in tracker.quotes(**wanted)} if wanted else None
    articles = (attrib.to_dict(article) for article in load_articles(tracker.database, keys))
    file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
