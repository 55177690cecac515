"""`attrib annotate`: articles in, one JSON object an article out. Needs no database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import typer

from attrib.cli import options
from attrib.cli.flow import QUARANTINED
from attrib.cli.output import Out, opened
from attrib.cli.progress import progress
from attrib.contract import to_dict
from attrib.types import Document, Refusal


def annotate(
    paths: options.Inputs,
    *,
    out: Out = None,
    pipeline: options.Pipeline = None,
    engine: options.Engine = "attrib",
    field: options.Fields = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = False,
) -> None:
    """Write each article with its quotes and speakers as one line of JSON. Needs no database.

    What could not be read is named on stderr, and the exit code is then 3.
    """
    from attrib.nlp import load_pipeline
    from attrib.read import read

    refusals: list[Refusal] = []
    found = read(paths, fields=options.parse_fields(field), encoding=encoding)
    annotator = load_pipeline(pipeline, engine=engine)
    with opened(out) as file, progress("articles", quiet=quiet) as bar:
        for number, answer in enumerate(annotator.annotate(_documents(found, refusals)), 1):
            if isinstance(answer, Refusal):
                refusals.append(answer)
            else:
                file.write(json.dumps(to_dict(answer), ensure_ascii=False) + "\n")
            bar(number, None)
    for refusal in refusals:
        typer.echo(f"attrib: {refusal.origin}: {refusal.reason}", err=True)
    if refusals:
        raise typer.Exit(QUARANTINED)


def _documents(items: Iterable[Document | Refusal], refusals: list[Refusal]) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Refusal):
            refusals.append(item)
        else:
            yield item
