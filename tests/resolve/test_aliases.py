from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrib.errors import AttribError
from attrib.resolve.aliases import read_aliases


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_rows_become_organizations(tmp_path: Path) -> None:
    path = write(tmp_path / "own.csv", "name,aliases,kind\nActon Wire, AW |Acton,newsroom\n")
    (row,) = read_aliases(path)
    assert (row.id, row.aliases, row.kind) == ("acton-wire", ("AW", "Acton"), "newsroom")


def test_rows_of_one_name_are_put_together(tmp_path: Path) -> None:
    lines = [{"name": "Acton Wire", "aliases": ["AW"]}, {"name": "The Acton Wire", "country": "GB"}]
    path = write(tmp_path / "own.jsonl", "\n".join(map(json.dumps, lines)))
    (row,) = read_aliases(path)
    assert (row.aliases, row.country) == (("AW", "The Acton Wire"), "GB")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.txt", "x", "is .csv, .jsonl, or the .json"),
        ("a.csv", "title\nx\n", "'name' among them"),
        ("a.csv", "name\nA\n  ,\n", "line 3 has no name"),
        ("a.jsonl", "[1]", "line 1 is no JSON object"),
        ("a.jsonl", "{", "cannot be read"),
        ("a.json", "{}", "must be a JSON array"),
        ("a.json", '[{"name": "v1"}]', "schema v2"),
        ("a.json", '[{"names": [', "cannot be read"),
    ],
    ids=["suffix", "columns", "nameless", "no-object", "broken", "no-array", "ror-v1", "cut-off"],
)
def test_unreadable_list_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(AttribError, match=message):
        read_aliases(write(tmp_path / name, text))


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AttribError, match=r"none\.csv cannot be read"):
        read_aliases(tmp_path / "none.csv")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_csv_of_a_spreadsheet_is_read_by_its_own_delimiter(tmp_path: Path, delimiter: str) -> None:
    text = "Name,ALIASES,Former\nActon Wire,AW|Acton,Old Wire|Older Wire\n\n".replace(
        ",", delimiter
    )
    (row,) = read_aliases(write(tmp_path / "own.csv", text))
    assert (row.name, row.aliases) == ("Acton Wire", ("AW", "Acton"))
    assert row.former == ("Old Wire", "Older Wire")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\n" + "x" * 10_000, r"line 2 has a name of 10,000 characters: x+…; 300 are allowed"),
        ("name,sector\nA,moon\n", "line 2 has the sector 'moon'; there are government, military"),
        (
            "name,parent\nFen Lab,Acton\nFen Lab,Moor\n",
            "two rows of 'Fen Lab' have the parent 'Acton' and 'Moor': make them agree",
        ),
    ],
    ids=["long", "sector", "two parents"],
)
def test_row_that_makes_no_sense_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(AttribError, match=message):
        read_aliases(write(tmp_path / "own.csv", text))


def test_list_in_another_encoding_is_refused_with_the_cure(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes("name\nUniversität\n".encode("cp1252"))
    with pytest.raises(AttribError, match=r"own.csv is not in UTF-8: save it as that"):
        read_aliases(path)


def test_name_that_is_markup_is_a_name(tmp_path: Path) -> None:
    (row,) = read_aliases(write(tmp_path / "own.csv", "name\n<script>alert(1)</script>\n"))
    assert (row.name, row.id) == ("<script>alert(1)</script>", "script-alert-1-script")
