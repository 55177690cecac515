"""The formats by name, and the one way to write any of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TextIO

from attrib.errors import ExportError, QueryError
from attrib.export.brat import write_brat
from attrib.export.chosen import Chosen
from attrib.export.citron import write_citron
from attrib.export.jsonl import write_jsonl
from attrib.export.parquet import write_parquet
from attrib.export.schemaorg import write_schemaorg
from attrib.export.table import write_csv
from attrib.export.webannotation import write_webannotation
from attrib.export.xlsx import write_xlsx
from attrib.query.api import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: what it is written to, by what, and what is in it."""

    write: Callable[[Chosen, Any], int]
    """Writes what was chosen; returns how many quotes or articles."""
    into: Literal["text", "file", "folder"]
    """A stream of text, a file of bytes, or a folder with a file for each article."""
    what: str


FORMATS: dict[str, Format] = {
    "jsonl": Format(
        write=lambda chosen, file: write_jsonl(chosen.annotated(), file),
        into="text",
        what="whole articles as they are stored, one a line, for `attrib import`",
    ),
    "csv": Format(
        write=lambda chosen, file: write_csv(chosen.quotes(), file),
        into="text",
        what="a quote a row",
    ),
    "xlsx": Format(write=write_xlsx, into="file", what="a quote a row, and sheets of counts"),
    "parquet": Format(
        write=lambda chosen, path: write_parquet(chosen.quotes(), path),
        into="file",
        what="a quote a row, typed, for data frames",
    ),
    "citron": Format(
        write=lambda chosen, folder: write_citron(chosen.articles(), folder),
        into="folder",
        what="Citron's JSON, a file for each article",
    ),
    "brat": Format(
        write=lambda chosen, folder: write_brat(chosen.articles(), folder),
        into="folder",
        what="brat's standoff files, two for each article",
    ),
    "webannotation": Format(
        write=lambda chosen, file: write_webannotation(chosen.articles(), file),
        into="text",
        what="W3C Web Annotations",
    ),
    "jsonld": Format(
        write=lambda chosen, file: write_schemaorg(chosen.articles(), file),
        into="text",
        what="schema.org's Quotation, Claim and NewsArticle",
    ),
}


def export(query: Query, name: str, out: Path | TextIO, **filters: Any) -> int:
    """Write the quotes that filters choose; return how many quotes or articles were written.

    A file appears when it is whole: one that was there before stays until then.

    Args:
        query: what to ask.
        name: one of `FORMATS`.
        out: a file, a folder, or for text an open stream.
        **filters: any filter of `quotes`.

    Raises:
        QueryError: if there is no such format, or a filter makes no sense.
        ExportError: if a folder to write to has something in it, there is no file to write to, or a
            library is missing.
    """
    if name not in FORMATS:
        raise QueryError(f"format must be one of {', '.join(FORMATS)}, not {name!r}.")
    form, chosen = FORMATS[name], Chosen(query, filters)
    chosen.quotes()  # a filter that makes no sense must cost no file
    if not isinstance(out, str | os.PathLike):
        if form.into != "text":
            raise ExportError(f"{name} is written to a {form.into}: name it.")
        return form.write(chosen, out)
    if form.into == "folder":
        return form.write(chosen, _empty_folder(Path(out)))
    with _whole(Path(out)) as part:
        if form.into == "file":
            return form.write(chosen, part)
        with part.open("w", encoding="utf-8", newline="") as file:
            return form.write(chosen, file)


def _empty_folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    if any(path.iterdir()):
        raise ExportError(f"{path} has files in it: name a new folder, or empty it.")
    return path


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Give a file beside the one wanted, which takes its place when it is whole."""
    if path.exists() and not path.is_file():  # a device or a pipe takes the bytes as they come
        yield path
        return
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
