"""Who is who hangs on what is stored, not on how it came to be stored, on both databases."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from attrib.query.api import Query
from attrib.resolve.resolver import Resolver
from attrib.store import Database, open_database, resolving
from attrib.types import (
    Affiliation,
    Annotated,
    Document,
    Judgement,
    Profile,
    Role,
    Span,
    Speaker,
    SpeakerType,
    Verdict,
)
from tests.store.dumping import dump
from tests.store.making import harbor, reef

PEOPLE = Path(__file__).parents[1] / "resolve" / "people.jsonl"
SURNAMES = {"Bush", "Clinton", "Trump", "Smith", "Johnson", "Kelly", "Lee", "Wei", "Obama", "Brown"}


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

    def concerned(self, profiles: Sequence[Profile], known: Sequence[Profile]) -> frozenset[str]:
        names = {profile.name for profile in profiles}
        return frozenset(one.key for one in (*profiles, *known) if one.name in names)

    def cluster(self, keys: Sequence[str], judgements: Sequence[Judgement]) -> Mapping[str, str]:
        entity = {key: key for key in keys}
        for judgement in judgements:
            first, last = sorted((entity[judgement.left], entity[judgement.right]))
            entity = {key: first if old == last else old for key, old in entity.items()}
        return entity


class Failing(SameName):
    def judge(self, profiles: Sequence[Profile], known: Sequence[Profile]) -> Iterator[Judgement]:
        raise RuntimeError(f"a bug with {len(profiles)} and {len(known)} profiles")


def save(database: Database, *articles: Annotated, resolver: SameName) -> None:
    database.save(articles, block_keys=resolver.block_keys)


def entities_of(database: Database, name: str = "Ana Muñoz") -> int:
    """Return how many entities bear a name."""
    return Query(database).speakers(name).count()


def test_speakers_of_new_articles_are_judged_with_known_ones(database: Database) -> None:
    resolver = SameName()
    save(database, reef(), resolver=resolver)
    database.judge(resolver)
    save(database, harbor(), resolver=resolver)
    assert entities_of(database) == 2
    database.judge(resolver)
    assert entities_of(database) == 1


def test_nobody_is_judged_again_where_nothing_was_written(database: Database) -> None:
    resolver = SameName()
    save(database, reef(), harbor(), resolver=resolver)
    database.judge(resolver)
    shown = len(resolver.shown)
    save(database, reef(), harbor(), resolver=resolver)
    database.judge(resolver)
    assert len(resolver.shown) == shown


def test_what_a_kill_left_unjudged_is_judged_by_the_next_run(url: str) -> None:
    resolver = SameName()
    with open_database(url) as database:
        save(database, reef(), harbor(), resolver=resolver)
        with pytest.raises(RuntimeError, match="a bug"):
            database.judge(Failing())
    with open_database(url) as database:
        assert entities_of(database) == 2
        database.judge(resolver)
        assert entities_of(database) == 1


def test_speaker_that_an_article_lost_is_judged_no_more(database: Database) -> None:
    resolver = SameName()
    save(database, reef(), harbor(), resolver=resolver)
    database.judge(resolver)
    save(database, replace(harbor(), model="test 2", quotes=(), speakers=()), resolver=resolver)
    database.judge(resolver)
    assert dump(database)["judgements"] == []
    save(database, replace(harbor(), model="test 3"), resolver=resolver)
    database.judge(resolver)
    assert entities_of(database) == 1


class Writing(SameName):
    """Gives an article another date while it judges, as another process may: so many times."""

    def __init__(self, database: Database, times: int) -> None:
        super().__init__()
        self.database = database
        self.left = times

    def judge(self, profiles: Sequence[Profile], known: Sequence[Profile]) -> Iterator[Judgement]:
        found = tuple(super().judge(profiles, known))
        if self.left:
            self.left -= 1
            day = f"2023-05-{1 + self.left % 28:02}"
            save(self.database, reef(published=day), resolver=SameName())
        return iter(found)


@pytest.mark.parametrize("times", [1, 5])
def test_what_is_changed_while_judging_is_judged_too(database: Database, times: int) -> None:
    resolver = Writing(database, times)
    save(database, reef(), harbor(), resolver=resolver)
    database.judge(resolver)
    assert resolver.left == 0
    assert entities_of(database) == 1


def test_who_writes_again_and_again_is_made_to_wait(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who always writes meanwhile, where nobody can at last."""
    always = Writing(database, 1000)
    save(database, reef(), harbor(), resolver=always)
    judge_now = resolving.judge_now

    def alone(connection: Connection, resolver: Writing, last: int, *, at: str) -> bool:
        resolver.left = 0
        return judge_now(connection, resolver, last, at=at)

    monkeypatch.setattr(resolving, "judge_now", alone)
    database.judge(always)
    assert entities_of(database) == 1
    assert always.left == 0


def test_two_that_save_and_judge_at_once_see_each_other(url: str) -> None:
    def work(number: int) -> None:
        resolver = SameName()
        article = reef(outlet="A") if number % 2 else harbor(outlet="B")
        with open_database(url) as database:
            save(database, article, resolver=resolver)
            database.judge(resolver)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    with open_database(url) as database:
        assert entities_of(database) == 1


def labelled() -> list[Annotated]:
    """Return articles with the labelled people of the resolver's own tests: many share a surname."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in PEOPLE.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        if one["name"].split()[-1] in SURNAMES:
            found.setdefault(one["key"].partition("#")[0], []).append(one)
    return [article(key, people) for key, people in found.items()]


def article(key: str, people: list[dict[str, Any]]) -> Annotated:
    text = ""
    speakers = []
    for one in people:
        spans = []
        for words in (one["name"], *one["roles"], *one["affiliations"]):
            spans.append(Span(len(text), len(text) + len(words)))
            text += words + " "
        facts = iter(spans[1:])
        speakers.append(
            Speaker(
                name=one["name"],
                type=SpeakerType.PERSON,
                mentions=(spans[0],),
                roles=tuple(
                    Role(title=title, evidence=next(facts), by="test") for title in one["roles"]
                ),
                affiliations=tuple(
                    Affiliation(organization=name, evidence=next(facts), by="test")
                    for name in one["affiliations"]
                ),
            )
        )
    document = Document(
        id=key, text=text, outlet=people[0]["outlet"], published=people[0]["published"]
    )
    return Annotated(document=document, speakers=tuple(speakers), model="test 1")


def store(database: Database, articles: list[Annotated], randomness: random.Random) -> None:
    """Save in pieces of any size, and judge now and then."""
    resolver = Resolver()
    rest = list(articles)
    while rest:
        size = randomness.randrange(1, 60)
        database.save(rest[:size], organizations=resolver, block_keys=resolver.block_keys)
        rest = rest[size:]
        if randomness.random() < 0.3:
            database.judge(resolver)
    database.judge(resolver)


def test_who_is_who_does_not_hang_on_the_order_of_reading(
    database: Database, new_url: Callable[[], str]
) -> None:
    articles = labelled()
    randomness = random.Random(11)
    store(database, articles, randomness)
    expected = dump(database)
    assert len(expected["judgements"]) > 300
    for _ in range(3):
        randomness.shuffle(articles)
        with open_database(new_url()) as other:
            store(other, articles, randomness)
            found = dump(other)
        assert [table for table in expected if found[table] != expected[table]] == []
        # Once more into the same, in another order.
        store(database, articles, randomness)
        assert dump(database) == expected
