from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrib.store.counting import (
    BY,
    FACTS,
    counted,
    organization_totals,
    speaker_facts,
    speaker_totals,
)
from attrib.store.tables import ArticleRow, EntityMemberRow, QuoteRow
from attrib.types import Annotated, Document
from tests.store.making import Lexicon, harbor, person, quote, reef

if TYPE_CHECKING:
    from attrib.store import Database


@pytest.fixture
def filled(database: Database) -> Database:
    twice = person("Ana Muñoz of MIT, of MIT, said no.", "Ana Muñoz", of="MIT")
    text = "Ana Muñoz of MIT, of MIT, said no."
    speaker = twice.__class__(
        name=twice.name,
        type=twice.type,
        affiliations=(*twice.affiliations, *twice.affiliations),
        mentions=twice.mentions,
    )
    article = reef()
    again = article.__class__(
        document=article.document.__class__(id="twice", text=text, outlet="The Gull"),
        quotes=(quote(text, "no"),),
        speakers=(speaker,),
        model="test 1",
    )
    database.save([reef(), harbor(), again], organizations=Lexicon())
    return database


@pytest.mark.parametrize("by", BY)
def test_every_quote_falls_to_a_value(filled: Database, by: str) -> None:
    with filled.reading() as connection:
        rows = connection.execute(counted(by)).all()
    assert sum(row.quotes for row in rows) == 6


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("outlet", ["The Gull", "The Tern"])
def test_what_speakers_say_counts_as_their_quotes_do(
    filled: Database, by: str, outlet: str
) -> None:
    text = "The storm passed."
    unsaid = Annotated(
        document=Document(id="storm", text=text, outlet="The Gull"),
        quotes=(quote(text, "storm passed", None),),
        model="test 1",
    )
    filled.save([unsaid])
    condition = ArticleRow.outlet == outlet
    with filled.reading() as connection:
        one_by_one = connection.execute(counted(by, condition)).all()
        at_once = connection.execute(counted(by, condition, of_quotes=False)).all()
    assert at_once == one_by_one
    assert sum(row.quotes for row in at_once) == {"The Gull": 5, "The Tern": 2}[outlet]


def test_affiliation_that_is_stated_twice_counts_once(filled: Database) -> None:
    with filled.reading() as connection:
        rows = connection.execute(counted("affiliation", QuoteRow.text == "no")).all()
        (total,) = connection.execute(organization_totals(["mit"])).all()
    assert [(row.key, row.quotes) for row in rows] == [("mit", 1)]
    assert (total.quotes, total.people, total.articles) == (4, 3, 3)


@pytest.mark.parametrize("kind", FACTS)
def test_facts_are_of_the_speakers_asked_for(filled: Database, kind: str) -> None:
    with filled.reading() as connection:
        someone = connection.execute(speaker_totals()).first()
        assert someone is not None
        rows = connection.execute(
            speaker_facts(kind, EntityMemberRow.entity_id == someone.entity_id)
        ).all()
    assert {row.entity_id for row in rows} <= {someone.entity_id}
    assert {row.kind for row in rows} <= {kind}
