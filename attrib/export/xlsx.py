"""Quotes in, an Excel workbook out: the table of quotes, then a sheet of counts for each kind.

Every text is written as text, never as a formula; one that looks like a formula is marked so that it
stays a text when a person edits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrib.export.libraries import library
from attrib.export.table import COLUMNS, cells_of, is_risky

if TYPE_CHECKING:
    from attrib.export.chosen import Chosen

_ROWS = 1_048_576
"""Rows of a sheet, as Excel has them, the heading among them."""
_CHARACTERS = 32_767
"""Characters of a cell, as Excel holds them, counted in UTF-16."""
_CUT = " […]"
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The first day that a ZIP file knows: the same quotes give the same bytes on any day."""
_COUNTED = ("speaker", "affiliation", "sector", "outlet", "month", "form", "type")
_COUNTS = ("value", "quotes", "words", "articles", "speakers")


def write_xlsx(chosen: Chosen, path: Path) -> int:
    """Write a workbook; return how many quotes are in it.

    Raises:
        ExportError: if XlsxWriter is not installed.
    """
    writer = library("xlsxwriter", "xlsx")
    # Rows go to disk as they come, so that the memory does not grow with them.
    with writer.Workbook(path, {"constant_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        sheets = _Sheets(book)
        number = sheets.write("quotes", COLUMNS, map(cells_of, chosen.quotes()))
        for by in _COUNTED:
            rows = ([getattr(count, name) for name in _COUNTS] for count in chosen.counts(by))
            sheets.write(f"by {by}", (by, *_COUNTS[1:]), rows)
    return number


class _Sheets:
    """Writes tables, over several sheets where one has not enough rows."""

    def __init__(self, book: Any, rows: int = _ROWS) -> None:
        self._book = book
        self._rows = rows
        self._bold = book.add_format({"bold": True})
        self._text = book.add_format({"quote_prefix": True})

    def write(self, name: str, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """Write a table; return how many rows it has, without its heading."""
        rows, number = iter(rows), 0
        for place in range(1, 1_000_000):
            sheet = self._book.add_worksheet(name if place == 1 else f"{name} {place}")
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, heading, self._bold)
            written = self._fill(sheet, rows)
            number += written
            first = next(rows, None) if written == self._rows - 1 else None
            if first is None:
                break
            rows = chain([first], rows)
        return number

    def _fill(self, sheet: Any, rows: Iterator[Sequence[Any]]) -> int:
        for row in range(1, self._rows):
            values = next(rows, None)
            if values is None:
                return row - 1
            for column, value in enumerate(values):
                self._cell(sheet, row, column, value)
        return self._rows - 1

    def _cell(self, sheet: Any, row: int, column: int, value: Any) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value)
        elif value is not None:
            text = fitting(str(value))
            sheet.write_string(row, column, text, self._text if is_risky(text) else None)


def fitting(text: str) -> str:
    """Return a text as a cell can hold it: a longer one is cut, and says so."""
    if len(text.encode("utf-16-le")) // 2 <= _CHARACTERS:
        return text
    room = 2 * (_CHARACTERS - len(_CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
