"""The tables of a page in, links to download them as CSV out: no script, no server.

A short table rides in its link, so that ten thousand pages do not bring ten thousand more files of
three lines; a longer one is a file beside its page. Both open from a folder on disk.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attrib.contract import safe_cell
from attrib.report.parts import Link

if TYPE_CHECKING:
    from attrib.report.parts import Table

SHORT = 2_000
"""Characters of a table that rides in its link: about twenty rows of a chart."""
# Spreadsheets read a CSV as UTF-8 only if it begins with this mark.
_MARK = "\ufeff"
_ESCAPED = {char: quote(char) for char in map(chr, range(128)) if quote(char) != char != "%"}


def downloads_of(
    tables: Iterable[Table], path: str, *, number: int = 1
) -> tuple[dict[str, Link], dict[str, str]]:
    """Return the links by name of the table, and the texts of the files by address.

    Args:
        tables: The tables; those of a long list are whole on each of its pages.
        path: Address of the page.
        number: Which page of a long list it is; the first one brings the files for all.
    """
    links: dict[str, Link] = {}
    files: dict[str, str] = {}
    start = path.removesuffix(".html").removesuffix(f"-{number}" if number > 1 else "")
    for table in tables:
        file = f"{start}.{table.name}.csv"
        name = PurePosixPath(file).name
        text = csv_text(table) if number == 1 else ""
        if number == 1 and len(text) <= SHORT:
            links[table.name] = Link(
                label=name, href=f"data:text/csv;charset=utf-8,{quote(_MARK)}{quoted(text[1:])}"
            )
            continue
        links[table.name] = Link(label=name, href=name)
        if number == 1:
            files[file] = text
    return links, files


def csv_text(table: Table) -> str:
    """Return a table as CSV that no spreadsheet takes for formulas."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(table.header)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return _MARK + file.getvalue()


def quoted(text: str) -> str:
    """Return what `urllib.parse.quote` does, in a tenth of the time where all is ASCII."""
    if not text.isascii():
        return quote(text)
    text = text.replace("%", "%25")
    for char in _ESCAPED.keys() & set(text):
        text = text.replace(char, _ESCAPED[char])
    return text


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        plain = value if value.isascii() else value.encode("utf-8", "replace").decode()
        return safe_cell(plain)
    return round(value, 4) if isinstance(value, float) else value
