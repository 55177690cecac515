"""Processes killed at random moments lose nothing and double nothing."""

from __future__ import annotations

import json
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
from tests.ingest.quoting import Quoting, articles, write_corpus
from tests.store.dumping import dump

ROOT = Path(__file__).parents[2]
COUNT = 120


def kill(url: str, corpus: Path, kills: int) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.ingest.killing", url, str(corpus), str(kills), "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr[-2000:]
    counts: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    assert counts["kills"] >= kills
    return counts


def whole_after(url: str, corpus: Path, clean: str) -> None:
    """Assert that a database that was left by killed processes becomes what a clean one is."""
    with open_database(url) as database:
        for one in load_corrections(database, revoked=False):
            Corrections(database).revoke(one.id or 0, who="jm")
        ingest(corpus, database, Quoting())
        found = dump(database)
        assert tuple(find_faults(database)) == ()
    with open_database(clean) as database:
        ingest(corpus, database, Quoting())
        expected = dump(database)
    different = [t for t in expected if t != "corrections" and found[t] != expected[t]]
    assert different == []


def test_some_kills_leave_all_whole(url: str, new_url: Callable[[], str], tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus.jsonl", articles(COUNT))
    kill(url, corpus, 6)
    whole_after(url, corpus, new_url())


@pytest.mark.long
def test_hundreds_of_kills_leave_all_whole(
    url: str, new_url: Callable[[], str], tmp_path: Path
) -> None:
    corpus = write_corpus(tmp_path / "corpus.jsonl", articles(COUNT))
    counts = kill(url, corpus, 100 if "postgresql" in url else 300)
    sys.stdout.write(f"{url.split(':', maxsplit=1)[0]}: {counts}\n")
    whole_after(url, corpus, new_url())
