from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from attrib.query.api import Query
from attrib.store.fulltext import (
    any_of,
    ddl,
    has_terms,
    how_many,
    name_terms,
    parse_terms,
    prefixes_of,
)
from attrib.store.tables import QuoteRow
from attrib.types import Annotated, Document
from tests.store.making import harbor, person, quote, reef

if TYPE_CHECKING:
    from attrib.store import Database

HOSTILE = (
    '"', '""', '"""', "'", "' OR 1=1 --", '" OR 1=1 --', "*", "a*", "^a", "a-b", "-a", "--", "/*", "*/",
    "col:x", "text:reef", "NEAR(a b)", "a NEAR b", "AND", "OR", "NOT", "a AND", "OR b", "NOT NOT", "(",
    ")", "()", "((((", "a)", "(a", "{", "}", "{text}: reef", "[", "]", "\\", "\\\\", "%", "_", "%%", "&",
    "|", "!", "!!", "a & b", "a | b", "!a", "a <-> b", ":*", "a:*", "a:A", "<->", ";", "; DROP TABLE quotes",
    "reef'; DELETE FROM quotes; --", "\0", "a\0b", "\ud800", "a\udfffb", "\ufffd", "\u202e", "\n", "\t",
    " ", "", "\u00a0", "🦀", "é", "e\u0301", "ß", "İ", "ı", "习近平", "العربية", "$1", ":lock", "%s", "?",
    "{0}", "${x}", "`", "~", "#", "@", "+", "=", "<", ">", "a" * 100_000, "a " * 5_000, '"a ' * 300,
    "(" * 1000, "NEAR/" * 50, "rowid", "rank", "quotes_fts", "bm25(quotes_fts)", "NULL", "1e999", "-0",
    "\u201creef\u201d", "\u201c", "\u00ab", "''''", '"reef', 'reef"', '"reef" "', "\x1b[0m", "\r\n", "\v",
)  # fmt: skip


def _hostile() -> list[str]:
    randomness = random.Random(7)
    made = ["".join(randomness.choices("\"'*()-:^&|!<> aé\0", k=12)) for _ in range(120)]
    return [*HOSTILE, *made]


def test_no_search_text_breaks_a_query(database: Database) -> None:
    database.save([reef(), harbor()])
    query = Query(database)
    texts = _hostile()
    assert len(texts) > 200
    for text in texts:
        for name in ("text", "about", "speaker", "affiliation", "role", "outlet", "article"):
            assert len(list(query.quotes(**{name: text}))) < 5, (name, text)
        query.who_said(text)
        query.nearest(text[:200])
    assert query.quotes().count() == 5


@pytest.mark.parametrize("text", ['"', "''", "*", "", " ", "!?", "\0"], ids=ascii)
def test_text_without_words_finds_nothing(database: Database, text: str) -> None:
    database.save([reef()])
    assert not Query(database).quotes(text=text)
    assert not Query(database).quotes(speaker=text)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("reef dying", ("reef", "dying")),
        ('"our own eyes" reef', ("our own eyes", "reef")),
        ("\u201cour own\u201d", ("our own",)),
        ("a -- b", ("a", "b")),
    ],
)
def test_words_between_quotation_marks_are_one_phrase(text: str, phrases: tuple[str, ...]) -> None:
    assert parse_terms(text).phrases == phrases


def test_name_is_words_and_initials() -> None:
    terms = name_terms("J. Muñoz")
    assert (terms.phrases, terms.prefixes) == (("munoz",), ("j",))


def test_terms_are_few_enough_for_the_parser() -> None:
    many = " ".join(f"w{number}" for number in range(1000))
    counts = {
        len(parse_terms(many).phrases),
        len(prefixes_of(many).prefixes),
        len(any_of(many.split()).phrases),
    }
    assert max(counts) < 100


def test_quotes_that_have_words_are_counted_no_further_than_is_worth_it(database: Database) -> None:
    text = " ".join(f"reef{number} reef" for number in range(200))
    quotes = tuple(quote(text, f"reef{number} reef", None) for number in range(200))
    database.save([Annotated(document=Document(id="reefs", text=text), quotes=quotes)])
    database.finish_run(database.start_run(program="", model="", config=""))
    with database.reading() as connection:
        many = how_many(connection, any_of(["reef"]), 1000)
        few = how_many(connection, any_of(["reef7"]), 1000)
        assert how_many(connection, any_of(["reef"]), 30) == 30
    assert many == 200
    assert few < 10


