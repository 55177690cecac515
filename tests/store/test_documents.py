from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from attrib.query.api import Query
from tests.store.making import reef

if TYPE_CHECKING:
    from attrib.store import Database
    from attrib.types import Annotated


def filed(origin: str, text: str | None = None) -> Annotated:
    article = reef(outlet=None, origin=origin)
    if text is None:
        return article
    document = replace(article.document, text=text)
    return replace(article, document=document, quotes=(), speakers=())


@pytest.mark.parametrize(
    ("second", "articles", "versions"),
    [
        (filed("here/reef.txt"), 1, 1),
        (filed("there/reef.txt"), 1, 1),
        (filed("here/reef.txt", "It changed."), 1, 2),
        (filed("there/reef.txt", "Another one."), 2, 2),
    ],
    ids=["the same file", "a moved file", "a changed file", "a namesake"],
)
def test_file_alone_tells_what_article_it_is(
    database: Database, second: Annotated, articles: int, versions: int
) -> None:
    database.save([filed("here/reef.txt")])
    database.save([second])
    totals = Query(database).totals()
    assert (totals.articles, totals.versions) == (articles, versions)
    assert database.missing([second.document], model="test 1") == ()
