"""`run`, `ingest` and `report`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("model")


def test_run_fills_the_database_and_writes_the_report(
    call: Call, article: Path, tmp_path: Path
) -> None:
    done = call("run", article, "--db", tmp_path / "a.db", "--out", tmp_path / "report")

    assert done.code == 0, done.err
    assert "Stored 1 article" in done.out
    assert "Ada Moor" in done.out
    assert f"Report: {tmp_path / 'report' / 'index.html'}" in done.out
    assert "Ada Moor" in (tmp_path / "report" / "index.html").read_text(encoding="utf-8")


def test_run_goes_on_past_what_cannot_be_read(call: Call, article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = call("run", article.parent, "--db", tmp_path / "a.db", "--out", tmp_path / "report")

    assert done.code == 3
    assert "Stored 1 article" in done.out
    assert "Put into quarantine: " in done.out
    assert "empty.txt: " in done.out


def test_run_writes_json(call: Call, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    done = call("run", article, "--db", tmp_path / "a.db", "--out", out, "--json")

    facts = json.loads(done.out)
    assert facts["stored"] == 1
    assert Path(facts["report"]) == out / "index.html"


def test_ingest_twice_stores_once(call: Call, article: Path, tmp_path: Path) -> None:
    call("ingest", article, "--db", tmp_path / "a.db")
    done = call("ingest", article, "--db", tmp_path / "a.db")

    assert done.code == 0
    assert "Stored 0 articles with 0 quotes; 1 known before." in done.out


def test_ingest_reads_standard_input(call: Call, article: Path, tmp_path: Path) -> None:
    call("ingest", "-", "--db", tmp_path / "a.db", stdin=article.read_text(encoding="utf-8"))

    assert "Fen Trust" in call("quotes", "--db", tmp_path / "a.db").out


def test_ingest_takes_other_names_of_fields(call: Call, tmp_path: Path) -> None:
    row = {"body": "“It rained,” said Ada Moor.", "headline": "Rain"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    fields = ("--field", "text=body", "--field", "title=headline")
    call("ingest", tmp_path / "a.jsonl", *fields, "--db", tmp_path / "a.db")

    assert "Rain [0:12]" in call("quotes", "--db", tmp_path / "a.db").out


def test_report_writes_what_the_database_holds(call: Call, database: Path, tmp_path: Path) -> None:
    done = call("report", "--db", database, "--out", tmp_path / "report")

    assert done.out == f"{tmp_path / 'report' / 'index.html'}\n"
    assert "Jörg Weiß" in (tmp_path / "report" / "index.html").read_text(encoding="utf-8")


def test_report_refuses_a_folder_that_is_something_else(
    call: Call, database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").touch()
    done = call("report", "--db", database, "--out", folder)

    assert done.code == 1
    assert done.err.count("\n") == 1
    assert [path.name for path in folder.iterdir()] == ["cat.jpg"]


def test_report_of_a_database_that_is_not_there_makes_none(call: Call, tmp_path: Path) -> None:
    done = call("report", "--db", tmp_path / "typo.db", "--out", tmp_path / "out")

    assert done.code == 1
    assert "There is no database" in done.err
    assert list(tmp_path.iterdir()) == []


def test_report_of_no_article_is_right(call: Call, tmp_path: Path) -> None:
    call("db", "upgrade", "--db", tmp_path / "a.db")
    done = call("report", "--db", tmp_path / "a.db", "--out", tmp_path / "out")

    assert (done.code, done.out) == (0, f"{tmp_path / 'out' / 'index.html'}\n")
    assert "No article has been read" in (tmp_path / "out/index.html").read_text(encoding="utf-8")
