"""Many processes that write at once wait for one another: no error, and exactly the rows of one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attrib.ingest import ingest
from attrib.review.corrections import Corrections
from attrib.store import open_database
from attrib.store.correcting import load_corrections
from attrib.store.health import find_faults
from tests.ingest.quoting import Quoting, articles
from tests.store.dumping import dump, export_hash

ROOT = Path(__file__).parents[2]


def crowd(url: str, new: str, folder: Path, *, count: int, processes: int) -> None:
    folder.mkdir()
    for number, text in enumerate(articles(count)):
        (folder / f"a{number}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "tests.ingest.crowding", url, str(folder), str(processes)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr[-2000:]
    with open_database(url) as database:
        kept = load_corrections(database)
        assert len(kept) == 3 * processes
        Corrections(database).revoke(*(one.id or 0 for one in kept), who="jm")
        assert tuple(find_faults(database)) == ()
        found, exported = dump(database), export_hash(database)
    with open_database(new) as database:
        ingest(sorted(folder.iterdir()), database, Quoting())
        expected = dump(database)
        assert export_hash(database) == exported
    assert [t for t in expected if t != "corrections" and found[t] != expected[t]] == []


def test_few_processes_write_at_once(url: str, new_url: Callable[[], str], tmp_path: Path) -> None:
    crowd(url, new_url(), tmp_path / "articles", count=16, processes=4)


@pytest.mark.slow
def test_many_processes_write_at_once(url: str, new_url: Callable[[], str], tmp_path: Path) -> None:
    processes = 32 if "postgresql" in url else 16
    crowd(url, new_url(), tmp_path / "articles", count=120, processes=processes)