def test_quotes_with_beginnings_of_words_are_counted_whatever_was_expected(
    database: Database,
) -> None:
    text = " ".join(f"reef{number} reef" for number in range(200))
    quotes = tuple(quote(text, f"reef{number} reef", None) for number in range(200))
    database.save([Annotated(document=Document(id="reefs", text=text), quotes=quotes)])
    with database.reading() as connection:
        # No figures were made of them yet.
        assert how_many(connection, prefixes_of("ree"), 1000) == 200
        assert how_many(connection, prefixes_of("reef19"), 1000) == 11
        assert how_many(connection, prefixes_of("ree"), 30) == 30


@pytest.mark.parametrize("one_by_one", [False, True])
def test_condition_is_the_same_however_quotes_are_gone_through(
    database: Database,
    one_by_one: bool,  # noqa: FBT001
) -> None:
    database.save([reef(), harbor()])
    for terms in (parse_terms("reef"), prefixes_of("re cl"), any_of(["dying", "asked"])):
        condition = has_terms(terms, database.dialect, one_by_one=one_by_one)
        with database.reading() as connection:
            found = connection.execute(select(QuoteRow.text).where(condition)).scalars().all()
        assert len(found) == {"reef": 2, "re": 1}.get((terms.phrases or terms.prefixes)[0], 2)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_each_statement_stands_alone(dialect: str) -> None:
    statements = ddl(dialect)
    assert all(statement.startswith("CREATE") for statement in statements)
    assert not any(statement.endswith(";") for statement in statements)


def test_index_follows_what_is_changed_and_deleted(database: Database) -> None:
    query = Query(database)
    database.save([reef()])
    database.save([reef()], replace=True)
    assert query.quotes(text="dying").count() == 1
    assert query.quotes(text="DYÏNG").count() == 1


ODD = (
    "“It’s 50% of the trans-Atlantic and/or U.S.-led deal, see http://x.com/a-b or ada@fen.org; "
    "don't say 3.5 million, naïve e-mail -5 C++ COVID-19 #MeToo @POTUS £1,000 AT&T.”"
)


@pytest.mark.parametrize(
    "words",
    [
        *("led", "or", "and/or", "atlantic", "trans-atlantic", "U.S.", "U.S.-led", "it's", "it’s"),
        *("x.com", "com", "fen", "ada", "ada@fen.org", "don't", "3.5", "5", "million", "naive"),
        *("mail", "e-mail", "c++", "covid", "19", "covid-19", "metoo", "#MeToo", "POTUS", "1,000"),
        *("at&t", "50%", "NAÏVE", '"see http"', '"and or"'),
    ],
)
def test_words_are_found_alike_on_both_databases(database: Database, words: str) -> None:
    database.save(
        [Annotated(document=Document(id="odd", text=ODD), quotes=(quote(ODD, ODD, None),))]
    )
    assert Query(database).quotes(text=words).count() == 1


PLAIN = "“Łódź has smørrebrød on Straße 5, said Æsir; cœur, Þór, đak, ısı and Ħal-Ġdid.”"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "lodz",
            "Łódź",
            "smorrebrod",
            "SMØRREBRØD",
            "strasse",
            "straße",
            "STRAẞE",
            "aesir",
            "Æsir",
        ),
        *("coeur", "cœur", "thor", "ÞÓR", "dak", "Đak", "isi", "hal-gdid", '"on strasse"'),
    ],
)
def test_letters_that_decompose_into_none_are_found_as_plain_ones(
    database: Database, words: str
) -> None:
    document = Document(id="odd", text=PLAIN)
    database.save([Annotated(document=document, quotes=(quote(PLAIN, PLAIN, None),))])
    query = Query(database)
    assert query.quotes(text=words).count() == 1
    assert query.quotes(about=words[:6]).count() == 1
    assert query.quotes(text=f"{words} nowhere").count() == 0


@pytest.mark.parametrize("name", ["lukasz sorensen", "Łukasz Sørensen", "SORENSEN", "Ł. Sørensen"])
def test_speakers_are_found_by_plain_letters(database: Database, name: str) -> None:
    text = '"It rained," said Łukasz Sørensen.'
    speakers = (person(text, "Łukasz Sørensen"),)
    document = Document(id="rain", text=text)
    quotes = (quote(text, '"It rained,"'),)
    database.save([Annotated(document=document, quotes=quotes, speakers=speakers)])
    assert Query(database).quotes(speaker=name).count() == 1
