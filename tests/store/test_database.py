from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from attrib.errors import StoreError
from attrib.query.api import Query
from attrib.store import open_database
from attrib.store.tables import QuoteRow
from attrib.types import Refusal
from tests.store.making import Lexicon, harbor, reef

if TYPE_CHECKING:
    from attrib.store import Database


def test_new_file_is_made_and_opens_again(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    with open_database(file) as database:
        database.save([reef()])
    with open_database(str(file), create=False) as database:
        assert database.missing([reef().document], model="test 1") == ()


def test_database_in_memory_holds_what_was_saved() -> None:
    with open_database(":memory:") as database:
        database.save([reef()])
        assert database.missing([reef().document], model="test 1") == ()


def test_absent_file_is_refused_where_none_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"absent\.db: make it with `attrib ingest`"):
        open_database(tmp_path / "absent.db", create=False)
    assert not list(tmp_path.iterdir())


def test_absent_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_database(tmp_path / "absent" / "a.db")


def test_missing_tells_what_to_annotate(database: Database) -> None:
    database.save([reef()])
    batch = [reef().document, harbor().document, reef(outlet="Another").document]
    assert database.missing(batch, model="test 1") == tuple(batch[1:])
    assert database.missing(batch, model="test 2") == tuple(batch)


def test_save_counts_what_it_saved(database: Database) -> None:
    saved = database.save([reef(), harbor()], organizations=Lexicon())
    assert (saved.articles, saved.unchanged, saved.quotes) == (2, 0, 5)
    assert sorted(profile.name for profile in saved.profiles) == [
        "Ana Muñoz",
        "Ana Muñoz",
        "Jörg Weiß",
        "Officials",
    ]


def test_run_is_written_down(database: Database) -> None:
    run = database.start_run(program="0.1.0", model="test 1", config="abc")
    assert database.save([reef()], run=run).articles == 1
    database.finish_run(run)
    assert database.start_run(program="0.1.0", model="test 1", config="abc") > run


def test_release_takes_out_of_quarantine(database: Database) -> None:
    database.save_refusals([Refusal(origin=name, reason="Empty.", code="empty") for name in "ab"])
    database.release(["a"])
    assert [refused.origin for refused in Query(database).quarantine()] == ["b"]


def test_nothing_of_a_batch_stays_when_it_cannot_be_saved(database: Database) -> None:
    with pytest.raises(StoreError, match=r"(?i)foreign key"):
        database.save([reef(), harbor()], run=12345)
    assert len(database.missing([reef().document, harbor().document], model="test 1")) == 2


def test_what_is_read_is_as_of_one_moment(database: Database) -> None:
    database.save([reef()])
    count = select(func.count()).select_from(QuoteRow)
    with database.reading() as connection:
        before = connection.execute(count).scalar()
        database.save([harbor()])
        assert connection.execute(count).scalar() == before == 3
    with database.reading() as connection:
        assert connection.execute(count).scalar() == 5


def test_reading_writes_nothing(database: Database) -> None:
    if database.dialect == "sqlite":
        pytest.skip("SQLite has no transactions that only read; `query` writes nothing in any.")
    with pytest.raises(StoreError, match="read-only"), database.reading() as connection:
        connection.execute(update(QuoteRow).values(words=1))
