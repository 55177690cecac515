from __future__ import annotations

import pytest
from sqlalchemy import column, select

from attrib.errors import QueryError
from attrib.query.asking import check_cut, cut


def test_limit_and_offset_go_into_the_statement() -> None:
    statement = str(cut(select(column("a")), 3, 4).compile(compile_kwargs={"literal_binds": True}))
    assert statement.endswith("LIMIT 3 OFFSET 4")


def test_offset_alone_has_a_limit_for_sqlite() -> None:
    statement = str(cut(select(column("a")), None, 4).compile())
    assert "LIMIT" in statement


@pytest.mark.parametrize(("limit", "offset"), [(-1, None), (None, -1), ("5", None), (None, True)])
def test_cut_that_makes_no_sense_is_refused(limit: int, offset: int) -> None:
    with pytest.raises(QueryError, match="must be a whole number"):
        check_cut(limit, offset)
