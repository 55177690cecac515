"""Exported articles come back as they were, on both databases."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
from pathlib import Path

import pytest

from attrib.contract import to_dict
from attrib.errors import ReadError
from attrib.export import export
from attrib.ingest import import_articles
from attrib.query.api import Query
from attrib.store import Database
from attrib.store.load import load_articles
from attrib.tracker import Tracker
from tests.export.conftest import hard
from tests.store.making import harbor, reef


def exported(database: Database) -> str:
    file = io.StringIO()
    export(Query(database), "jsonl", file)
    return file.getvalue()


@pytest.fixture
def lines(tmp_path: Path) -> str:
    with Tracker(tmp_path / "first.db") as tracker:
        tracker.database.save([reef(), harbor(author="Bo"), hard()])
        return exported(tracker.database)


@pytest.fixture
def file(lines: str, tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text(lines, encoding="utf-8")
    return path


def test_export_of_what_was_imported_has_the_same_hash(
    lines: str, file: Path, database: Database
) -> None:
    summary = import_articles([file], database)

    assert (summary.read, summary.stored, summary.quotes) == (3, 3, 9)
    digests = [hashlib.sha256(text.encode()).hexdigest() for text in (lines, exported(database))]
    assert digests[0] == digests[1]


def test_import_again_changes_nothing(file: Path, database: Database) -> None:
    import_articles([file], database)
    before = exported(database)
    summary = import_articles([file, file], database)

    assert (summary.stored, summary.unchanged) == (0, 6)
    assert exported(database) == before


def test_speakers_are_told_apart_across_articles(file: Path, database: Database) -> None:
    import_articles([file], database)

    (speaker,) = Query(database).speakers("Muñoz")
    assert speaker.articles == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting property name"),
        ("[1]", "It is no article that `attrib export` wrote"),
        ('{"id": "a", "text": "No quotes."}', "there is no 'quotes'"),
        (json.dumps(to_dict(reef()) | {"speakers": [{"name": "A"}]}), "there is no 'type'"),
        (json.dumps(to_dict(reef()) | {"text": "short"}), "lies outside its text"),
        (json.dumps(to_dict(reef()) | {"text": 5}), "It is no article"),
        ("[" * 100_000, "It is no article"),
    ],
    ids=["torn", "list", "corpus", "speaker", "span", "text", "deep"],
)
def test_line_that_is_no_article_is_quarantined_and_costs_no_other(
    line: str, reason: str, file: Path, database: Database
) -> None:
    with file.open("a", encoding="utf-8") as more:
        more.write(f"{line}\n\n")
    summary = import_articles([file], database)

    assert (summary.stored, summary.quarantined) == (3, 1)
    (refusal,) = summary.refusals
    assert reason in refusal.reason
    assert Query(database).totals().quarantined == 1


def test_gzip_and_stdin_are_read(
    lines: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.encode()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    with Tracker(tmp_path / "b.db") as tracker:
        assert tracker.import_articles(packed).stored == 3
        assert tracker.import_articles("-").unchanged == 3
        assert len(list(load_articles(tracker.database))) == 3


@pytest.mark.parametrize("name", ["none.jsonl", "torn.jsonl.gz"])
def test_file_that_cannot_be_read_is_named(name: str, lines: str, tmp_path: Path) -> None:
    (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-200])
    with (
        Tracker(tmp_path / "b.db") as tracker,
        pytest.raises(ReadError, match=f"{name} cannot be read"),
    ):
        tracker.import_articles(tmp_path / name)


def test_progress_is_told(file: Path, database: Database) -> None:
    told: list[int] = []
    import_articles([file], database, progress=lambda summary: told.append(summary.stored))

    assert told == sorted(told)
    assert told[-1] == 3
