from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attrib.export.chosen import Chosen
from attrib.export.table import COLUMNS
from attrib.export.xlsx import _Sheets, fitting, write_xlsx
from attrib.tracker import Tracker

openpyxl = pytest.importorskip("openpyxl", reason="needs openpyxl to read workbooks back")
xlsxwriter = pytest.importorskip("xlsxwriter", reason="needs pip install 'attrib[xlsx]'")


def rows_of(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


def test_workbook_has_the_quotes_and_their_counts(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "quotes.xlsx"
    assert write_xlsx(Chosen(tracker), path) == 9
    book = openpyxl.load_workbook(path)

    heading, first, *_ = rows_of(book["quotes"])
    assert heading == COLUMNS
    assert first[1] == '"The reef is dying,"'
    assert len(rows_of(book["quotes"])) == 10
    assert book.sheetnames[1:] == [
        f"by {by}" for by in ("speaker", "affiliation", "sector", "outlet", "month", "form", "type")
    ]
    assert rows_of(book["by form"])[1] == ("direct", 4, 22, 3, 3)


def test_no_cell_is_a_formula(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "quotes.xlsx"
    write_xlsx(Chosen(tracker, {"article": "hard"}), path)
    sheet = openpyxl.load_workbook(path)["quotes"]
    titles = [row[COLUMNS.index("title")] for row in sheet.iter_rows(min_row=2)]

    assert {cell.value for cell in titles} == {'=1+1 "@@"'}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}
    assert all(cell.quotePrefix for cell in titles)


def test_table_goes_on_in_another_sheet(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    with xlsxwriter.Workbook(path) as book:
        assert _Sheets(book, rows=3).write("quotes", ("n",), ([n] for n in range(5))) == 5
        assert _Sheets(book, rows=3).write("full", ("n",), ([n] for n in range(2))) == 2
    read = openpyxl.load_workbook(path)

    assert read.sheetnames == ["quotes", "quotes 2", "quotes 3", "full"]
    assert rows_of(read["quotes 2"]) == [("n",), (2,), (3,)]
    assert rows_of(read["quotes 3"]) == [("n",), (4,)]


@pytest.mark.parametrize("text", ["", "a" * 32_767, "\N{PILE OF POO}" * 16_383])
def test_text_that_fits_is_kept(text: str) -> None:
    assert fitting(text) == text


@pytest.mark.parametrize("text", ["a" * 32_768, "\N{PILE OF POO}" * 16_384])
def test_text_that_does_not_fit_is_cut_and_says_so(text: str) -> None:
    cut = fitting(text)

    assert cut.endswith(" […]")
    assert text.startswith(cut.removesuffix(" […]"))
    assert 32_000 < len(cut.encode("utf-16-le")) // 2 <= 32_767
