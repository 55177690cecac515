from __future__ import annotations

import pytest
from sqlalchemy import BigInteger, Integer

from attrib.store import tally_tables
from attrib.store.base import Base

TABLES = [
    table
    for table in vars(tally_tables).values()
    if isinstance(table, type) and issubclass(table, Base) and table is not Base
]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__tablename__)
def test_words_of_ten_million_articles_can_be_counted(table: type[Base]) -> None:
    words = table.__table__.columns.get("words")
    assert words is None or isinstance(words.type, BigInteger)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__tablename__)
def test_no_number_but_an_id_is_given_by_the_database(table: type[Base]) -> None:
    keys = [column for column in table.__table__.primary_key if isinstance(column.type, Integer)]
    made = [column.name for column in keys if column.autoincrement is not False]
    assert set(made) <= {"id"}
