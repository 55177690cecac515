"""What is counted in advance is what would be counted now, or it is not kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from attrib.query.api import Query
from attrib.store import tallies
from attrib.store.counting import BY
from attrib.types import Judgement, Refusal, Verdict
from tests.benchmarks.corpus import Lexicon, make_articles
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
        return tallies.are_kept(connection)


def fill(database: Database, count: int = 40) -> None:
    articles = list(make_articles(count))
    database.save(articles, organizations=Lexicon())
    # An article changes: what it held before counts for nothing.
    text = articles[0].document.text
    changed = replace(articles[1], document=replace(articles[1].document, text=text))
    database.save([reef(), harbor(), replace(changed, quotes=(), speakers=())])


@pytest.fixture
def answers(database: Database) -> dict[str, object]:
    fill(database)
    return {name: ask(Query(database)) for name, ask in QUESTIONS.items()}


def test_what_is_kept_is_what_is_counted_live(
    answers: dict[str, object], database: Database
) -> None:
    assert not are_kept(database)
    database.tally()
    assert are_kept(database)

    for name, ask in QUESTIONS.items():
        assert ask(Query(database)) == answers[name], name


@pytest.mark.parametrize(
    "write",
    [
        lambda database: database.save([reef(author="Bo")], replace=True),
        lambda database: database.regroup(
            _some_profiles(database), lambda keys, _: dict.fromkeys(keys, "x")
        ),
        lambda database: database.save_judgements(
            [Judgement(left="a", right="b", verdict=Verdict.SAME, score=1, reasons=(), by="x")]
        ),
    ],
    ids=["save", "regroup", "judge"],
)
def test_whatever_is_written_takes_it_away(
    database: Database, write: Callable[[Database], Any]
) -> None:
    fill(database, 3)
    database.tally()
    write(database)

    assert not are_kept(database)


def _some_profiles(database: Database) -> list[str]:
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT key FROM speakers ORDER BY key LIMIT 2")
        return list(rows.scalars())


def test_what_counts_for_nothing_leaves_it(database: Database) -> None:
    fill(database, 3)
    database.finish_run(database.start_run(program="1", model="m", config=""))
    database.save_refusals([Refusal(origin="a", reason="b", code="c")])
    database.release(["a"])
    database.start_run(program="1", model="m", config="")

    assert are_kept(database)
    assert Query(database).totals().quarantined == 0


def test_what_is_written_while_counting_is_not_missed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, 3)
    count = tallies.count

    def write_meanwhile(connection: Any) -> None:
        count(connection)
        database.save([reef(outlet="The Tern")])

    monkeypatch.setattr(tallies, "count", write_meanwhile)
    database.tally()
    assert not are_kept(database)

    monkeypatch.undo()
    database.tally()
    assert are_kept(database)
    assert Query(database).totals().articles == 6


def test_second_count_replaces_the_first(database: Database) -> None:
    fill(database, 3)
    database.tally()
    database.save([reef(outlet="The Tern")], organizations=Lexicon())
    live = {name: ask(Query(database)) for name, ask in QUESTIONS.items()}
    database.tally()
    database.tally()

    assert {name: ask(Query(database)) for name, ask in QUESTIONS.items()} == live
