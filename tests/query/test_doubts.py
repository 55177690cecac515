from __future__ import annotations

from typing import TYPE_CHECKING

from attrib import resolve
from attrib.query.api import Query
from attrib.query.doubts import load_doubts
from attrib.types import Judgement, Verdict
from tests.store.test_decisions import save

if TYPE_CHECKING:
    from attrib.store import Database


def judged(left: str, right: str, verdict: Verdict, score: float) -> Judgement:
    reasons = (f"{score}",)
    return Judgement(
        left=left, right=right, verdict=verdict, score=score, reasons=reasons, by="rule:people"
    )


def test_doubts_are_told_once_a_pair_of_speakers_by_the_surest_judgement(
    database: Database,
) -> None:
    keys = save(database, "A Zunz", "B Zunz", "Zunz", "C Zunz")
    unsure = [judged(keys[0], keys[2], Verdict.UNSURE, 0.4)]
    unsure += [judged(keys[1], keys[2], Verdict.UNSURE, 0.7)]
    unsure += [judged(keys[2], keys[3], Verdict.UNSURE, 0.5)]
    database.save_judgements([judged(keys[0], keys[1], Verdict.SAME, 1.0), *unsure])
    database.regroup(keys, resolve.cluster)
    with database.reading() as connection:
        doubts = load_doubts(connection)
        assert load_doubts(connection, [keys[3]]) == doubts[1:]
    assert [(d.score, d.pairs, d.reasons) for d in doubts] == [
        (0.7, 2, ("0.7",)),
        (0.5, 1, ("0.5",)),
    ]


def test_doubt_within_one_speaker_is_none(database: Database) -> None:
    keys = save(database, "A Zunz", "B Zunz")
    database.save_judgements([judged(keys[0], keys[1], Verdict.UNSURE, 0.4)])
    database.decide([keys], resolve.cluster, who="Ada")
    with database.reading() as connection:
        assert load_doubts(connection) == ()


def test_judgement_that_was_settled_since_is_no_open_one(database: Database) -> None:
    keys = save(database, "A Zunz", "B Zunz", "C Zunz")
    pairs = ((0, 1), (1, 2), (0, 2))
    database.save_judgements(
        [judged(keys[left], keys[right], Verdict.UNSURE, 0.4) for left, right in pairs]
    )
    query = Query(database)
    assert len(query.judgements(verdict="unsure")) == 3
    number = database.decide([keys[:1], keys[1:2]], resolve.cluster, who="Ada")
    assert {(j.left, j.right) for j in query.judgements(verdict="unsure")} == {
        ("B Zunz", "C Zunz"),
        ("A Zunz", "C Zunz"),
    }
    database.decide([keys[1:]], resolve.cluster, who="Ada")
    assert query.judgements(verdict="unsure") == ()
    database.revoke(number, resolve.cluster, who="Ada")
    assert len(query.judgements()) == 3
