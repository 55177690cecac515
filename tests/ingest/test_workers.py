from functools import partial
from pathlib import Path

import pytest

from attrib.errors import AttribError
from attrib.ingest import Annotator, ingest
from attrib.ingest.workers import Workers
from attrib.store import open_database
from tests.ingest.quoting import Quoting, articles, rows, write_corpus


def test_workers_store_what_one_process_does(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus.jsonl", articles(20))
    for name, workers in (("one.db", 1), ("two.db", 2)):
        with open_database(tmp_path / name) as database:
            summary = ingest(
                corpus, database, Quoting(), batch_size=3, workers=workers, load=Quoting
            )
        assert summary.stored == 20
    assert rows(tmp_path / "one.db") == rows(tmp_path / "two.db")


def test_article_that_kills_a_worker_costs_no_other(tmp_path: Path) -> None:
    texts = articles(8)
    texts[4] = "DIE"
    corpus = write_corpus(tmp_path / "corpus.jsonl", texts)
    with open_database(tmp_path / "a.db") as database:
        summary = ingest(corpus, database, Quoting(), batch_size=3, workers=2, load=Quoting)
    assert (summary.stored, summary.quarantined) == (7, 1)
    assert summary.refusals[0].origin.endswith("line 5")


def test_only_articles_that_processes_die_of_are_refused(tmp_path: Path) -> None:
    texts, deadly = articles(24), (1, 4, 5, 13, 14, 23)
    for number in deadly:
        texts[number] = f"DIE {number}"
    corpus = write_corpus(tmp_path / "corpus.jsonl", texts)
    with open_database(tmp_path / "a.db") as database:
        summary = ingest(corpus, database, Quoting(), batch_size=2, workers=2, load=Quoting)
    assert (summary.stored, summary.quarantined) == (18, 6)
    lines = [refusal.origin.rpartition(" ")[2] for refusal in summary.refusals]
    assert lines == [str(number + 1) for number in deadly]


def no_pipeline(reason: str) -> Annotator:
    raise OSError(reason)


@pytest.mark.filterwarnings("ignore")
def test_worker_that_cannot_start_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    workers = Workers(1, partial(no_pipeline, "no model"))
    with workers, pytest.raises(AttribError, match="No process"):
        list(workers.annotate(()))
    assert "no model" in capfd.readouterr().err
