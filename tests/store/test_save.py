from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from attrib.errors import StoreError
from attrib.query.api import Query
from attrib.store import Database, open_database
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    EntityRow,
    MentionRow,
    QuoteRow,
    QuoteSpanRow,
    RoleRow,
    SpeakerRow,
    VersionRow,
)
from attrib.types import Annotated, Document, Quote, Refusal, Span
from tests.store.making import Lexicon, harbor, quote, reef

TABLES = (
    AffiliationRow,
    ArticleRow,
    EntityRow,
    MentionRow,
    QuoteRow,
    QuoteSpanRow,
    RoleRow,
    SpeakerRow,
    VersionRow,
)


def counts(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        return {
            table.__tablename__: connection.execute(
                select(func.count()).select_from(table)
            ).scalar_one()
            for table in TABLES
        }


def export(database: Database) -> list[dict[str, Any]]:
    quotes = Query(database).quotes().to_dicts()
    return [quote | {"article": quote["article"] | {"run_id": None}} for quote in quotes]


def changed(annotated: Annotated, old: str, new: str) -> Annotated:
    """Return the article with a word of its text changed for another of the same length."""
    document = replace(annotated.document, text=annotated.document.text.replace(old, new))
    assert len(document.text) == len(annotated.document.text)
    return replace(annotated, document=document)


def test_articles_saved_thrice_in_any_order_give_the_same_rows(database: Database) -> None:
    batch = [reef(), harbor(), reef(outlet="The Tern"), harbor(outlet="The Gull")]
    database.save(batch, organizations=Lexicon())
    rows, exported = counts(database), export(database)
    assert rows["quotes"] == 10
    for seed in range(3):
        random.Random(seed).shuffle(batch)
        for part in (batch[:1], batch[1:]):
            database.save(part, organizations=Lexicon(), replace=seed == 2)
        assert counts(database) == rows
        assert export(database) == exported


def test_changed_article_is_a_new_version(database: Database) -> None:
    database.save([reef()])
    saved = database.save([changed(reef(), "dying", "fading"[:5])])
    assert saved.articles == 1
    detail = Query(database).article("reef")
    assert [version.current for version in detail.versions] == [True, False]
    assert detail.text.startswith('"The reef is fadin,"')
    assert counts(database)["quotes"] == 6
    assert Query(database).quotes().count() == 3


def test_article_that_changes_back_is_its_old_version_again(database: Database) -> None:
    database.save([reef()])
    before = counts(database)
    other = changed(reef(), "dying", "alive")
    database.save([other])
    database.save([reef()])
    assert Query(database).article("reef").text == reef().document.text
    assert database.missing([reef().document], model="test 1") == ()
    assert counts(database)["versions"] == before["versions"] + 1


def test_two_versions_in_one_batch_are_both_kept(database: Database) -> None:
    database.save([reef(), changed(reef(), "dying", "alive")])
    detail = Query(database).article("reef")
    assert len(detail.versions) == 2
    assert "alive" in detail.text


def test_another_model_annotates_anew(database: Database) -> None:
    database.save([reef()])
    other = replace(reef(), model="test 2", quotes=reef().quotes[:1], speakers=reef().speakers[:1])
    assert database.save([other]).articles == 1
    assert counts(database)["quotes"] == 1
    assert counts(database)["entities"] == 1
    assert Query(database).article("reef").article.model == "test 2"


def test_metadata_is_as_of_the_last_save(database: Database) -> None:
    database.save([reef()])
    database.save([reef(title="The reef, corrected")])
    assert Query(database).article("reef").article.title == "The reef, corrected"
    assert counts(database)["articles"] == 1


@pytest.mark.parametrize(
    "bad",
    [
        {"content": (Span(5, 100_000),)},
        {"content": (Span(5, 5),)},
        {"cue": (Span(-1, 5),)},
        {"speaker": 7},
        {"via": -1},
        {"confidence": float("nan")},
        {"confidence": 2.0},
    ],
    ids=str,
)
def test_bad_annotation_is_refused_alone(database: Database, bad: dict[str, Any]) -> None:
    wrong = Quote(**({"content": (Span(0, 5),), "by": "model"} | bad))
    saved = database.save([replace(harbor(), quotes=(wrong,)), reef()])
    assert [refusal.code for refusal in saved.refused] == ["bad-annotation"]
    assert saved.articles == 1
    assert [refused.code for refused in Query(database).quarantine()] == ["bad-annotation"]


def test_quote_without_content_is_no_quote(database: Database) -> None:
    article = replace(reef(), quotes=(Quote(cue=(Span(0, 5),), by="model"), *reef().quotes))
    assert database.save([article]).quotes == 3
    assert [quote.number for quote in Query(database).article("reef").quotes] == [1, 2, 3]


@pytest.mark.parametrize("odd", ["\0", "\ud800", "\U0001f980", "e\u0301"], ids=ascii)
def test_odd_characters_keep_every_offset(database: Database, odd: str) -> None:
    text = f'{odd}Ana{odd} said: "The {odd} is {odd}{odd}." {odd}'
    content = quote(text, f'"The {odd} is {odd}{odd}."', None)
    article = Annotated(
        document=Document(id=f"a{odd}", text=text, title=odd, outlet=odd, origin=odd),
        quotes=(content,),
        model="test 1",
    )
    for _ in range(2):
        database.save([article])
    (detail,) = (Query(database).article(a.key) for a in Query(database).articles())
    (answer,) = detail.quotes
    assert len(detail.text) == len(text)
    assert detail.text[answer.span.start : answer.span.end] == answer.text
    assert answer.spans == content.content
    assert database.missing([article.document], model="test 1") == ()


@pytest.mark.slow
def test_quotation_of_ten_megabytes_is_stored(database: Database) -> None:
    text = '"' + "word " * 2_000_000 + '"'
    whole = quote(text, text, None)
    document = Document(id="long", text=text)
    database.save([Annotated(document=document, quotes=(whole,), model="test 1")])
    assert Query(database).quotes(text="word").first() is not None


def test_refusals_are_kept_once_until_the_origin_can_be_read(database: Database) -> None:
    query = Query(database)
    for reason in ("Empty.", "Empty again."):
        database.save_refusals([Refusal(origin="reef.txt", reason=reason, code="empty")])
    assert [refused.reason for refused in query.quarantine()] == ["Empty again."]
    database.save([reef(origin="reef.txt")])
    assert not query.quarantine()


def test_save_in_two_places_at_once_waits(url: str) -> None:
    def work(number: int) -> int:
        with open_database(url) as database:
            batch = [reef(outlet=f"o{place % 7}") for place in range(number, number + 5)]
            return database.save(batch, organizations=Lexicon()).articles

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(8))) == 7
    with open_database(url) as database:
        assert counts(database)["quotes"] == 21


def test_closed_server_is_a_store_error() -> None:
    pytest.importorskip("psycopg", reason="needs psycopg: pip install 'attrib[postgres]'")
    with pytest.raises(StoreError, match="Check that the server runs"):
        open_database("postgresql://nobody@127.0.0.1:1/none")
