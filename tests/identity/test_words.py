from __future__ import annotations

import pytest

from attrib.errors import QueryError
from attrib.identity.words import checked_name, checked_who, checked_why


def test_words_are_kept_without_odd_space() -> None:
    assert checked_who(" Ada\tMoor ") == "Ada Moor"
    assert checked_why("  \n") is None
    assert checked_why(None) is None
    assert checked_why("they  met") == "they met"
    assert checked_name("<i>Ó Néill</i>") == "<i>Ó Néill</i>"


def test_words_that_say_nothing_or_too_much_are_refused() -> None:
    with pytest.raises(QueryError, match="Say who decides"):
        checked_who("  ")
    with pytest.raises(QueryError, match="Who decides has at most 100 characters, not 101"):
        checked_who("x" * 101)
    with pytest.raises(QueryError, match="A rule decides nothing"):
        checked_who("rule:people")
    with pytest.raises(QueryError, match="The reason has at most 2000 characters"):
        checked_why("x" * 3000)
    with pytest.raises(QueryError, match="A name has letters"):
        checked_name("--")
    with pytest.raises(QueryError, match="not 10,000"):
        checked_name("x" * 10_000)
