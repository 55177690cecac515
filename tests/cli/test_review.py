"""`attrib review`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def fill(path: Path, **cells: str) -> None:
    """Fill in the first line of a sheet."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= cells
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_without_a_terminal_it_names_the_table(call: Call, database: Path) -> None:
    done = call("review", "--db", database)

    assert done.code == 1
    assert "use --export FILE and --apply FILE" in done.err


def test_table_goes_out_filled_in_and_back(call: Call, database: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    assert "1 line in" in call("review", "--db", database, "--export", sheet, "--limit", "1").err
    fill(sheet, new_speaker="Ada Moor", why="I was there.")

    done = call("review", "--db", database, "--apply", sheet, "--who", "jm")
    assert done.out.startswith("1 correction and 0 decisions")
    assert "Ada Moor" in call("quotes", "--db", database, "--speaker", "moor").out
    again = call("review", "--db", database, "--apply", sheet, "--who", "jm")
    assert "0 corrections and 0 decisions on who is who are new; 1 were known." in again.out

    listed = call("review", "--db", database, "--list").out
    assert "-> Ada Moor" in listed
    assert "I was there." in listed
    assert call("review", "--db", database, "--revoke", 1, "--who", "ab").code == 0
    assert "revoked by ab" in call("review", "--db", database, "--list").out
    assert call("quotes", "--db", database, "--speaker", "moor").out == ""


def test_wrong_table_names_its_lines(call: Call, database: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    call("review", "--db", database, "--export", sheet)
    fill(sheet, new_text="nobody wrote this")

    done = call("review", "--db", database, "--apply", sheet)
    assert done.code == 1
    assert "sheet.csv, line 2: The words 'nobody wrote this' do not stand" in done.err


def test_sample_goes_on_until_all_is_looked_at(call: Call, database: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    call("review", "--db", database, "--sample", 5, "--export", first)
    fill(first, verdict="not-a-quote")

    done = call("review", "--db", database, "--apply", first)
    assert "Sample 1: 1 of 5 quotes looked at, drawn from 5." in done.out
    assert "quotation       0.0 %" in done.out
    again = call("review", "--db", database, "--sample", 5, "--export", second)
    assert "goes on with sample 1" in again.err
    assert "4 lines in" in again.err


def test_corrected_articles_are_written_for_training(
    call: Call, database: Path, tmp_path: Path
) -> None:
    sheet, corpus = tmp_path / "a.csv", tmp_path / "own.jsonl"
    call("review", "--db", database, "--export", sheet)
    fill(sheet, verdict="right")
    call("review", "--db", database, "--apply", sheet)

    assert "1 corrected article." in call("review", "--db", database, "--training", corpus).err
    (article,) = map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
    assert article["reviewed"] == 1


@pytest.mark.parametrize(
    "words", [("--list", "--revoke", 1), ("--sample", 5, "--apply", "a.csv"), ("--sample", 0)]
)
def test_what_does_not_go_together_is_wrong_usage(
    call: Call, database: Path, words: tuple[object, ...]
) -> None:
    assert call("review", "--db", database, *words).code == 2


def test_unknown_correction_is_named(call: Call, database: Path) -> None:
    assert "There is no correction 9." in call("review", "--db", database, "--revoke", 9).err
