"""Who is who is settled in the transaction that saves, on both databases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from attrib.store import Database, open_database
from attrib.types import Judgement, Profile, Verdict
from tests.store.making import harbor, reef


class SameName:
    """Takes bearers of one name for one person, and remembers whom it was shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[set[str], set[str]]] = []

    def block_keys(self, profile: Profile) -> Sequence[str]:
        return (profile.name,)

    def judge(self, profiles: Sequence[Profile], known: Sequence[Profile]) -> Iterator[Judgement]:
        self.shown.append(({p.name for p in profiles}, {p.name for p in known}))
        for one in profiles:
            for other in (*profiles, *known):
                if one.name == other.name and one.key != other.key:
                    yield Judgement(
                        left=one.key,
                        right=other.key,
                        verdict=Verdict.SAME,
                        score=1.0,
                        reasons=("one name",),
                        by="rule:name",
                    )

    def cluster(self, keys: Sequence[str], judgements: Sequence[Judgement]) -> Mapping[str, str]:
        entity = {key: key for key in keys}
        for judgement in judgements:
            first, last = sorted((entity[judgement.left], entity[judgement.right]))
            entity = {key: first if old == last else old for key, old in entity.items()}
        return entity


class Failing(SameName):
    def judge(self, profiles: Sequence[Profile], known: Sequence[Profile]) -> Iterator[Judgement]:
        raise RuntimeError(f"a bug with {len(profiles)} and {len(known)} profiles")


def entities_of(database: Database, resolver: SameName) -> int:
    """Return how many entities bear the name that both articles quote."""
    keys = [p.key for p in database.profiles(["Ana Muñoz"])]
    seen: list[Mapping[str, str]] = []

    def cluster(keys: Sequence[str], judgements: Sequence[Judgement]) -> Mapping[str, str]:
        seen.append(resolver.cluster(keys, judgements))
        return seen[-1]

    database.regroup(keys, cluster)
    return len({entity for key, entity in seen[0].items() if key in keys})


def test_new_speakers_are_judged_against_known_ones(database: Database) -> None:
    resolver = SameName()
    database.save([reef()], resolver=resolver)
    database.save([harbor()], resolver=resolver)
    assert resolver.shown[1][1] == {"Ana Muñoz"}
    assert entities_of(database, resolver) == 1


def test_what_a_kill_left_unsettled_is_found(database: Database) -> None:
    resolver = SameName()
    database.save([reef()], resolver=resolver)
    assert database.unsettled() == ()
    database.save([harbor()], resolver=resolver)
    left = database.unsettled()
    assert len(left) == 1
    database.regroup(left, resolver.cluster)
    assert database.unsettled() == ()


def test_failing_resolver_saves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError, match="a bug"):
        database.save([reef()], resolver=Failing())
    assert database.missing([reef().document], model="test 1") == (reef().document,)


def test_two_that_save_at_once_see_each_other(url: str) -> None:
    resolver = SameName()

    def save(number: int) -> None:
        article = reef(outlet="A") if number % 2 else harbor(outlet="B")
        with open_database(url) as database:
            database.save([article], resolver=resolver)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(save, range(2)))
    with open_database(url) as database:
        assert entities_of(database, resolver) == 1
