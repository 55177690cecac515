from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from attrib.resolve.resolver import Resolver
from attrib.store import newcomers
from attrib.store.newcomers import BLOCK, NEWCOMER
from attrib.store.tables import BlockRow, SpeakerRow
from attrib.store.tally_tables import StaleRow
from tests.store.dumping import dump, export_hash
from tests.store.making import harbor, reef
from tests.store.test_resolving import SameName, labelled, store

if TYPE_CHECKING:
    from attrib.store import Database
    from attrib.types import Annotated

HOUSE = ("Ana Muñoz", "Jörg Weiß")


def write(database: Database, *articles: Annotated) -> None:
    database.save(articles, block_keys=SameName().block_keys)


def marked(database: Database) -> list[tuple[str, str]]:
    """Return who has to be judged, newcomers by their names."""
    statement = (
        select(StaleRow.kind, StaleRow.key, SpeakerRow.name)
        .outerjoin(SpeakerRow, SpeakerRow.key == StaleRow.key)
        .where(StaleRow.kind.in_((BLOCK, NEWCOMER)))
    )
    with database.reading() as connection:
        return sorted((row[0], row[2] or row[1]) for row in connection.execute(statement))


def forget(database: Database) -> None:
    database.write(lambda connection: connection.execute(delete(StaleRow)), counts=False)


def test_new_speakers_are_marked_by_themselves(database: Database) -> None:
    write(database, harbor())
    assert marked(database) == [(NEWCOMER, name) for name in HOUSE]


def test_article_stored_again_marks_nobody(database: Database) -> None:
    write(database, harbor())
    forget(database)
    database.save([replace(harbor(), model="test 2")], block_keys=SameName().block_keys)
    assert marked(database) == []


def test_what_is_judged_by_changed_marks_the_block(database: Database) -> None:
    write(database, harbor(), reef())
    forget(database)
    write(database, harbor(published="2023-05-09"))
    assert marked(database) == [(BLOCK, name) for name in HOUSE]


def test_who_went_is_no_newcomer_and_leaves_its_block_to_be_judged(database: Database) -> None:
    write(database, harbor())
    write(database, replace(harbor(), model="test 2", quotes=(), speakers=()))
    assert marked(database) == [(BLOCK, name) for name in HOUSE]


def test_everyone_is_marked_by_each_block_once(database: Database) -> None:
    write(database, harbor(), reef())
    forget(database)
    database.write(newcomers.mark_all, counts=False)
    with database.reading() as connection:
        blocks = set(connection.execute(select(BlockRow.block)).scalars())
    assert marked(database) == sorted((BLOCK, block) for block in blocks)


def test_who_is_who_piece_by_piece_is_as_if_all_were_judged_at_once(database: Database) -> None:
    articles = labelled()
    random.Random(5).shuffle(articles)
    store(database, articles, random.Random(6))
    expected, digest = dump(database), export_hash(database)
    assert len(expected["judgements"]) > 300
    resolver = Resolver()
    database.write(newcomers.mark_all, counts=False)
    database.judge(resolver)
    assert dump(database) == expected
    assert export_hash(database) == digest
