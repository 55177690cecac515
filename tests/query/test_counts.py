from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from attrib.query.api import Query

MIT = "Massachusetts Institute of Technology"


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("speaker", [("Ana Muñoz", 3, 15), ("Jörg Weiß", 1, 3), ("Officials", 1, 5)]),
        ("affiliation", [(MIT, 3, 15), ("Kiel University", 1, 3), (None, 1, 5)]),
        ("sector", [("academia", 3, 15), (None, 2, 8)]),
        ("outlet", [("The Gull", 3, 16), ("The Tern", 2, 7)]),
        ("year", [("2023", 5, 23)]),
        ("month", [("2023-05", 3, 16), ("2023-06", 2, 7)]),
        ("form", [("direct", 3, 14), ("indirect", 2, 9)]),
        ("act", [("statement", 5, 23)]),
        ("type", [("person", 4, 18), ("unnamed", 1, 5)]),
    ],
)
def test_counts_by(query: Query, by: str, expected: list[tuple[str | None, int, int]]) -> None:
    assert [(count.value, count.quotes, count.words) for count in query.counts(by=by)] == expected


def test_counts_take_the_filters_of_quotes(query: Query) -> None:
    (count,) = query.counts(by="speaker", affiliation="MIT", since="2023-06")
    assert (count.value, count.quotes, count.articles, count.speakers) == ("Ana Muñoz", 1, 1, 1)


def test_totals_tell_what_the_database_holds(query: Query) -> None:
    totals = query.totals()
    assert (totals.articles, totals.quotes, totals.words, totals.speakers) == (2, 5, 23, 3)
    assert (totals.organizations, totals.outlets, totals.quarantined) == (2, 2, 1)
    assert (totals.first, totals.last) == ("2023-05-01", "2023-06")
