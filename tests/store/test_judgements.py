from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.store.judgements import load_judgements
from attrib.types import Judgement, Profile, Verdict
from tests.store.making import Lexicon, harbor, reef

if TYPE_CHECKING:
    from attrib.store import Database


def surname(profile: Profile) -> tuple[str, ...]:
    return (profile.name.split()[-1].lower(),)


def judgement(left: str, right: str, verdict: Verdict, by: str = "rule") -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, score=0.5, reasons=("r",), by=by)


def test_profiles_come_back_as_they_were_given(database: Database) -> None:
    saved = database.save([reef(), harbor()], organizations=Lexicon(), block_keys=surname)
    known = database.profiles(["muñoz", "weiß", "nobody"])
    expected = [profile for profile in saved.profiles if profile.name != "Officials"]
    assert sorted(known, key=lambda p: p.key) == sorted(expected, key=lambda p: p.key)


def test_profile_is_as_the_current_version_knows_it(database: Database) -> None:
    database.save([reef()], block_keys=surname)
    database.save([reef(published="2024-01-01")], block_keys=surname, replace=True)
    (profile,) = database.profiles(["muñoz"])
    assert profile.published == "2024-01-01"


def test_judgement_is_kept_once_for_each_judge(database: Database) -> None:
    database.save_judgements([judgement("b", "a", Verdict.SAME), judgement("a", "a", Verdict.SAME)])
    database.save_judgements([judgement("a", "b", Verdict.DIFFERENT)])
    database.save_judgements([judgement("a", "b", Verdict.UNSURE, by="Ana")])
    with database.reading() as connection:
        found = load_judgements(connection, ["a", "b"])
        assert load_judgements(connection, ["a"]) == ()
    assert [(j.left, j.right, j.verdict, j.by) for j in found] == [
        ("a", "b", Verdict.UNSURE, "Ana"),
        ("a", "b", Verdict.DIFFERENT, "rule"),
    ]


def test_judgement_outlives_the_article(database: Database) -> None:
    saved = database.save([reef()])
    key = saved.profiles[0].key
    database.save_judgements([judgement(key, "gone#ana", Verdict.SAME)])
    database.save([reef()], replace=True)
    with database.reading() as connection:
        assert len(load_judgements(connection, [key, "gone#ana"])) == 1
