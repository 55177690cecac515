import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from attrib.errors import ReadError
from attrib.ingest import IngestSummary, ingest
from attrib.store import open_database
from tests.ingest.quoting import Quoting, articles, rows, write_corpus

ROOT = Path(__file__).parents[2]


def run(corpus: Path, database: Path, **options: object) -> IngestSummary:
    with open_database(database) as opened:
        return ingest(corpus, opened, Quoting(), **options)  # type: ignore[arg-type]


def test_articles_go_from_files_to_rows(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus.jsonl", articles(9))
    summary = run(corpus, tmp_path / "a.db", batch_size=4)
    assert (summary.read, summary.stored, summary.quotes, summary.speakers) == (9, 9, 18, 18)
    assert (summary.unchanged, summary.quarantined) == (0, 0)
    texts = {row[5] for row in rows(tmp_path / "a.db", "quotes")["quotes"]}
    assert {f"“It is number {n},”" for n in range(9)} <= texts


def test_ingest_again_changes_nothing(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus.jsonl", articles(9))
    run(corpus, tmp_path / "a.db")
    before = rows(tmp_path / "a.db")
    summary = run(corpus, tmp_path / "a.db", batch_size=2)
    assert (summary.stored, summary.unchanged, summary.quotes) == (0, 9, 0)
    run(corpus, tmp_path / "a.db", again=True)
    assert rows(tmp_path / "a.db") == before


@pytest.mark.parametrize("size", [1, 4, 100])
def test_size_of_batches_makes_no_difference(tmp_path: Path, size: int) -> None:
    corpus = write_corpus(tmp_path / "corpus.jsonl", articles(12))
    run(corpus, tmp_path / "a.db", batch_size=size)
    run(corpus, tmp_path / "b.db", batch_size=5)
    assert rows(tmp_path / "a.db", "quotes") == rows(tmp_path / "b.db", "quotes")
    entities = [
        {(name, entity) for _, name, entity in rows(tmp_path / file, "people")["people"]}
        for file in ("a.db", "b.db")
    ]
    assert entities[0] == entities[1]


def test_poisoned_corpus_stores_all_that_is_good(tmp_path: Path) -> None:
    texts = articles(30)
    for number, poison in ((3, "CRASH"), (11, "REFUSE"), (12, ""), (20, "CRASH")):
        texts[number] = poison
    corpus = write_corpus(tmp_path / "corpus.jsonl", texts)
    corpus.write_text(corpus.read_text() + "{no json\n")
    summary = run(corpus, tmp_path / "a.db", batch_size=8)
    assert (summary.stored, summary.quarantined, len(summary.refusals)) == (26, 5, 5)
    found = rows(tmp_path / "a.db", "articles", "quarantine")
    assert len(found["articles"]) == 26
    assert sorted(code for _, code in found["quarantine"]) == [
        "empty",
        "malformed",
        "not-analysed",
        "not-analysed",
        "refused",
    ]


def test_changed_article_is_annotated_anew_and_the_others_are_not(tmp_path: Path) -> None:
    texts = articles(5)
    run(write_corpus(tmp_path / "corpus.jsonl", texts), tmp_path / "a.db")
    texts[2] = "“It is new,” said Jo Roe."
    write_corpus(tmp_path / "corpus.jsonl", texts)
    pipeline = Quoting()
    with open_database(tmp_path / "a.db") as database:
        summary = ingest(tmp_path / "corpus.jsonl", database, pipeline)
    assert (summary.stored, summary.unchanged, pipeline.seen) == (1, 4, ["a2"])


def test_progress_is_told_after_each_batch_and_at_the_end(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus.jsonl", articles(5))
    told: list[IngestSummary] = []
    summary = run(corpus, tmp_path / "a.db", batch_size=2, progress=told.append)
    assert [step.stored for step in told] == [2, 4, 5, 5]
    assert summary.seconds >= told[-1].seconds > 0


def test_senseless_argument_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        run(tmp_path, tmp_path / "a.db", encoding="nonsense")


_SCRIPT = """
import sys
from attrib.ingest import ingest
from attrib.store import open_database
from tests.ingest.quoting import Quoting
with open_database(sys.argv[2]) as database:
    ingest(sys.argv[1], database, Quoting(delay=0.004), batch_size=3)
"""


def stored(database: Path) -> int:
    try:
        return len(rows(database, "articles")["articles"])
    except sqlite3.OperationalError:  # its tables are yet to be made
        return 0


def kill_after(articles_stored: int, corpus: Path, database: Path) -> int:
    """Kill an ingest once that many articles are stored; return how many were in the end."""
    command = [sys.executable, "-c", _SCRIPT, str(corpus), str(database)]
    with subprocess.Popen(command, cwd=ROOT) as process:  # noqa: S603 - this very program
        while stored(database) < articles_stored and process.poll() is None:
            sleep(0.002)
        process.send_signal(signal.SIGKILL)
    return stored(database)


def test_ingest_goes_on_after_it_was_killed(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus.jsonl", articles(60))
    run(corpus, tmp_path / "whole.db", batch_size=3)
    left = [kill_after(count, corpus, tmp_path / "killed.db") for count in (1, 20, 40)]
    assert 0 < left[0] < left[1] < left[2] < 60
    summary = run(corpus, tmp_path / "killed.db", batch_size=3)
    assert (summary.stored, summary.unchanged) == (60 - left[2], left[2])
    assert rows(tmp_path / "killed.db") == rows(tmp_path / "whole.db")
