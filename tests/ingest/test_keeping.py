from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attrib.errors import StoreError
from attrib.ingest.annotating import annotate_all
from attrib.ingest.keeping import Keeper
from attrib.store import Database, open_database
from attrib.types import Annotated, Document, Refusal
from tests.ingest.quoting import Quoting, rows

TEXT = "“The reef is {n},” said Ana Muñoz, biologist of Kiel University."


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path / "a.db") as database:
        yield database


def keep(database: Database, *items: Document | Refusal) -> Keeper:
    with Keeper(database, "quoting 1", config={}) as keeper:
        batch = keeper.sift(items)
        keeper.keep(batch, annotate_all(Quoting(), batch.documents))
        keeper.finish()
    return keeper


def documents(count: int) -> tuple[Document, ...]:
    return tuple(
        Document(id=f"a{n}", text=TEXT.format(n=n), origin=f"a{n}.txt") for n in range(count)
    )


def fail_for(
    bad: str, database: Database, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Let saving fail as it would for an article that a bug of ours cannot store."""
    save = database.save

    def faulty(batch: list[Annotated], **more: Any) -> Any:
        if any(annotated.document.id.startswith(bad) for annotated in batch):
            raise error
        return save(batch, **more)

    monkeypatch.setattr(database, "save", faulty)


def test_speakers_of_two_articles_are_one_person(database: Database, tmp_path: Path) -> None:
    keep(database, *documents(2))
    people = rows(tmp_path / "a.db", "people")["people"]
    assert len(people) == 2
    assert len({entity for _, _, entity in people}) == 1


def test_article_that_cannot_be_stored_costs_no_other(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_for("a1", database, monkeypatch, RuntimeError("a bug"))
    summary = keep(database, *documents(3)).summary()
    assert (summary.stored, summary.quarantined) == (2, 1)
    assert summary.refusals[0].code == "not-stored"
    assert rows(tmp_path / "a.db", "quarantine")["quarantine"] == [("a1.txt", "not-stored")]


def test_database_that_refuses_everything_is_an_error(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_for("a", database, monkeypatch, StoreError("the disk is full"))
    with pytest.raises(StoreError, match="disk is full"):
        keep(database, *documents(5))


def test_refusal_is_quarantined_until_its_origin_can_be_read(
    database: Database, tmp_path: Path
) -> None:
    (document,) = documents(1)
    refusal = Refusal(origin="a0.txt", reason="It cannot be opened.", code="unreadable")
    keep(database, document)
    assert keep(database, refusal).summary().quarantined == 1
    assert len(rows(tmp_path / "a.db", "quarantine")["quarantine"]) == 1
    assert keep(database, document).summary().unchanged == 1
    assert rows(tmp_path / "a.db", "quarantine")["quarantine"] == []
