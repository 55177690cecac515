"""Processes killed at random moments lose nothing and double nothing."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attrib.contract import to_dict
from attrib.export import export
from attrib.ingest import import_articles, ingest
from attrib.ingest.importing import BATCH_SIZE
from attrib.query.api import Query
from attrib.review.corrections import Corrections
from attrib.store import open_database
from attrib.store.correcting import load_corrections
from attrib.store.health import find_faults
from tests.benchmarks.corpus import make_articles
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


IMPORT = """
import sys
from attrib.ingest import import_articles
from attrib.store import open_database
with open_database(sys.argv[1]) as database:
    import_articles([sys.argv[2]], database, progress=lambda done: print(done.stored, flush=True))
"""


def import_until(url: str, file: Path, batches: int) -> None:
    """Kill an import after so many batches, with others under way."""
    command = [sys.executable, "-c", IMPORT, url, str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(batches)]
        process.kill()
    assert all(told), "it ended before it was killed"


def imported(url: str, file: Path) -> tuple[str, list[object]]:
    with open_database(url) as database:
        import_articles([file], database)
        assert tuple(find_faults(database)) == ()
        text = io.StringIO()
        export(Query(database), "jsonl", text)
        return text.getvalue(), list(Query(database).speakers())


def test_import_that_is_killed_goes_on(
    url: str, new_url: Callable[[], str], tmp_path: Path
) -> None:
    file = tmp_path / "made.jsonl"
    lines = (json.dumps(to_dict(article)) for article in make_articles(3 * BATCH_SIZE, quotes=2))
    file.write_text("\n".join(lines), encoding="utf-8")
    for batches in (1, 2):
        import_until(url, file, batches)
    assert imported(url, file) == imported(new_url(), file)
