"""What is counted in advance is what would be counted now, or it is not kept."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from attrib.query.api import Query
from attrib.store import entities, tallies
from attrib.store.counting import BY
from attrib.types import Annotated, Judgement, Refusal, Verdict
from tests.benchmarks.corpus import Lexicon, make_articles
from tests.identity.people import article
from tests.store.making import harbor, reef

if TYPE_CHECKING:
    from attrib.store import Database

QUESTIONS: dict[str, Callable[[Query], object]] = {
    "speakers": lambda query: list(query.speakers()),
    "speakers by words": lambda query: list(query.speakers(order="-words")),
    "speakers by name": lambda query: list(query.speakers("o", order="name")),
    "speakers of": lambda query: list(query.speakers(type="organization")),
    "organizations": lambda query: list(query.organizations()),
    "organizations by people": lambda query: list(query.organizations(order="-people")),
    "organizations of": lambda query: list(query.organizations(kind="company", order="name")),
    "totals": lambda query: query.totals(),
    **{by: lambda query, by=by: query.counts(by=by) for by in BY},
    "counts of one": lambda query: query.counts(by="sector", form="direct"),
    "the first counts": lambda query: query.counts(by="speaker", limit=3),
}


def are_kept(database: Database) -> bool:
    with database.reading() as connection:
        return not tallies.is_stale(connection)


def ask_all(database: Database) -> dict[str, object]:
    return {name: ask(Query(database)) for name, ask in QUESTIONS.items()}


def ask_live(database: Database) -> dict[str, object]:
    """Ask as if nothing were counted in advance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "is_counted", lambda _: False)
        patch.setattr(tallies, "is_stale", lambda *_: True)
        return ask_all(database)


def same(found: dict[str, object], expected: dict[str, object]) -> None:
    assert [name for name in expected if found[name] != expected[name]] == []


def fill(database: Database, count: int = 40) -> None:
    articles = list(make_articles(count))
    database.save(articles, organizations=Lexicon())
    # An article changes: what it held before counts for nothing.
    text = articles[0].document.text
    changed = replace(articles[1], document=replace(articles[1].document, text=text))
    database.save([reef(), harbor(), replace(changed, quotes=(), speakers=())])


def test_what_is_kept_is_what_is_counted_live(database: Database) -> None:
    fill(database)
    live = ask_live(database)
    assert not are_kept(database)
    same(ask_all(database), live)
    database.tally()
    assert are_kept(database)

    same(ask_all(database), live)


def test_counts_follow_whatever_is_written(database: Database) -> None:
    """Write at random what is new, changed, back again or somebody else, and count now and then."""
    randomness = random.Random(5)
    fill(database)
    articles = list(make_articles(40))
    for number in range(30):
        _write_something(database, randomness, articles, number)
        if number % 3 == 0:
            database.tally()
        if number % 10 == 9:
            live = ask_live(database)
            same(ask_all(database), live)
            database.tally()
            same(ask_all(database), live)
    assert _rows_of_counts(database) < 300


def _write_something(
    database: Database, randomness: random.Random, articles: list[Annotated], number: int
) -> None:
    one = randomness.choice(articles)
    what = randomness.randrange(6)
    if what == 0:
        keys = _some_profiles(database, randomness.randrange(2, 9), randomness.randrange(50))
        database.regroup(keys, lambda keys, _: dict.fromkeys(keys, min(keys)))
    elif what == 1:
        database.save([replace(one, model=f"made {number}", quotes=one.quotes[::2])])
    elif what == 2:
        moved = replace(one.document, published="2030-05-01", title="Later")
        database.save([replace(one, document=moved)])
    else:
        text = one.document.text + " Corrected." * randomness.randrange(3)
        changed = replace(one, document=replace(one.document, text=text))
        database.save([changed], organizations=Lexicon())


def _rows_of_counts(database: Database) -> int:
    with database.reading() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM count_tallies").scalar_one()
        return int(count)


def test_new_database_is_counted_from_its_first_article_on(database: Database) -> None:
    with database.reading() as connection:
        assert tallies.is_counted(connection)
    fill(database, 3)
    with database.reading() as connection:
        assert tallies.is_counted(connection)
    same(ask_all(database), ask_live(database))


def test_upgraded_database_is_counted_anew(database: Database) -> None:
    fill(database)
    live = ask_live(database)
    with database.engine.begin() as connection:
        for table in ("count_tallies", "stale"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
        everything = "INSERT INTO stale (kind, key) VALUES ('everything', '')"
        connection.exec_driver_sql(everything)
    same(ask_all(database), live)
    database.tally()
    assert are_kept(database)
    same(ask_all(database), live)


@pytest.mark.parametrize(
    "write",
    [
        lambda database: database.save([reef(author="Bo")], replace=True),
        lambda database: database.regroup(
            _some_profiles(database), lambda keys, _: dict.fromkeys(keys, "x")
        ),
    ],
    ids=["save", "regroup"],
)
def test_whoever_is_written_is_counted_again(
    database: Database, write: Callable[[Database], Any]
) -> None:
    fill(database, 3)
    database.tally()
    write(database)

    assert not are_kept(database)


def _some_profiles(database: Database, number: int = 2, start: int = 0) -> list[str]:
    found = f"SELECT key FROM speakers ORDER BY key LIMIT {number} OFFSET {start}"  # noqa: S608
    with database.reading() as connection:
        return list(connection.exec_driver_sql(found).scalars())


def test_what_counts_for_nothing_leaves_it(database: Database) -> None:
    fill(database, 3)
    database.finish_run(database.start_run(program="1", model="m", config=""))
    database.save_refusals([Refusal(origin="a", reason="b", code="c")])
    database.release(["a"])
    database.save_judgements(
        [Judgement(left="a", right="b", verdict=Verdict.SAME, score=1, reasons=(), by="x")]
    )
    database.start_run(program="1", model="m", config="")

    assert are_kept(database)
    assert Query(database).totals().quarantined == 0


def test_what_is_written_while_counting_is_not_missed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, 3)
    settle = tallies.settle
    writes = iter([lambda: database.save([reef(outlet="The Tern")])])

    def write_between(connection: Any) -> bool:
        more = settle(connection)
        pending.extend(writes)
        return more

    pending: list[Callable[[], object]] = []
    monkeypatch.setattr(tallies, "settle", write_between)
    while database.write(tallies.settle, counts=False):
        for write in pending:
            write()
        pending.clear()

    assert are_kept(database)
    assert Query(database).totals().articles == 6
    same(ask_all(database), ask_live(database))


def stale_speakers(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.execute(tallies.stale(tallies.SPEAKER)).scalars())


@pytest.mark.parametrize("counted_before", [False, True])
def test_mark_of_who_became_another_stays_if_he_was_counted(
    database: Database,
    *,
    counted_before: bool,
) -> None:
    first, second = (article(name, "Rudolf Zunz", role="diver", of="MIT") for name in "ab")
    saved = database.save([first, second])
    if counted_before:
        database.tally()
    one, other = sorted(profile.key for profile in saved.profiles)
    members = {one: one, other: one}
    database.write(lambda connection: entities.set_members(connection, members))
    assert stale_speakers(database) == {one, other}

    database.write(tallies.forget_gone, counts=False)
    assert stale_speakers(database) == ({one, other} if counted_before else {one})
    live = ask_live(database)
    database.tally()
    same(ask_all(database), live)
    assert are_kept(database)
