"""`attrib export`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from attrib.contract import from_dict
from tests.cli.conftest import Call
from tests.store.making import harbor, reef


def test_jsonl_holds_the_articles_as_they_were_saved(call: Call, database: Path) -> None:
    lines = call("export", "--db", database).out.splitlines()
    articles = [from_dict(json.loads(line)) for line in lines]

    assert sorted(articles, key=lambda a: a.document.id) == [harbor(), reef()]


def test_jsonl_holds_the_articles_that_filters_choose(call: Call, database: Path) -> None:
    (line,) = call("export", "--speaker", "weiß", "--db", database).out.splitlines()

    assert json.loads(line)["id"] == "harbor"


def test_csv_holds_a_quote_a_row(call: Call, database: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("export", "-f", "csv", "--db", database).out)))

    assert len(rows) == 5
    assert {row["speaker"] for row in rows} == {"Ana Muñoz", "Jörg Weiß", "Officials"}


def test_export_goes_to_a_file(call: Call, database: Path, tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    done = call("export", "-f", "csv", "-o", path, "--db", database)

    assert done.out == ""
    assert path.read_text(encoding="utf-8").startswith("key,text,speaker")


def test_file_that_cannot_be_written_is_one_clear_line(
    call: Call, database: Path, tmp_path: Path
) -> None:
    done = call("export", "-o", tmp_path / "no" / "a.jsonl", "--db", database)

    assert done.code == 1
    assert "a.jsonl" in done.err
    assert done.err.count("\n") == 1
