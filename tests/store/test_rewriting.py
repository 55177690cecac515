from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from attrib.query.api import Query
from attrib.resolve.resolver import Resolver
from attrib.store.load import load_articles
from attrib.store.own_tables import DecisionRow
from attrib.store.rewriting import rewrite
from attrib.store.tables import JudgementRow, OrganizationRow
from attrib.types import Judgement, Verdict
from tests.identity.people import fill, people

if TYPE_CHECKING:
    from attrib.store import Database


def judged(database: Database) -> set[tuple[str, str, str]]:
    columns = (JudgementRow.left_profile, JudgementRow.right_profile, JudgementRow.verdict)
    with database.reading() as connection:
        return {(row[0], row[1], row[2]) for row in connection.execute(select(*columns))}


def test_rewriting_by_the_same_list_changes_nothing(database: Database) -> None:
    fill(database)
    resolver = Resolver()
    assert rewrite(database, resolver, resolver) == len(people())
    first = (list(load_articles(database)), judged(database), list(Query(database).speakers()))
    rewrite(database, resolver, resolver)
    assert first == (
        list(load_articles(database)),
        judged(database),
        list(Query(database).speakers()),
    )


def test_rewriting_forgets_what_rules_do_not_say_any_more(database: Database) -> None:
    fill(database)
    before = list(Query(database).speakers())
    first, second = sorted(speaker.id for speaker in before)[:2]
    stale = Judgement(
        left=first, right=second, verdict=Verdict.SAME, score=1.0, reasons=(), by="rule:old"
    )
    database.save_judgements([stale])
    resolver = Resolver()
    database.regroup([first], resolver.cluster)
    assert Query(database).speakers().count() == len(before) - 1
    rewrite(database, resolver, resolver)
    assert list(Query(database).speakers()) == before


def test_rewriting_forgets_organizations_that_nobody_names(database: Database) -> None:
    fill(database)
    whole = {"id": "whole", "name": "Whole"}
    with database._engine.begin() as connection:
        connection.execute(OrganizationRow.__table__.insert(), [whole])
        part = {"id": "part", "name": "Part", "parent_id": "whole"}
        connection.execute(OrganizationRow.__table__.insert(), [part])
    resolver = Resolver()
    rewrite(database, resolver, resolver)
    with database.reading() as connection:
        ids = set(connection.execute(select(OrganizationRow.id)).scalars())
        assert connection.execute(select(DecisionRow.id)).first() is None
    assert ids == {"kiel-university", "mit"}
