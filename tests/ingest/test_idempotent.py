"""Ingest gives the same rows and the same export, however often and in whatever order it reads."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from attrib.ingest import ingest
from attrib.store import open_database
from tests.ingest.quoting import Quoting, articles
from tests.store.dumping import dump, export_hash

COUNT = 60


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "articles"
    folder.mkdir()
    found = []
    for number, text in enumerate(articles(COUNT)):
        file = folder / f"a{number}.txt"
        file.write_text("CRASH" if number == 7 else text, encoding="utf-8")
        found.append(file)
    return found


def run(url: str, files: list[Path], *, workers: int = 1, again: bool = False) -> None:
    with open_database(url) as database:
        summary = ingest(
            files, database, Quoting(), batch_size=8, workers=workers, load=Quoting, again=again
        )
        assert (summary.read + summary.quarantined) >= COUNT
        assert summary.quarantined == 1


State = tuple[dict[str, list[object]], str]


def state(url: str) -> State:
    with open_database(url) as database:
        return dump(database), export_hash(database)


def same(found: State, expected: State) -> None:
    different = [table for table in expected[0] if found[0][table] != expected[0][table]]
    assert different == []
    assert found[1] == expected[1]


def test_thrice_shuffled_by_one_worker_or_four_is_the_same(url: str, files: list[Path]) -> None:
    run(url, files)
    rows, exported = state(url)
    assert len(rows["articles"]) == COUNT - 1
    for seed, workers in enumerate((1, 4, 4)):
        random.Random(seed).shuffle(files)
        run(url, files, workers=workers, again=seed == 2)
        same(state(url), (rows, exported))


def test_new_databases_filled_in_any_order_are_the_same(
    url: str, files: list[Path], new_url: Callable[[], str]
) -> None:
    run(url, files)
    expected = state(url)
    for seed, workers in enumerate((1, 4)):
        random.Random(seed).shuffle(files)
        other = new_url()
        run(other, files, workers=workers)
        same(state(other), expected)
