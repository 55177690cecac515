"""Quotes as a table that a spreadsheet may open."""

from __future__ import annotations

import csv
import io
from dataclasses import fields, replace
from pathlib import Path

import pytest

from attrib.export.table import COLUMNS, write_csv
from attrib.query.answers import QuoteAnswer
from attrib.tracker import Tracker
from tests.store.making import harbor


@pytest.fixture
def quote(tmp_path: Path) -> QuoteAnswer:
    with Tracker(tmp_path / "a.db") as tracker:
        tracker.database.save([harbor()])
        found = tracker.quotes(speaker="Weiß").first()
    assert found
    return found


def table(*quotes: QuoteAnswer) -> list[dict[str, str]]:
    file = io.StringIO()
    assert write_csv(quotes, file) == len(quotes)
    return list(csv.DictReader(io.StringIO(file.getvalue())))


def test_row_tells_who_said_what_and_where(quote: QuoteAnswer) -> None:
    (row,) = table(quote)

    assert tuple(row) == COLUMNS
    assert row["text"] == '"Nobody asked us,"'
    assert (row["speaker"], row["role"]) == ("Jörg Weiß", "spokesman")
    assert (row["start"], row["end"], row["outlet"]) == ("46", "64", "The Tern")


def test_no_quote_is_a_heading_alone() -> None:
    assert table() == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_no_cell_is_a_formula(quote: QuoteAnswer, start: str) -> None:
    hostile = {
        field.name: f"{start}cmd|' /c calc'!A1"
        for field in fields(quote)
        if isinstance(getattr(quote, field.name), str) and field.name not in {"form", "act"}
    }
    (row,) = table(replace(quote, **hostile))  # type: ignore[arg-type]

    assert row["text"] == "'" + hostile["text"]
    assert not [cell for cell in row.values() if cell.startswith(start)]


def test_text_comes_back_whole(quote: QuoteAnswer) -> None:
    text = 'two\nlines, "marks"; and 漢字'

    assert table(replace(quote, text=text))[0]["text"] == text
