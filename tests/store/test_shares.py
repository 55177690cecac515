from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from attrib.store.shares import EVERYTHING, speaker_shares, values_of, version_shares
from attrib.store.tables import EntityRow, VersionRow
from tests.store.making import harbor, quote, reef

if TYPE_CHECKING:
    from attrib.store import Database


def test_quotes_of_a_version_count_for_each_value_once(database: Database) -> None:
    database.save([reef()])
    with database.reading() as connection:
        versions = list(connection.execute(select(VersionRow.id)).scalars())
        shares = connection.execute(version_shares(versions)).all()

    assert sum(share.quotes for share in shares) == 3
    values = {value for share in shares for value in values_of(share)}
    assert {(EVERYTHING, None), ("outlet", "The Gull"), ("month", "20230500")} <= values
    assert {("form", "direct"), ("form", "indirect"), ("type", "unnamed")} <= values
    assert ("affiliation", None) in values
    assert ("speaker", None) not in values


def test_quote_of_nobody_counts_for_no_speaker(database: Database) -> None:
    text = harbor().document.text
    quotes = (quote(text, "The harbor stays open", None),)
    database.save([type(harbor())(document=harbor().document, quotes=quotes)])
    with database.reading() as connection:
        versions = list(connection.execute(select(VersionRow.id)).scalars())
        (share,) = connection.execute(version_shares(versions)).all()

    assert {("speaker", None), ("affiliation", None), ("type", None)} <= set(values_of(share))


def test_speaker_counts_for_what_it_said(database: Database) -> None:
    database.save([harbor()])
    with database.reading() as connection:
        entities = select(EntityRow.id).where(EntityRow.name == "Jörg Weiß")
        keys = list(connection.execute(entities).scalars())
        (share,) = connection.execute(speaker_shares(keys)).all()

    assert (share.quotes, share.words) == (1, 3)
    assert ("affiliation", None) not in values_of(share)
