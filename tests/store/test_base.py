from __future__ import annotations

import pytest
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from attrib.store.tables import EntityRow, QuoteRow


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=["sqlite", "pg"])
def test_choices_are_checked_by_value(dialect: sqlite.dialect) -> None:
    sql = str(CreateTable(QuoteRow.__table__).compile(dialect=dialect))
    assert "CONSTRAINT ck_quotes_form CHECK (form IN ('direct', 'mixed', 'indirect'))" in sql
    assert "CONSTRAINT pk_quotes PRIMARY KEY (id)" in sql


def test_ids_of_rows_are_given_by_the_database() -> None:
    sql = str(CreateTable(QuoteRow.__table__).compile(dialect=sqlite.dialect()))
    assert "id INTEGER NOT NULL" in sql
    assert EntityRow.__table__.c.id.type.python_type is str
