from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from attrib.query.api import Query
from attrib.store.tables import SpeakerRow
from attrib.types import Document, Judgement, Verdict
from tests.store.making import Lexicon, person, reef

if TYPE_CHECKING:
    from attrib.query.answers import AffiliationAnswer
    from attrib.store import Database
    from attrib.types import Annotated

MIT = "Massachusetts Institute of Technology"


def moved(day: str, of: str, *, former: bool = False) -> Annotated:
    text = f"Ana Muñoz of {of} said so."
    ana = person(text, "Ana Muñoz", of=of)
    if former:
        ana = replace(ana, affiliations=(replace(ana.affiliations[0], former=True),))
    document = Document(id=day, text=text, outlet="The Gull", published=day)
    return replace(reef(), document=document, speakers=(ana,), quotes=())


@pytest.fixture
def history(database: Database) -> Query:
    batch = [
        moved("2020-01-01", "MIT"),
        moved("2021-01-01", MIT),
        moved("2022-01-01", "Kiel University"),
        moved("2023-01-01", "MIT", former=True),
    ]
    saved = database.save(batch, organizations=Lexicon())
    keys = [profile.key for profile in saved.profiles]
    database.regroup(keys, lambda found, _: dict.fromkeys(found, min(keys)))
    assert len({p.key for p in saved.profiles}) == 4
    return Query(database)


def test_affiliations_tell_since_when_and_until_when(history: Query) -> None:
    found = [(a.organization, a.former, a.first, a.last, a.left, a.articles) for a in _all(history)]
    assert found == [
        (MIT, True, "2023-01-01", "2023-01-01", None, 1),
        ("Kiel University", False, "2022-01-01", "2022-01-01", None, 1),
        (MIT, False, "2020-01-01", "2021-01-01", "2023-01-01", 2),
    ]
    assert {a.speaker for a in _all(history)} == {"Ana Muñoz"}


def _all(history: Query) -> list[AffiliationAnswer]:
    return list(history.affiliations("muñoz"))


@pytest.mark.parametrize(
    ("day", "organizations"),
    [
        ("2019", []),
        ("2020-06-01", [MIT]),
        ("2022", ["Kiel University"]),
        ("2024", ["Kiel University"]),
    ],
)
def test_affiliation_on_a_day_is_what_was_last_said(
    history: Query, day: str, organizations: list[str]
) -> None:
    assert [a.organization for a in history.affiliations("muñoz", on=day)] == organizations


def test_affiliation_that_was_left_is_none_on_a_later_day(database: Database) -> None:
    save(database, moved("2014-01-01", "Kiel University"))
    save(database, moved("2016-01-01", "Kiel University", former=True))
    query = Query(database)
    assert [a.organization for a in query.affiliations("muñoz", on="2015")] == ["Kiel University"]
    assert query.affiliations("muñoz", on="2016-02-01") == ()
    assert [speaker.affiliations for speaker in query.speakers()] == [()]


def test_affiliation_that_was_left_may_be_taken_up_again(database: Database) -> None:
    save(database, moved("2014-01-01", "MIT"))
    save(database, moved("2016-01-01", "MIT", former=True))
    save(database, moved("2018-01-01", "MIT"))
    query = Query(database)
    assert [a.organization for a in query.affiliations("muñoz", on="2018")] == [MIT]
    assert [a.left for a in query.affiliations("muñoz") if not a.former] == [None]
    assert [speaker.affiliations for speaker in query.speakers()] == [(MIT,)]


def save(database: Database, annotated: Annotated) -> None:
    """Save an article, and let all speakers of one name be one."""
    database.save([annotated], organizations=Lexicon())
    with database.reading() as connection:
        keys = sorted(connection.execute(select(SpeakerRow.key)).scalars())
    found = [key for key in keys if "munoz" in key]
    pairs = [
        Judgement(
            left=min(found), right=key, verdict=Verdict.SAME, score=1.0, reasons=(), by="rule:x"
        )
        for key in found
    ]
    database.save_judgements(pairs)
    database.regroup(found, lambda keys, _: dict.fromkeys(keys, min(found)))


def test_former_affiliation_is_not_one_of_the_quote(history: Query) -> None:
    (speaker,) = history.speakers()
    assert speaker.affiliations == ("Kiel University",)
    detail = history.organization("mit")
    assert [person.name for person in detail.former_people] == ["Ana Muñoz"]
