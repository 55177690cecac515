from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrib.query.api import Query
from attrib.query.speakers import ORDERS
from attrib.resolve.resolver import Resolver
from tests.identity.people import article

if TYPE_CHECKING:
    from attrib.store import Database


def test_speaker_is_summed_up_across_articles(query: Query) -> None:
    speaker = query.speakers("munoz").first()
    assert speaker is not None
    assert speaker.names == ("Ana Muñoz",)
    assert speaker.roles == ("biologist",)
    assert speaker.affiliations == ("Massachusetts Institute of Technology",)
    assert speaker.organization_ids == ("mit",)
    assert speaker.outlets == ("The Gull", "The Tern")


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_gives_every_speaker(query: Query, order: str) -> None:
    assert {s.name for s in query.speakers(order=order)} == {"Ana Muñoz", "Jörg Weiß", "Officials"}


def test_sector_is_that_of_most_articles_and_of_each_quote_as_of_its_own(
    database: Database,
) -> None:
    articles = [
        article("a", "Ana Zunz", role="economist", of="Kiel University"),
        article("b", "Ana Zunz", role="economist", of="Kiel University"),
        article("c", "Ana Zunz", role="senator", of="Kiel University"),
    ]
    resolver = Resolver()
    saved = database.save(articles, organizations=resolver, block_keys=resolver.block_keys)
    database.judge(resolver, [profile.key for profile in saved.profiles])
    query = Query(database)
    assert [speaker.sector for speaker in query.speakers()] == ["academia"]
    sectors = {quote.article.id: quote.sector for quote in query.quotes()}
    assert sectors == {"a": "academia", "b": "academia", "c": "government"}
    counts = {count.value: count.quotes for count in query.counts(by="sector")}
    assert counts == {"academia": 2, "government": 1}
    assert query.quotes(sector="government").count() == 1
