"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files or folders of text, HTML, JSONL, CSV, DOCX or PDF; - is standard input.",
    ),
]
Url = Annotated[
    str,
    typer.Option(
        "--db",
        envvar="ATTRIB_DB",
        metavar="URL",
        help="The database: a file for SQLite, or any SQLAlchemy URL.",
    ),
]
DEFAULT_URL = "attrib.db"
Out = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the report goes.")]
DEFAULT_OUT = Path("reports/latest")
Templates = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Your own templates and styles, used before attrib's."),
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="An installed spaCy English pipeline to take syntax and names from, not attrib's own.",
    ),
]
Engine = Annotated[
    Literal["attrib", "textacy"],
    typer.Option(help="Who finds the quotes: attrib, or textacy's rules to compare with."),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=THEIRS",
        help="Another name of a field in JSONL or CSV, such as text=body. May be repeated.",
    ),
]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="The encoding of the files, if you know it.")
]
Workers = Annotated[
    int, typer.Option("--workers", "-w", metavar="N", min=1, help="How many processes annotate.")
]
Writers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        "-w",
        metavar="N",
        min=1,
        help="How many processes write a large report; as many as there are cores if not given.",
    ),
]
Again = Annotated[
    bool, typer.Option("--again", help="Annotate again what this model has annotated already.")
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON, one object a line.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]


def parse_fields(pairs: list[str] | None) -> dict[str, str] | None:
    """Return what `--field NAME=THEIRS` gave as a mapping of our names to theirs."""
    if not pairs:
        return None
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"{pair!r} is not NAME=THEIRS", param_hint="--field")
    return dict(pair.split("=", 1) for pair in pairs)
