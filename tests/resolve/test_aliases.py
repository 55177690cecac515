from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attrib.errors import AttribError
from attrib.resolve.aliases import read_aliases


def ror(id_: str, name: str, **more: Any) -> dict[str, Any]:
    names = [{"value": name, "types": ["ror_display", "label"], "lang": "en"}]
    return {"id": f"https://ror.org/{id_}", "names": names, "status": "active", **more}


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


def test_ror_dump_is_read_in_schema_v2(tmp_path: Path) -> None:
    record = ror(
        "01",
        "Massachusetts Institute of Technology",
        types=["education", "funder"],
        locations=[{"geonames_details": {"country_code": "US"}}],
        relationships=[{"type": "parent", "id": "https://ror.org/02"}],
        external_ids=[{"type": "wikidata", "preferred": "Q49108", "all": ["Q49108"]}],
    )
    record["names"].append({"value": "MIT", "types": ["acronym"], "lang": None})
    path = write(tmp_path / "ror.json", json.dumps([record, ror("02", "Whole")], indent=1))
    row, _ = read_aliases(path)
    assert (row.aliases, row.kind, row.sector) == (("MIT",), "university", "academia")
    assert (row.country, row.parent, row.wikidata) == ("US", "https://ror.org/02", "Q49108")


def test_ror_dump_larger_than_a_block_is_read_whole(tmp_path: Path) -> None:
    records = [ror(f"{n:05}", f"Institute {n} " + "ä" * 300) for n in range(3_000)]
    path = write(tmp_path / "ror.json", json.dumps(records, ensure_ascii=False))
    assert len(read_aliases(path)) == 3_000


def test_ror_parent_outside_the_dump_is_forgotten(tmp_path: Path) -> None:
    record = ror("01", "Part", relationships=[{"type": "parent", "id": "https://ror.org/99"}])
    (row,) = read_aliases(write(tmp_path / "ror.json", json.dumps([record])))
    assert row.parent is None


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.txt", "x", "is .csv, .jsonl or .json"),
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
