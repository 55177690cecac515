"""Options that choose quotes, and the arguments of `tracker.quotes` that they become."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from attrib import types

Speaker = Annotated[str | None, typer.Option(help="By whom: a name, or part of one.")]
Outlet = Annotated[str | None, typer.Option(help="In which outlet.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this year, month or day on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this year, month or day.")]
FILTERS: dict[str, Any] = {
    "speaker": Speaker,
    "affiliation": Annotated[str | None, typer.Option(help="Of which organization, such as MIT.")],
    "sector": Annotated[
        types.Sector | None, typer.Option(help="From which part of society; unknown for none.")
    ],
    "role": Annotated[str | None, typer.Option(help="In which role, such as spokesman.")],
    "text": Annotated[str | None, typer.Option(help="With these words in what was said.")],
    "about": Annotated[str | None, typer.Option(help="With words that begin so: vaccin.")],
    "form": Annotated[types.Form | None, typer.Option(help="How much stands in quotation marks.")],
    "act": Annotated[types.Act | None, typer.Option(help="Said (statement) or held (attitude).")],
    "type": Annotated[types.SpeakerType | None, typer.Option(help="By which kind of source.")],
    "outlet": Outlet,
    "article": Annotated[str | None, typer.Option(help="In which article: its key, id or URL.")],
    "since": Since,
    "until": Until,
    "min_confidence": Annotated[
        float | None,
        typer.Option(metavar="SHARE", min=0, max=1, help="At least this sure, 0 to 1."),
    ],
    "negated": Annotated[
        bool | None, typer.Option("--negated/--not-negated", help="Whether the source denied it.")
    ],
}
"""The options, by the names of the arguments of `tracker.quotes`."""
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="At most this many.")]
Offset = Annotated[int | None, typer.Option(metavar="N", min=0, help="Leave out this many first.")]


def given(**options: Any) -> dict[str, Any]:
    """Return the options that were given: the others are left to the query's own defaults."""
    return {name: value for name, value in options.items() if value is not None}


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command every filter as an option; it gets those that were given as `**wanted`."""
    signature = inspect.signature(command, eval_str=True)
    own = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
    filters = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in FILTERS.items()
    ]

    @wraps(command)
    def run(**values: Any) -> None:
        chosen = given(**{name: values.pop(name) for name in FILTERS})
        command(**values, **chosen)

    run.__signature__ = signature.replace(parameters=[*own, *filters])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in (*own, *filters)} | {"return": None}
    return run
