from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.store.making import HARBOR, REEF, harbor, reef

if TYPE_CHECKING:
    from attrib.query.api import Query


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({}, ["reef", "harbor"]),
        ({"speaker": "muñoz"}, ["reef", "harbor"]),
        ({"speaker": "weiß"}, ["harbor"]),
        ({"form": "direct", "affiliation": "MIT"}, ["reef"]),
        ({"text": "reef", "outlet": "tern"}, []),
        ({"article": "reef"}, ["reef"]),
    ],
    ids=str,
)
def test_articles_are_found_by_what_they_quote(
    query: Query, filters: dict[str, Any], ids: list[str]
) -> None:
    assert [article.id for article in query.articles(**filters)] == ids
    assert query.articles(**filters).count() == len(ids)


def test_full_articles_come_with_the_chosen_quotes_alone(query: Query) -> None:
    (article,) = query.full_articles(text="eyes")
    assert article.text == REEF
    assert [quote.cue for quote in article.quotes] == ["added"]
    assert [len(article.quotes) for article in query.full_articles()] == [2, 3]


def test_full_articles_of_an_outlet_come_with_all_their_quotes(query: Query) -> None:
    (article,) = query.full_articles(outlet="tern")
    assert (article.text, len(article.quotes)) == (HARBOR, 2)


def test_annotated_articles_are_those_that_were_stored(query: Query) -> None:
    stored = {"reef": reef(), "harbor": harbor()}
    assert {article.document.id: article for article in query.annotated()} == stored
    assert list(query.annotated(speaker="weiß")) == [harbor()]
    assert query.annotated(speaker="nobody").count() == 0


def test_article_is_found_by_its_url(query: Query) -> None:
    key = query.article("reef").article.key
    assert query.article(key).article.id == "reef"
