from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from attrib.correct.changes import NotAQuote
from attrib.correct.making import correct
from attrib.store.correction_tables import OriginalRow
from attrib.store.tables import QuoteRow, SpeakerRow, VersionRow
from attrib.store.writing import erase, original, put_on
from tests.store.making import reef
from tests.store.test_correcting import say

if TYPE_CHECKING:
    from attrib.store import Database


def test_nothing_to_put_on_is_the_article_itself() -> None:
    annotated = replace(reef(), document=replace(reef().document, text="\x00"))
    assert put_on(annotated, ()) is annotated


def test_corrections_are_put_on_the_text_as_it_is_stored() -> None:
    document = replace(reef().document, text=reef().document.text.replace("own", "o\x00n"))
    corrected = put_on(replace(reef(), document=document), [correct(reef(), 2, NotAQuote())])
    assert "o\ufffdn" in corrected.document.text
    assert len(corrected.quotes) == 2


def test_what_the_model_found_is_kept_with_its_confidence_in_hundredths(database: Database) -> None:
    quotes = (replace(reef().quotes[0], confidence=0.123456789), *reef().quotes[1:])
    database.save([replace(reef(), quotes=quotes)])
    say(database, 2, NotAQuote())
    with database.reading() as connection:
        version = connection.execute(select(OriginalRow.version_id)).scalar_one()
        found = original(connection, version, reef())
    assert found.quotes == (replace(quotes[0], confidence=0.12), *quotes[1:])
    assert found.document == reef().document


def test_erased_version_keeps_its_text_alone(database: Database) -> None:
    database.save([reef()])
    with database._engine.begin() as connection:
        erase(connection, list(connection.execute(select(VersionRow.id)).scalars()))
        for table in (QuoteRow, SpeakerRow):
            assert connection.execute(select(table.version_id)).all() == []
        assert connection.execute(select(VersionRow.text)).scalar_one() == reef().document.text
