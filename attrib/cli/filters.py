"""Options that choose quotes, and the arguments of `tracker.quotes` that they become."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from attrib import types

Speaker = Annotated[str | None, typer.Option(help="By whom: a name, or part of one.")]
Affiliation = Annotated[str | None, typer.Option(help="Of which organization, such as MIT.")]
Role = Annotated[str | None, typer.Option(help="In which role, such as spokesman.")]
Text = Annotated[str | None, typer.Option(help="With these words in what was said.")]
Form = Annotated[types.Form | None, typer.Option(help="How much stands in quotation marks.")]
Act = Annotated[types.Act | None, typer.Option(help="Said (statement) or held (attitude).")]
Kind = Annotated[types.SpeakerType | None, typer.Option("--type", help="By which kind of source.")]
Outlet = Annotated[str | None, typer.Option(help="In which outlet.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this year, month or day on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this year, month or day.")]
MinConfidence = Annotated[
    float | None, typer.Option(metavar="SHARE", min=0, max=1, help="At least this sure, 0 to 1.")
]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="At most this many.")]


def given(**options: Any) -> dict[str, Any]:
    """Return the options that were given: the others are left to the query's own defaults."""
    return {name: value for name, value in options.items() if value is not None}
