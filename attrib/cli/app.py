"""The commands, gathered under the one name `attrib`."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from attrib.cli import (
    aliases,
    annotate,
    ask,
    counts,
    database,
    entities,
    export,
    flow,
    review,
    serve,
    training,
)

HELP = {"help_option_names": ["-h", "--help"]}


def make_group(help_text: str) -> typer.Typer:
    """Return a group of commands with the house's ways: -h, plain text, errors left to `main`."""
    return typer.Typer(
        help=help_text,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=HELP,
    )


app = make_group("Find who said what in news articles: every statement, its speaker and evidence.")
db = make_group("Look after the database.")
own_lists = make_group("Take in your own lists of organizations, or the ROR dump.")
who_is_who = make_group("Tell who counts as one speaker across articles, and decide on it.")


def print_version(value: bool) -> None:  # noqa: FBT001  Typer hands it over by position
    """Print the version and stop."""
    if value:
        import attrib

        typer.echo(f"attrib {attrib.__version__}")
        raise typer.Exit


@app.callback()
def start(
    *,
    version: Annotated[  # noqa: ARG001  print_version has dealt with it
        bool,
        typer.Option(
            "--version", "-v", help="Print the version.", callback=print_version, is_eager=True
        ),
    ] = False,
    log: Annotated[
        str,
        typer.Option(metavar="LEVEL", help="What to log on stderr: debug, info, warning, error."),
    ] = "warning",
) -> None:
    """Find who said what in news articles: every statement, its speaker and evidence."""
    levels = logging.getLevelNamesMapping()
    if log.upper() not in levels:
        raise typer.BadParameter(f"{log!r} is no level of logging", param_hint="--log")
    logging.getLogger("attrib").setLevel(levels[log.upper()])


app.command()(flow.run)
app.command()(flow.ingest)
app.command()(flow.report)
app.command()(serve.serve)
app.command()(annotate.annotate)
app.command()(ask.who)
app.command()(ask.affiliations)
app.command()(ask.quotes)
app.command()(counts.counts)
app.command()(ask.info)
app.command()(export.export)
app.command("import")(export.import_articles)
app.command()(review.review)
app.command()(training.train)
app.command()(training.evaluate)
app.add_typer(db, name="db")
db.command()(database.upgrade)
db.command()(database.check)
db.command()(database.vacuum)
db.command()(database.stats)
app.add_typer(own_lists, name="aliases")
own_lists.command("import")(aliases.import_list)
own_lists.command()(aliases.lists)
own_lists.command()(aliases.forget)
own_lists.command()(aliases.find)
app.add_typer(who_is_who, name="entities")
who_is_who.command("show")(entities.show_entity)
who_is_who.command()(entities.doubts)
who_is_who.command()(entities.merge)
who_is_who.command()(entities.split)
who_is_who.command()(entities.apart)
who_is_who.command()(entities.rename)
who_is_who.command()(entities.undo)
who_is_who.command()(entities.decisions)
who_is_who.command()(entities.rebuild)
