from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from attrib.errors import StoreError
from attrib.query.api import Query
from attrib.store import Database, open_database
from attrib.store.engine import database_url, make_engine
from attrib.store.health import find_faults
from attrib.store.schema import _KNOWN, HEAD, alembic_config, is_ours
from attrib.store.tables import ArticleRow
from attrib.types import Span


def test_head_is_the_newest_migration(database: Database) -> None:
    with database.reading() as connection:
        assert ScriptDirectory.from_config(alembic_config(connection)).get_heads() == [HEAD]


def test_tables_are_what_the_migrations_make(database: Database) -> None:
    with database.reading() as connection:
        command.check(alembic_config(connection))


def test_tables_of_narrow_rows_lie_in_the_order_of_their_keys(tmp_path: Path) -> None:
    wanted = {
        table.name
        for table in ArticleRow.metadata.tables.values()
        if not table.dialect_options["sqlite"]["with_rowid"]
    }
    with open_database(tmp_path / "new.db") as database, database.reading() as connection:
        found = connection.execute(text("SELECT name FROM pragma_table_list WHERE wr = 1"))
        assert {name for name in found.scalars() if "_fts" not in name} == wanted


def test_every_constraint_is_named() -> None:
    for table in ArticleRow.metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name
        assert all(index.name for index in table.indexes), table.name


def test_database_of_a_newer_version_is_refused(url: str) -> None:
    with open_database(url) as database, database._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"was written by a newer attrib .* upgrade attrib"):
        open_database(url)


def test_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear reader, this is no database at all." * 100)
    with pytest.raises(StoreError, match=r"letter\.db.*no SQLite database"):
        open_database(file)
    assert file.read_text().startswith("Dear reader")


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="a database of another program"):
        open_database(tmp_path / "other.db")


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="unable to open"):
        open_database(tmp_path)


def test_many_open_a_new_database_at_once(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    with ThreadPoolExecutor(8) as pool:
        for database in pool.map(lambda _: open_database(file), range(8)):
            database.close()
    with open_database(file) as database:
        assert database.start_run(program="", model="", config="") == 1


@pytest.mark.parametrize(
    ("name", "kind", "ours"),
    [("quotes_fts_data", "table", False), ("quotes", "table", True), ("text_fts", "column", False)],
)
def test_tables_of_the_full_text_search_are_left_out(name: str, kind: str, ours: bool) -> None:  # noqa: FBT001
    assert is_ours(name, kind, None) is ours


def test_alembic_writes_to_no_stdout(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with database.reading() as connection:
        command.check(alembic_config(connection))

    assert capsys.readouterr().out == ""


def test_database_of_the_first_schema_is_upgraded_and_keeps_what_it_holds(tmp_path: Path) -> None:
    url = str(tmp_path / "old.db")
    engine = make_engine(database_url(url))
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), "0001")
        connection.execute(text("INSERT INTO organizations (id, name) VALUES ('mit', 'MIT')"))
        names = "INSERT INTO organization_names VALUES ('mit', 'mit', 'MIT', 'name')"
        connection.execute(text(names))
    engine.dispose()

    with open_database(url) as database, database.reading() as connection:
        command.check(alembic_config(connection))
        former = connection.execute(text("SELECT former FROM organization_names")).scalar_one()
        assert not former


OLD_ROWS = """
INSERT INTO articles (id, key, external_id, day) VALUES (1, 'a', 'reef', 0);
INSERT INTO versions (id, article_id, sha256, model, current, saved, words, aliases, text)
    VALUES (1, 1, 'abc', 'old 1', (1 = 1), '', 2, '[]', 'It rained.');
INSERT INTO names (id, folded) VALUES (1, 'ana munoz');
INSERT INTO speakers (version_id, number, key, name, name_id, type, members)
    VALUES (1, 0, 'a#ana-munoz', 'Ana Muñoz', 1, 'person', '[]');
INSERT INTO quotes
    (version_id, number, speaker, start, stop, words, form, act, negated, flags, confidence, "by", text)
    VALUES (1, 0, 0, 0, 10, 2, 'direct', 'statement', (1 = 0), '[]', 0.5, 'model', 'It rained.');
INSERT INTO entities (id, name, type) VALUES ('a#ana-munoz', 'Ana Muñoz', 'person');
INSERT INTO entity_members (profile, entity_id) VALUES ('a#ana-munoz', 'a#ana-munoz');
INSERT INTO entity_names (name_id, entity_id) VALUES (1, 'a#ana-munoz');
INSERT INTO quote_spans (version_id, quote, kind, number, start, stop, text)
    VALUES (1, 0, 'content', 0, 0, 10, 'It rained.');
INSERT INTO mentions (version_id, speaker, number, start, stop) VALUES (1, 0, 0, 0, 2)
"""


@pytest.mark.parametrize("revision", [f"{number:04}" for number in range(1, 15)])
def test_every_older_schema_is_upgraded_and_keeps_what_it_holds(url: str, revision: str) -> None:
    engine = make_engine(database_url(url))
    _empty(url)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), revision)
        for statement in OLD_ROWS.split(";"):
            connection.execute(text(statement))
        if revision >= "0012":  # from then on what a speaker says is counted with its rows
            connection.execute(text("UPDATE speakers SET quotes = 1, words = 2"))
    engine.dispose()

    with open_database(url) as database:
        with database.reading() as connection:
            command.check(alembic_config(connection))
        (quote,) = Query(database).quotes(text="rained")
        assert (quote.speaker, quote.spans) == ("Ana Muñoz", (Span(0, 10),))
        assert tuple(find_faults(database)) == ()
    open_database(url).close()


FORMER_INDEX = {
    "sqlite": (
        "INSERT INTO quotes_fts(quotes_fts) VALUES ('delete-all')",
        "DROP TRIGGER quotes_fts_insert",
        """CREATE TRIGGER quotes_fts_insert AFTER INSERT ON quotes BEGIN
        INSERT INTO quotes_fts(rowid, text) VALUES (new.id, new.text); END""",
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION attrib_fold(value text) RETURNS text
        LANGUAGE sql IMMUTABLE AS 'SELECT lower(value)'""",
    ),
}


def test_upgraded_database_finds_plain_letters_in_what_it_held(url: str) -> None:
    engine = make_engine(database_url(url))
    _empty(url)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), "0007")
        for statement in (*FORMER_INDEX[engine.dialect.name], *OLD_ROWS.split(";")):
            connection.execute(text(statement.replace("It rained.", "Smørrebrød")))
    engine.dispose()

    with open_database(url) as database:
        assert Query(database).quotes(text="smorrebrod").count() == 1
        database.write(lambda connection: connection.execute(text("DELETE FROM quotes")))
        assert Query(database).quotes(text="smorrebrod").count() == 0


def test_every_schema_but_the_newest_is_tried() -> None:
    tried = test_every_older_schema_is_upgraded_and_keeps_what_it_holds.pytestmark[0].args[1]
    assert (*tried, HEAD) == _KNOWN


def _empty(url: str) -> None:
    """Make a database as if it were new: without any table."""
    if "postgresql" not in url:
        Path(url).unlink()
        return
    engine = make_engine(database_url(url))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
