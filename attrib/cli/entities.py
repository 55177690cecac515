"""`attrib entities`: who counts as one speaker across articles, and a person's word on that."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

import attrib
from attrib.cli import options, show
from attrib.cli.identity_lines import decision_lines, doubt_lines, entity_lines
from attrib.cli.progress import progress
from attrib.errors import AttribError

if TYPE_CHECKING:
    from attrib.tracker import Tracker

Name = Annotated[
    str, typer.Argument(metavar="SPEAKER", help="An id, or a name that only one speaker has.")
]
Names = Annotated[
    list[str],
    typer.Argument(metavar="SPEAKER...", help="Two or more: ids, or names that only one has."),
]
Articles = Annotated[
    list[str],
    typer.Argument(metavar="ARTICLE...", help="As `show` lists them: the key, or the id."),
]
NewName = Annotated[str, typer.Argument(metavar="NAME", help="The name to be shown.")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="Of the decision.")]
Who = Annotated[
    str | None,
    typer.Option(
        "--who", envvar="ATTRIB_WHO", metavar="NAME", help="Who decides; you, by your login."
    ),
]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="How many to show.")]


def show_entity(
    speaker: Name, *, db: options.Url = options.DEFAULT_URL, json: options.Json = False
) -> None:
    """Tell who counts as one speaker: in which articles, why, and who else it may be."""
    with attrib.open(db, create=False) as tracker:
        detail = tracker.entities.show(speaker)
    typer.echo(show.as_json(show.plain(detail)) if json else "\n".join(entity_lines(detail)))


def doubts(
    speaker: Annotated[
        str | None, typer.Argument(metavar="SPEAKER", help="Only those with this one.")
    ] = None,
    *,
    db: options.Url = options.DEFAULT_URL,
    limit: Limit = 20,
    json: options.Json = False,
) -> None:
    """List pairs of speakers that may be one, the likeliest first, to merge or to keep apart."""
    with attrib.open(db, create=False) as tracker:
        found = tracker.entities.doubts(speaker)
    if json:
        typer.echo("\n".join(show.as_json(show.plain(doubt)) for doubt in found[:limit]))
        return
    for doubt in found[:limit]:
        typer.echo("\n".join([*doubt_lines(doubt), ""]))
    typer.echo(_end(len(found), limit), err=True)


def _end(found: int, limit: int) -> str:
    if not found:
        return "attrib: no doubts are open."
    more = f", {found - limit:,} more with --limit {found}" if found > limit else ""
    return f"attrib: {show.count(found, 'open doubt')}{more}."


def merge(
    speakers: Names,
    *,
    who: Who = None,
    why: Why = None,
    db: options.Url = options.DEFAULT_URL,
) -> None:
    """Decide that speakers are one. All articles of each then count for that one."""
    with attrib.open(db, create=False) as tracker:
        number = tracker.entities.merge(speakers, who=_who(who), why=why)
        _tell(tracker, number, [speakers[0]])


def split(
    speaker: Name,
    articles: Articles,
    *,
    who: Who = None,
    why: Why = None,
    db: options.Url = options.DEFAULT_URL,
) -> None:
    """Decide that in some of its articles a speaker is another one."""
    with attrib.open(db, create=False) as tracker:
        before = tracker.entities.show(speaker)
        number = tracker.entities.split(speaker, articles, who=_who(who), why=why)
        _tell(tracker, number, [member.profile for member in before.members])


def apart(
    speakers: Names,
    *,
    who: Who = None,
    why: Why = None,
    db: options.Url = options.DEFAULT_URL,
) -> None:
    """Decide that speakers are not one, whatever the rules find. This closes a doubt."""
    with attrib.open(db, create=False) as tracker:
        number = tracker.entities.keep_apart(speakers, who=_who(who), why=why)
        _tell(tracker, number, speakers)


def rename(
    speaker: Name,
    name: NewName,
    *,
    who: Who = None,
    why: Why = None,
    db: options.Url = options.DEFAULT_URL,
) -> None:
    """Decide how a speaker is called, in answers and in the report. Other names still find it."""
    with attrib.open(db, create=False) as tracker:
        key = tracker.entities.show(speaker).speaker.id
        number = tracker.entities.rename(key, name, who=_who(who), why=why)
        _tell(tracker, number, [key])


def undo(
    number: Number,
    *,
    who: Who = None,
    db: options.Url = options.DEFAULT_URL,
) -> None:
    """Take a decision back: who is who is then as the rules and all other decisions have it."""
    with attrib.open(db, create=False) as tracker:
        decision = tracker.entities.undo(number, who=_who(who))
    typer.echo("\n".join(decision_lines(decision)))


def rebuild(*, db: options.Url = options.DEFAULT_URL, quiet: options.Quiet = False) -> None:
    """Name organizations and judge speakers anew in all articles, as after a new version of attrib.

    Nothing is annotated anew; corrections and decisions stay.
    """
    with attrib.open(db, create=False) as tracker, progress("articles", quiet=quiet) as bar:
        articles = tracker.entities.rebuild(progress=bar)
    typer.echo(f"Speakers and organizations of {show.count(articles, 'article')} were judged anew.")


def decisions(*, db: options.Url = options.DEFAULT_URL, json: options.Json = False) -> None:
    """List what people decided, with who, when and why, and what was taken back."""
    with attrib.open(db, create=False) as tracker:
        found = tracker.entities.decisions()
    for decision in found:
        lines = [show.as_json(show.plain(decision))] if json else decision_lines(decision)
        typer.echo("\n".join(lines))
    if not found:
        typer.echo("attrib: nobody has decided anything here.", err=True)


def _who(given: str | None) -> str:
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise AttribError("Say who decides, with --who NAME.") from error


def _tell(tracker: Tracker, number: int, names: list[str]) -> None:
    """Show what a decision made of the speakers, and how to take it back."""
    typer.echo("\n".join(_outcome(tracker, names)))
    typer.echo(f"Decision {number}. To take it back: attrib entities undo {number}")


def _outcome(tracker: Tracker, names: list[str]) -> Iterator[str]:
    found = [tracker.entities.show(name).speaker for name in names]
    for speaker in {speaker.id: speaker for speaker in found}.values():
        yield from show.speaker_lines(speaker)
