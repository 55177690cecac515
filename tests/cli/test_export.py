"""`attrib export` and `attrib import`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from attrib.contract import from_dict
from attrib.export import FORMATS
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


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(call: Call, database: Path, tmp_path: Path, name: str) -> None:
    done = call(
        "export", "-f", name, "-o", tmp_path / "out", "--sector", "academia", "--db", database
    )

    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["xlsx", "brat"])
def test_what_is_no_text_is_not_written_to_stdout(call: Call, database: Path, name: str) -> None:
    done = call("export", "-f", name, "--db", database)

    assert (done.code, done.out) == (1, "")
    assert "name it" in done.err


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--negated",), 1),
        (("--not-negated",), 4),
        (("--about", "harb"), 1),
        (("--article", "harbor"), 2),
        (("--min-confidence", "0.8", "--role", "biologist"), 2),
    ],
    ids=str,
)
def test_export_takes_every_filter(
    call: Call, database: Path, words: tuple[str, ...], count: int
) -> None:
    done = call("export", "-f", "csv", *words, "--db", database)

    assert len(list(csv.DictReader(io.StringIO(done.out)))) == count


def test_import_brings_back_what_was_exported(call: Call, database: Path, tmp_path: Path) -> None:
    path, again = tmp_path / "a.jsonl", tmp_path / "b.db"
    call("export", "-o", path, "--db", database)
    done = call("import", path, "--db", again)

    assert (done.code, done.out.strip()) == (0, "Stored 2 articles with 5 quotes.")
    assert call("export", "--db", again).out == path.read_text(encoding="utf-8")


def test_import_of_a_bad_line_is_exit_code_3(call: Call, tmp_path: Path) -> None:
    done = call("import", "-", "--json", "--db", tmp_path / "b.db", stdin="{}\n")

    assert done.code == 3
    assert json.loads(done.out)["quarantined"] == 1


def test_import_of_no_file_is_one_clear_line(call: Call, tmp_path: Path) -> None:
    done = call("import", tmp_path / "none.jsonl", "--db", tmp_path / "b.db")

    assert done.code == 1
    assert "none.jsonl cannot be read: No such file" in done.err
    assert done.err.count("\n") == 1
