from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

if TYPE_CHECKING:
    from attrib.store import Database

CORRECTION = (
    'INSERT INTO corrections (kind, article_key, sha256, "values", who, at) '
    "VALUES ('{kind}', 'a', '', '[]', 'jm', '')"
)


def test_kind_of_a_correction_is_one_that_is_known(database: Database) -> None:
    with database._engine.begin() as connection:
        connection.execute(text(CORRECTION.format(kind="span")))
    with pytest.raises(IntegrityError), database._engine.begin() as connection:
        connection.execute(text(CORRECTION.format(kind="typo")))


def test_original_belongs_to_a_version(database: Database) -> None:
    with pytest.raises(IntegrityError), database._engine.begin() as connection:
        connection.execute(text("INSERT INTO originals VALUES (7, '{}')"))
