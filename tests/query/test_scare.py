from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.query.api import Query
from tests.store.making import HARBOR, harbor, reef, span

if TYPE_CHECKING:
    from attrib.store import Database


def test_scare_quotes_are_asked_for_apart_from_the_quotes(database: Database) -> None:
    words = "Ana Muñoz of MIT"
    database.save(
        [reef(), replace(harbor(), scare=(span(HARBOR, "stays open"), span(HARBOR, words)))]
    )
    query = Query(database)

    first, second = query.scare_quotes()

    assert (first.text, first.before, first.article.id) == ("stays open", "The harbor ", "harbor")
    assert second.after.startswith('. "Nobody')
    assert HARBOR[second.span.start : second.span.end] == second.text == words
    assert query.scare_quotes(outlet="gull").count() == 0
    assert query.scare_quotes(limit=1).count() == 1
    assert all(words != quote.text for quote in query.quotes())
