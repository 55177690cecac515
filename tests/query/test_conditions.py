from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrib.query import conditions as module
from attrib.query.arguments import Filters, check_filters
from attrib.query.conditions import article_conditions, conditions, versions_quoting

if TYPE_CHECKING:
    from attrib.query.api import Query

VALUES = {
    "form": "direct",
    "act": "statement",
    "type": "person",
    "sector": "academia",
    "since": "2023",
    "until": "2024",
    "min_confidence": 0.5,
    "negated": False,
}


@pytest.mark.parametrize("name", Filters.__dataclass_fields__)
def test_every_filter_is_a_condition(query: Query, name: str) -> None:
    filters = check_filters(**{name: VALUES.get(name, "muñoz")})
    with query._database.reading() as connection:
        assert len(list(conditions(connection, filters))) == 1
        of_article = len(list(article_conditions(connection, filters)))
    assert of_article == (not filters.ask_for_quotes)


def test_no_filter_is_no_condition(query: Query) -> None:
    with query._database.reading() as connection:
        assert not list(conditions(connection, check_filters()))


def test_versions_are_those_that_quote(query: Query) -> None:
    with query._database.reading() as connection:
        found = versions_quoting(connection, check_filters(speaker="weiß"))
        assert len(set(connection.execute(found).scalars())) == 1


SETS = {
    "speaker": "muñoz",
    "affiliation": "MIT",
    "organization_id": "mit",
    "sector": "academia",
    "role": "biologist",
    "text": "reef",
    "about": "re",
}


@pytest.mark.parametrize("order", ["published", "-published", "confidence", "-words", "speaker"])
@pytest.mark.parametrize("name", SETS)
def test_first_of_many_are_those_that_all_begin_with(
    query: Query, monkeypatch: pytest.MonkeyPatch, name: str, order: str
) -> None:
    filters = {name: SETS[name]}
    everything = [quote.key for quote in query.quotes(**filters, order=order)]
    monkeypatch.setattr(module, "_MANY_SPEAKERS", 0)
    monkeypatch.setattr(module, "_MANY_QUOTES", 0)

    assert len(everything) > 1
    for limit in (50, None):
        found = query.quotes(**filters, order=order, limit=limit)
        assert [quote.key for quote in found] == everything
    with query._database.reading() as connection:
        assert not conditions(connection, check_filters(**filters), few=True).narrow
        assert conditions(connection, check_filters(**filters)).narrow is (name != "sector")
