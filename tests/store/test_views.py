from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from tests.store.making import Lexicon, harbor, reef

if TYPE_CHECKING:
    from attrib.store import Database


def test_view_has_an_attribution_a_row_in_plain_words(database: Database) -> None:
    database.save([reef(), harbor()], organizations=Lexicon())
    database.save([reef(title="Reef, again")], organizations=Lexicon())
    question = "SELECT * FROM attributions ORDER BY outlet, start"
    with database.reading() as connection:
        rows = [row._asdict() for row in connection.execute(text(question))]
    assert len(rows) == 5
    assert {
        "text": '"The reef is dying,"',
        "speaker": "Ana Muñoz",
        "role": "biologist",
        "affiliations": "Massachusetts Institute of Technology",
        "outlet": "The Gull",
        "published": "2023-05-01",
        "start": 0,
        "stop": 20,
    }.items() <= rows[0].items()
    assert rows[2]["speaker"] == "Officials"
    assert (rows[2]["role"], rows[2]["affiliations"]) == (None, None)


def test_index_is_one_that_datasette_finds(database: Database) -> None:
    if database.dialect != "sqlite":
        return
    with database.reading() as connection:
        made = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE name = 'quotes_fts'")
        ).scalar_one()
    assert 'content="quotes"' in made
