"""Tables download as CSV: short ones from their link, long ones from a file beside the page."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from attrib.report.downloads import SHORT, csv_text, downloads_of, quoted
from attrib.report.parts import Table
from tests.report.reading import pages_of, read_page

LONG = Table(name="people", header=("name",), rows=tuple((f"name {n}",) for n in range(SHORT // 8)))
BRIEF = Table(name="parts", header=("part", "share"), rows=(("direct", 0.123456), ("“mixed”", 1)))


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_short_table_rides_in_its_link() -> None:
    links, files = downloads_of([BRIEF], "articles/a.html")
    head, _, data = (links["parts"].href or "").partition(",")

    assert (head, files, links["parts"].label) == ("data:text/csv;charset=utf-8", {}, "a.parts.csv")
    assert _read(unquote(data)) == [["part", "share"], ["direct", "0.1235"], ["“mixed”", "1"]]


def test_long_table_is_a_file_beside_its_page() -> None:
    links, files = downloads_of([LONG], "speakers/index.html")

    assert links["people"].href == "index.people.csv"
    assert list(files) == ["speakers/index.people.csv"]
    assert len(_read(files["speakers/index.people.csv"])) == len(LONG.rows) + 1


def test_later_page_leads_to_the_file_of_the_first() -> None:
    links, files = downloads_of([LONG], "speakers/index-3.html", number=3)

    assert (links["people"].href, files) == ("index.people.csv", {})


@pytest.mark.parametrize("hostile", ["=1+1", "@cmd", "-2+3", " =1"])
def test_no_cell_is_a_formula(hostile: str) -> None:
    [_, [cell]] = _read(csv_text(Table(name="x", header=("x",), rows=((hostile,),))))

    assert cell == "'" + hostile


def test_values_come_back_whole() -> None:
    row = ('two\nlines, "marks"', "漢字 \ud800", None, 3)

    assert _read(csv_text(Table(name="x", header=("x",) * 4, rows=(row,))))[1] == [
        'two\nlines, "marks"',
        "漢字 ?",
        "",
        "3",
    ]


def test_every_table_of_a_report_can_be_downloaded(site: Path) -> None:
    for path in pages_of(site):
        page = read_page(path)
        # What unfolds is the rest of the table above it, or the numbers of a chart.
        unfolded = re.sub(
            r"<details.*?</details>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        links = [a for tag, a in page.elements if tag == "a" and "download" in a]
        assert len(links) >= unfolded.count("<table"), path
        for link in links:
            href = link["href"]
            assert href.startswith("data:text/csv") or (path.parent / href).is_file(), path


@pytest.mark.parametrize("text", ["", "a b,c\r\n", "100 %25 #\"<>'&+=?@[]^`{|}~\x00", "Zoë 🙂 50%"])
def test_quoting_is_that_of_addresses(text: str) -> None:
    assert quoted(text) == quote(text)
