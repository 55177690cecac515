from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from attrib.query.api import Query
from attrib.query.articles import ORDERS
from attrib.types import Document
from tests.store.making import reef

if TYPE_CHECKING:
    from attrib.store import Database


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_gives_every_article(query: Query, order: str) -> None:
    assert {article.id for article in query.articles(order=order)} == {"reef", "harbor"}


def test_article_without_quotes_is_one(database: Database) -> None:
    database.save(
        [replace(reef(), document=Document(id="empty", text="No."), quotes=(), speakers=())]
    )
    (article,) = Query(database).articles()
    assert (article.quotes, article.speakers, article.words, article.published) == (0, 0, 1, None)


def test_articles_of_one_id_are_told_apart_by_outlet(database: Database) -> None:
    database.save([reef(), reef(outlet="The Tern")])
    articles = list(Query(database).articles())
    assert len({article.key for article in articles}) == 2
    assert {article.outlet for article in articles} == {"The Gull", "The Tern"}
