"""`attrib review`: look through what is least certain, by keys or by a spreadsheet; learn the precision."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import attrib
from attrib.cli import filters, options, show
from attrib.cli.output import opened
from attrib.errors import AttribError

if TYPE_CHECKING:
    from attrib.cli.reviewing import Item
    from attrib.query.answers import QuoteAnswer
    from attrib.query.identity_answers import Doubt
    from attrib.query.scare import ScareAnswer
    from attrib.tracker import Tracker

Who = Annotated[
    str | None,
    typer.Option(
        "--who", envvar="ATTRIB_WHO", metavar="NAME", help="Who says so; you, by your login."
    ),
]
_DEFAULT_LIMIT = 50


Sample = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Draw N quotes at random, and tell how right all are likely to be. "
        "One that was begun goes on.",
    ),
]
Export = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write a table (CSV) to fill in, and ask nothing."),
]
Apply = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Take in a table that was filled in.")
]
Training = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write corrected articles (JSONL) for `attrib train`."),
]
History = Annotated[
    bool, typer.Option("--list", help="List every correction, with who, when and why.")
]
Revoke = Annotated[
    list[int] | None,
    typer.Option(metavar="NUMBER", help="Take a correction back. May be repeated."),
]
Scare = Annotated[
    bool,
    typer.Option(
        "--scare",
        help="With --export: words in quotation marks that quote nobody, to make quotes of.",
    ),
]
Article = Annotated[
    str | None, typer.Option(metavar="ID", help="In this article only, by key, id or URL.")
]


def review(
    *,
    db: options.Url = options.DEFAULT_URL,
    who: Who = None,
    sample: Sample = None,
    export: Export = None,
    apply: Apply = None,
    training: Training = None,
    history: History = False,
    revoke: Revoke = None,
    scare: Scare = False,
    limit: filters.Limit = None,
    speaker: filters.Speaker = None,
    outlet: filters.Outlet = None,
    since: filters.Since = None,
    until: filters.Until = None,
    article: Article = None,
) -> None:
    """Look through the least certain quotes and open identities, and say what is wrong.

    What you say is kept with your name and the time, wins over every later run, and can be taken
    back. Without further options it asks in the terminal, quote by quote.
    """
    jobs = (sample and not export, export, apply, training, history, revoke)
    if sum(map(bool, jobs)) > 1:
        raise typer.BadParameter(
            "give one of --sample, --export, --apply, --training, --list and --revoke; "
            "only --sample and --export go together"
        )
    if scare and not export:
        raise typer.BadParameter("--scare goes with --export FILE")
    wanted = filters.given(
        speaker=speaker, outlet=outlet, since=since, until=until, article=article
    )
    name = who or getpass.getuser()
    most = limit or _DEFAULT_LIMIT
    with attrib.open(db, create=False) as tracker:
        if history:
            _list(tracker)
        elif revoke:
            tracker.corrections.revoke(*revoke, who=name)
            typer.echo(f"Took back {show.count(len(revoke), 'correction')}.")
        elif training:
            _write_training(tracker, training)
        elif apply:
            _apply(tracker, apply, name)
        elif scare and export:
            _write(export, scare=tracker.scare_quotes(limit=limit, **wanted))
        else:
            items = _sampled(tracker, sample, name) if sample else _waiting(tracker, wanted, most)
            if export:
                _export(export, items)
                return
            _walk(tracker, items, name)
            if sample:
                _tell_precision(tracker, None)


def _list(tracker: Tracker) -> None:
    for one in tracker.corrections.all():
        state = f", revoked by {one.revoked_by} on {one.revoked}" if one.revoked else ""
        stated = one.before or one.after
        values = " -> " + (" | ".join(one.values) or "none") if one.speaker else ""
        if one.before and one.after and one.after.text != one.before.text:
            values = f" -> {one.after.text}"
        elif one.before and one.after and one.after.speaker != one.before.speaker:
            values = f" -> {one.after.speaker or 'not known'}"
        typer.echo(f"{one.id:>5}  {one.kind}, {one.who}, {one.at}{state}")
        if stated is not None:
            typer.echo(f"       {' '.join(stated.text.split())}{values}")
        if one.why:
            typer.echo(f"       {one.why}")


def _write_training(tracker: Tracker, path: Path) -> None:
    from attrib.review.training import training_articles

    with opened(path) as file:
        number = 0
        for article in training_articles(tracker.database):
            file.write(show.as_json(article) + "\n")
            number += 1
    typer.echo(f"{show.count(number, 'corrected article')}.", err=True)


def _apply(tracker: Tracker, path: Path, who: str) -> None:
    from attrib.review.answers import read_answers
    from attrib.review.filling import Filling

    filling = Filling(tracker, tracker.corrections, tracker.samples, tracker.entities)
    lines = read_answers(path)
    done = filling.apply(lines, who=who, name=str(path))
    typer.echo(
        f"{show.count(done.corrections, 'correction')} and {show.count(done.decisions, 'decision')} "
        f"on who is who are new; {done.known:,} were known."
    )
    for number in sorted({line.sample[0] for line in lines if line.sample}):
        _tell_precision(tracker, number)


def _export(path: Path, items: Iterable[Item]) -> None:
    quotes, doubts = [], []
    for item in items:
        if item.quote is not None:
            place = f"{item.place[0]}/{item.place[1]}" if item.place else ""
            quotes.append((item.quote, place))
        elif item.doubt is not None:
            doubts.append(item.doubt)
    _write(path, quotes, doubts)


def _write(
    path: Path,
    quotes: Iterable[tuple[QuoteAnswer, str]] = (),
    doubts: Iterable[Doubt] = (),
    *,
    scare: Iterable[ScareAnswer] = (),
) -> None:
    from attrib.review.sheet import write_sheet

    # Excel takes a file for UTF-8 by the mark at its beginning only.
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        number = write_sheet(quotes, doubts, file, scare=scare)
    typer.echo(f"{show.count(number, 'line')} in {path}: fill it in, then `--apply` it.", err=True)


def _walk(tracker: Tracker, items: Iterable[Item], who: str) -> None:
    from attrib.cli.reviewing import Reviewer
    from attrib.cli.screen import Screen

    screen = Screen()
    if not screen.is_there:
        raise AttribError("Nobody sits before a terminal here: use --export FILE and --apply FILE.")
    everything = list(items)
    reviewer = Reviewer(tracker, screen, who)
    reviewer.walk(everything, len(everything))
    typer.echo(f"Kept {show.count(reviewer.said, 'answer')} by {who}.")


def _waiting(tracker: Tracker, wanted: dict[str, Any], most: int) -> Iterator[Item]:
    """Yield the least certain quotes, and where no article or speaker is asked for, open identities."""
    from attrib.cli.reviewing import Item

    quotes = tracker.corrections.waiting(limit=most, **wanted)
    yield from (Item(quote=quote) for quote in quotes)
    if not wanted:
        yield from (Item(doubt=doubt) for doubt in tracker.entities.doubts()[:most])


def _sampled(tracker: Tracker, size: int, who: str) -> Iterator[Item]:
    """Yield what is left of the sample that was begun, or draw one."""
    from attrib.cli.reviewing import Item

    samples = tracker.samples
    number = samples.unfinished()
    if number is None:
        number = samples.draw(size, who=who)
    else:
        typer.echo(f"attrib: goes on with sample {number}, which was begun.", err=True)
    for drawn in samples.quotes(number):
        if drawn.faults is not None:
            continue
        quote = samples.now(drawn)
        if quote is None:
            typer.echo(f"attrib: a quote of the sample is gone since: {drawn.text}", err=True)
        else:
            yield Item(quote=quote, place=(number, drawn.number))


def _tell_precision(tracker: Tracker, sample: int | None) -> None:
    from attrib.cli.review_pages import precision_lines

    precision = tracker.precision() if sample is None else tracker.samples.precision(sample)
    lines = ["Nobody looked at a sample yet."] if precision is None else precision_lines(precision)
    typer.echo("\n".join(lines))
