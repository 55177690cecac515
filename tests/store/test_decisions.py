from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from attrib.errors import StoreError
from attrib.query.api import Query
from attrib.resolve import cluster
from attrib.store.decisions import load_decisions
from attrib.types import Judgement, Speaker, SpeakerType, Verdict
from tests.store.test_entities import naming

if TYPE_CHECKING:
    from attrib.store import Database

NAMES = ("Ana Muñoz", "Ana Maria Muñoz", "Anna Muñoz", "Li Wei")


def save(database: Database, *names: str) -> list[str]:
    saved = database.save([naming(number, name) for number, name in enumerate(names)])
    by_article = sorted(saved.profiles, key=lambda profile: names.index(profile.name))
    return [profile.key for profile in by_article]


def judge(database: Database, left: str, right: str, verdict: Verdict = Verdict.SAME) -> None:
    judgement = Judgement(
        left=left, right=right, verdict=verdict, score=0.9, reasons=(), by="rule:test"
    )
    database.save_judgements([judgement])
    database.regroup([left, right], cluster)


def groups(database: Database) -> set[tuple[str, ...]]:
    return {tuple(sorted(speaker.names)) for speaker in Query(database).speakers()}


def test_merge_joins_whom_rules_leave_apart_and_undoing_parts_them(database: Database) -> None:
    keys = save(database, *NAMES)
    judge(database, keys[0], keys[2], Verdict.DIFFERENT)
    number = database.decide([keys[:3]], cluster, who="Ada", why="same desk")
    assert groups(database) == {tuple(sorted(NAMES[:3])), ("Li Wei",)}
    database.revoke(number, cluster, who="Bob")
    assert groups(database) == {(name,) for name in NAMES}


def test_split_parts_whom_rules_join_however_they_are_linked(database: Database) -> None:
    keys = save(database, *NAMES)
    for left, right in ((0, 1), (1, 2), (2, 3)):
        judge(database, keys[left], keys[right])
    number = database.decide([[keys[0], keys[2]], [keys[1], keys[3]]], cluster, who="Ada")
    assert groups(database) == {("Ana Muñoz", "Anna Muñoz"), ("Ana Maria Muñoz", "Li Wei")}
    database.revoke(number, cluster, who="Ada")
    assert groups(database) == {tuple(sorted(NAMES))}


def test_later_decision_goes_before_an_earlier_one_and_undone_gives_way(database: Database) -> None:
    keys = save(database, *NAMES)
    database.decide([keys[:1], keys[1:2]], cluster, who="Ada")
    later = database.decide([keys[:3]], cluster, who="Bob")
    assert ("Li Wei",) in groups(database)
    assert len(groups(database)) == 2
    database.revoke(later, cluster, who="Bob")
    assert groups(database) == {(name,) for name in NAMES}


def test_decision_outlives_new_judgements_and_articles_that_come_again(database: Database) -> None:
    keys = save(database, *NAMES)
    database.decide([keys[:2]], cluster, who="Ada")
    database.save([replace(naming(0, NAMES[0]), model="other")], replace=True)
    database.regroup([keys[0]], cluster)
    judge(database, keys[0], keys[1], Verdict.DIFFERENT)
    assert tuple(sorted(NAMES[:2])) in groups(database)


def test_decision_follows_a_speaker_whose_name_is_read_more_fully_later(database: Database) -> None:
    keys = save(database, "Muñoz", "A. M. Muñoz")
    database.decide([keys], cluster, who="Ada")
    saved = database.save([replace(naming(0, "Ana Muñoz"), model="other")])
    database.regroup([profile.key for profile in saved.profiles], cluster)
    assert groups(database) == {("A. M. Muñoz", "Ana Muñoz")}


def test_decision_is_not_guessed_onto_one_of_two_namesakes(database: Database) -> None:
    keys = save(database, "Muñoz", "A. M. Muñoz")
    database.decide([keys], cluster, who="Ada")
    both = tuple(Speaker(name=f"{given} Muñoz", type=SpeakerType.PERSON) for given in ("Ana", "Al"))
    saved = database.save([replace(naming(0, "Muñoz"), speakers=both, model="other")])
    database.regroup([profile.key for profile in saved.profiles], cluster)
    assert len(groups(database)) == 3


def test_decisions_are_kept_with_who_when_and_why(database: Database) -> None:
    keys = save(database, *NAMES)
    number = database.decide([keys[:1], keys[1:3]], cluster, who="Ada", why="two\x00people")
    database.revoke(number, cluster, who="Bob")
    with database.reading() as connection:
        (decision,) = load_decisions(connection)
    assert decision.sides == (tuple(keys[:1]), tuple(sorted(keys[1:3])))
    assert (decision.who, decision.why, decision.revoked_by) == ("Ada", "two\ufffdpeople", "Bob")
    assert decision.at <= (decision.revoked or "")


def test_decision_is_taken_back_once(database: Database) -> None:
    number = database.decide([save(database, *NAMES)], cluster, who="Ada")
    database.revoke(number, cluster, who="Bob")
    with pytest.raises(StoreError, match=f"Decision {number} was taken back already, by Bob"):
        database.revoke(number, cluster, who="Ada")
    with pytest.raises(StoreError, match="no decision 99"):
        database.revoke(99, cluster, who="Ada")
