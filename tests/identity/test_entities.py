from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from attrib import resolve
from attrib.errors import QueryError
from attrib.identity.entities import Entities
from attrib.query.api import Query
from tests.identity.people import fill, people

if TYPE_CHECKING:
    from attrib.store import Database


@pytest.fixture
def entities(database: Database) -> Entities:
    fill(database)
    return Entities(database)


def names(database: Database) -> list[tuple[str, int]]:
    return [(s.name, s.articles) for s in Query(database).speakers(order="name")]


MIT = "Massachusetts Institute of Technology"
APART = [("Li Wei", 1), ("Li Wen", 1), ("Rudolf Zunz", 2), ("Zunz", 1)]


def test_merge_and_undo_lead_back_to_where_it_was(database: Database, entities: Entities) -> None:
    assert names(database) == APART
    number = entities.merge(["li wei", "Li Wen"], who="Ada", why="one, misspelt")
    assert names(database) == [("Li Wen", 2), ("Rudolf Zunz", 2), ("Zunz", 1)]
    undone = entities.undo(number, who="Bob")
    assert (undone.who, undone.why, undone.revoked_by) == ("Ada", "one, misspelt", "Bob")
    assert names(database) == APART


def test_merge_outlives_articles_that_are_read_again(
    database: Database, entities: Entities
) -> None:
    entities.merge(["Li Wei", "Li Wen"], who="Ada")
    again = [replace(one, model="test 2") for one in people()]
    saved = database.save(again, block_keys=resolve.block_keys)
    database.judge(resolve, [profile.key for profile in saved.profiles])
    assert names(database) == [("Li Wen", 2), ("Rudolf Zunz", 2), ("Zunz", 1)]


def test_split_takes_articles_out_by_id_or_key(database: Database, entities: Entities) -> None:
    article = entities.show("Rudolf Zunz").members[1].article
    assert article.id == "second"
    for name in ("second", article.key, article.key[:8]):
        number = entities.split("Rudolf Zunz", [name], who="Ada")
        assert names(database)[2:4] == [("Rudolf Zunz", 1), ("Rudolf Zunz", 1)]
        entities.undo(number, who="Ada")
    assert names(database) == APART


def test_doubt_is_closed_by_keeping_apart_and_open_again_when_undone(entities: Entities) -> None:
    (doubt,) = entities.doubts()
    assert {doubt.left.name, doubt.right.name} == {"Rudolf Zunz", "Zunz"}
    assert doubt.reasons
    assert doubt.pairs == 2
    assert entities.doubts("Li Wei") == ()
    assert entities.doubts("Rudolf Zunz") == (doubt,)
    ids = [doubt.left.id, doubt.right.id]
    number = entities.keep_apart(ids, who="Ada")
    assert entities.doubts() == ()
    entities.undo(number, who="Ada")
    assert entities.doubts() == (doubt,)


def test_doubt_is_closed_by_merging(database: Database, entities: Entities) -> None:
    (doubt,) = entities.doubts()
    entities.merge([doubt.left.id, doubt.right.id], who="Ada")
    assert entities.doubts() == ()
    assert ("Rudolf Zunz", 3) in names(database)


def test_renamed_is_shown_by_the_new_name_and_found_by_both(
    database: Database, entities: Entities
) -> None:
    entities.rename("zunz, rudolf", "  R. <b>Zunz</b>\n", who="Ada")
    assert ("R. <b>Zunz</b>", 2) in names(database)
    assert entities.show("Rudolf Zunz").speaker.name == "R. <b>Zunz</b>"
    assert entities.show("r zunz").speaker.articles == 2


def test_speaker_is_found_by_an_id_it_had_before(entities: Entities) -> None:
    before = {entities.show(name).speaker.id for name in ("Li Wei", "Li Wen")}
    entities.merge(sorted(before), who="Ada")
    assert len({entities.show(key).speaker.id for key in before}) == 1


def test_show_tells_members_reasons_and_decisions(entities: Entities) -> None:
    entities.merge(["Li Wei", "Li Wen"], who="Ada", why="one, misspelt")
    detail = entities.show("Li Wei")
    assert [(m.name, m.roles, m.affiliations, m.quotes) for m in detail.members] == [
        ("Li Wei", ("economist",), (MIT,), 1),
        ("Li Wen", ("economist",), (MIT,), 1),
    ]
    (decision,) = detail.decisions
    assert (decision.kind, decision.sides) == ("merge", (("Li Wei", "Li Wen"),))
    (judgement,) = detail.judgements
    assert judgement.verdict == "different"
    assert entities.show("Rudolf Zunz").judgements[0].verdict == "same"


def test_decisions_are_listed_whole(entities: Entities) -> None:
    entities.merge(["Li Wei", "Li Wen"], who="Ada")
    entities.rename("Zunz, Rudolf", "R. Zunz", who="Bob")
    listed = [(d.number, d.kind, d.who, d.name) for d in entities.decisions()]
    assert listed == [(1, "merge", "Ada", None), (2, "rename", "Bob", "R. Zunz")]


def test_name_of_several_is_refused_with_their_ids(entities: Entities) -> None:
    with pytest.raises(QueryError, match=r"'li' may be any of 2 speakers(.*\n)+.*#li-we"):
        entities.merge(["li", "Zunz"], who="Ada")


def test_unknown_name_is_refused_with_the_nearest(entities: Entities) -> None:
    with pytest.raises(QueryError, match=r"no speaker 'Rudolph Zuns' here: .*Rudolf Zunz"):
        entities.show("Rudolph Zuns")


@pytest.mark.parametrize("name", ["", " ", "…", "\x00", "x" * 10_000, "'; DROP TABLE entities"])
def test_odd_names_mean_nobody(entities: Entities, name: str) -> None:
    with pytest.raises(QueryError, match="no speaker"):
        entities.show(name)


def test_decisions_that_make_no_sense_are_refused(entities: Entities) -> None:
    for wrong, message in (
        (lambda: entities.merge(["Li Wei", "li wei"], who="Ada"), "one speaker already"),
        (lambda: entities.keep_apart(["Li Wei"], who="Ada"), "one speaker now"),
        (lambda: entities.merge([], who="Ada"), "Name a speaker"),
        (lambda: entities.split("Li Wei", ["wei"], who="Ada"), "That is all of Li Wei"),
        (lambda: entities.merge(["Li Wei", "Li Wen"], who="rule:people"), "is a person"),
        (lambda: entities.rename("Li Wei", "x" * 10_000, who="Ada"), "at most 300 characters"),
    ):
        with pytest.raises(QueryError, match=message):
            wrong()
    assert entities.decisions() == ()


def test_rebuilding_derives_all_that_an_older_version_did_not_know(
    database: Database, entities: Entities
) -> None:
    entities.merge(["Li Wei", "Li Wen"], who="Ada")
    query = Query(database)
    before = list(query.speakers()), list(query.organizations())
    with database._engine.begin() as connection:
        connection.execute(text("UPDATE speakers SET sector = NULL"))
        connection.execute(text("UPDATE organizations SET sector = NULL"))
        connection.execute(text("DELETE FROM judgements"))
        connection.execute(text("DELETE FROM speaker_facts WHERE kind = 'sector'"))
    assert {speaker.sector for speaker in query.speakers()} == {None}
    assert entities.rebuild() == len(people())
    assert (list(query.speakers()), list(query.organizations())) == before
