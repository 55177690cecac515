from __future__ import annotations

from typing import Any

import pytest

from attrib.errors import QueryError
from attrib.query.api import Query
from attrib.query.sql import check_statement
from attrib.store import open_database

WRITES = [
    "DELETE FROM quotes",
    "INSERT INTO names (folded) VALUES ('x')",
    "UPDATE quotes SET text = ''",
    "DROP TABLE quotes",
    "CREATE TABLE mine (id INTEGER)",
    "ALTER TABLE quotes ADD COLUMN mine TEXT",
    "PRAGMA query_only = OFF",
    "PRAGMA journal_mode = DELETE",
    "ATTACH DATABASE 'other.db' AS other",
    "VACUUM INTO 'other.db'",
    "COMMIT",
    "SET TRANSACTION READ WRITE",
    "COPY quotes TO '/nowhere/quotes.csv'",
    "DO $$ BEGIN DELETE FROM quotes; END $$",
    "",
    "-- SELECT 1",
    "/* SELECT */ DELETE FROM quotes",
    "WITH gone AS (SELECT 1) DELETE FROM quotes",
    "WITH gone AS (DELETE FROM quotes RETURNING id) SELECT * FROM gone",
    "SELECT 1; DELETE FROM quotes",
    "SELECT 1; COMMIT; DELETE FROM quotes",
    "SELECT load_extension('x')",
    "SELECT * INTO mine FROM quotes",
    "SELECT setval('quotes_id_seq', 1)",
]


@pytest.mark.parametrize("statement", WRITES)
def test_what_writes_is_refused_and_changes_nothing(query: Query, statement: str) -> None:
    with pytest.raises(QueryError) as raised:
        list(query.sql(statement))
    assert str(raised.value).startswith(("sql() only reads", "sql() takes one", "The SQL cannot"))
    assert query.totals().quotes == 5
    assert query.sql("SELECT count(*) AS n FROM quotes").first() == {"n": 5}


def test_rows_come_by_the_names_of_their_columns(query: Query) -> None:
    rows = query.sql(
        "SELECT s.name, count(*) AS quotes FROM quotes q JOIN speakers s"
        " ON s.version_id = q.version_id AND s.number = q.speaker"
        " WHERE q.form = :form GROUP BY s.name ORDER BY s.name",
        {"form": "direct"},
    )
    expected = [{"name": "Ana Muñoz", "quotes": 2}, {"name": "Jörg Weiß", "quotes": 1}]
    assert list(rows) == rows.to_dicts() == expected
    assert rows.count() == 2


def test_columns_of_one_name_are_told_apart(query: Query) -> None:
    assert query.sql("SELECT 1 AS a, 2 AS a").first() == {"a": 1, "a_2": 2}


@pytest.mark.parametrize(
    "statement",
    ["  select 1 AS n", "(SELECT 1 AS n)", "-- why\nSELECT 1 AS n", "/* why */ SELECT 1 AS n"],
)
def test_statement_may_begin_in_any_way_that_reads(statement: str) -> None:
    assert check_statement(statement) == statement


def test_full_text_can_be_searched(query: Query) -> None:
    statement = {
        "sqlite": "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'reef'",
        "postgresql": "SELECT id FROM quotes WHERE text_fts @@ to_tsquery('simple', 'reef')",
    }[query._database.dialect]
    assert query.sql(statement).count() == 2


@pytest.mark.parametrize(
    ("statement", "parameters", "reason"),
    [
        ("SELECT nothing FROM quotes", {}, "nothing"),
        ("SELECT * FROM nowhere", {}, "nowhere"),
        ("SELECT :a", {}, "'a'"),
        ("SELECT 'open", {}, "'open"),
    ],
)
def test_error_names_its_reason(
    query: Query, statement: str, parameters: dict[str, Any], reason: str
) -> None:
    with pytest.raises(QueryError, match=reason):
        list(query.sql(statement, parameters))


def test_statement_that_is_no_text_is_refused(query: Query) -> None:
    with pytest.raises(QueryError, match="must be a text, not 5"):
        query.sql(5)  # type: ignore[arg-type]


def test_rows_are_read_as_they_are_asked_for(query: Query) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)"
        " SELECT i FROM n"
    )
    rows = iter(query.sql(endless))
    assert next(rows) == {"i": 1}
    rows.close()  # type: ignore[attr-defined]
    assert query.totals().quotes == 5


def test_database_in_memory_answers_others_while_rows_are_read() -> None:
    with open_database(":memory:") as database:
        query = Query(database)
        rows = iter(query.sql("VALUES (1), (2)"))
        next(rows)
        assert query.quotes().count() == 0
        assert len(list(rows)) == 1
