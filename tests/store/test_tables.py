from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from attrib.store.tables import ArticleRow
from tests.store.making import reef

if TYPE_CHECKING:
    from attrib.store import Database
    from attrib.types import Annotated

TABLES = ArticleRow.metadata.tables


@pytest.mark.parametrize("name", TABLES)
def test_foreign_keys_are_indexed(name: str) -> None:
    table = TABLES[name]
    indexed = {tuple(column.name for column in index.columns) for index in table.indexes}
    indexed.add(tuple(column.name for column in table.primary_key.columns))
    indexed |= {
        tuple(column.name for column in constraint.columns)
        for constraint in table.constraints
        if constraint.__visit_name__ == "unique_constraint"
    }
    for key in table.foreign_key_constraints:
        # The quotes and speakers of one version are few: finding the version is enough.
        assert any(index[0] == key.column_keys[0] for index in indexed), (name, key.column_keys)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE versions SET current = (1 = 1)",
        "UPDATE quotes SET stop = start",
        "UPDATE quotes SET confidence = 1.5",
        "UPDATE quotes SET form = 'loud'",
        "UPDATE quotes SET speaker = 99",
        "UPDATE speakers SET name_id = 12345",
        "UPDATE roles SET start = -1",
        "DELETE FROM names",
    ],
)
def test_row_that_makes_no_sense_is_refused(database: Database, statement: str) -> None:
    database.save([reef(), _again()])
    with pytest.raises(IntegrityError), database._engine.begin() as connection:
        connection.execute(text(statement))


def _again() -> Annotated:
    article = reef()
    document = replace(article.document, text=article.document.text + " Later.")
    return replace(article, document=document)


def test_article_is_deleted_with_all_it_has(database: Database) -> None:
    database.save([reef()])
    with database._engine.begin() as connection:
        for table in ("quotes", "speakers", "articles"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608
        for table in ("versions", "quote_spans", "mentions", "roles", "affiliations"):
            count = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar()  # noqa: S608
            assert count == 0
