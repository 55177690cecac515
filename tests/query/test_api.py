from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from attrib.errors import QueryError

if TYPE_CHECKING:
    from attrib.query.api import Query


@pytest.mark.parametrize(
    ("method", "arguments", "message"),
    [
        ("quotes", {"form": "loud"}, "form must be one of direct, mixed, indirect, not 'loud'"),
        (
            "quotes",
            {"type": "robot"},
            "type must be one of person, unnamed, organization, document",
        ),
        ("quotes", {"order": "size"}, "order must be one of published, -published"),
        ("quotes", {"since": "tomorrow"}, "since must be a date such as 2023-05-01"),
        ("quotes", {"until": "2023-13"}, "until must be a date"),
        (
            "quotes",
            {"since": "2023-05", "until": "2022"},
            "since must not be later than until: 2023-05 is after 2022.",
        ),
        ("quotes", {"limit": -1}, "limit must be a whole number, 0 or more, not -1"),
        ("quotes", {"offset": 1.5}, "offset must be a whole number"),
        ("quotes", {"min_confidence": 2}, "min_confidence must be a number from 0 to 1"),
        ("quotes", {"negated": "yes"}, "negated must be True or False"),
        ("quotes", {"speaker": 5}, "speaker must be a text, not 5"),
        ("quotes", {"spaeker": "x"}, "There is no argument 'spaeker': choose from speaker, "),
        ("speakers", {"type": "robot"}, "type must be one of person"),
        ("speakers", {"order": "age"}, "order must be one of -quotes"),
        (
            "quotes",
            {"sector": "university"},
            "sector must be one of government, military, academia",
        ),
        ("organizations", {"kind": 1}, "kind must be a text"),
        ("articles", {"order": "size"}, "order must be one of published"),
        ("counts", {"by": "moon"}, "by must be one of speaker, affiliation, sector"),
        ("counts", {"by": "form", "colour": 1}, "There is no argument 'colour'"),
        ("article", {"key": "nothing"}, "There is no article 'nothing'"),
        ("speaker", {"speaker_id": "no\0one"}, "There is no speaker of the id"),
        ("organization", {"organization_id": "none"}, "There is no organization of the id 'none'"),
        ("affiliations", {"speaker": "Muñoz", "on": "then"}, "on must be a date"),
        ("full_articles", {"form": "loud"}, "form must be one of direct"),
        ("annotated", {"colour": 1}, "There is no argument 'colour'"),
        ("article", {"key": 7}, "key must be a text, not 7"),
        ("who_said", {"text": "x", "min_similarity": 7}, "min_similarity must be a number"),
    ],
    ids=str,
)
def test_wrong_argument_is_named_with_the_choices(
    query: Query, method: str, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(QueryError) as raised:
        getattr(query, method)(**arguments)
    assert message in str(raised.value)


def test_unknown_speaker_gives_nothing_and_the_nearest_names(query: Query) -> None:
    assert not query.quotes(speaker="Anna Munos")
    assert [nearest.name for nearest in query.nearest("Anna Munos")] == ["Ana Muñoz"]
    assert query.nearest("xqzw") == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda query, name: query.quotes(speaker=name),
        lambda query, name: query.speakers(name),
        lambda query, name: query.timeline(name),
    ],
    ids=["quotes", "speakers", "timeline"],
)
def test_answers_of_an_unknown_name_know_the_nearest(query: Query, ask: Any) -> None:
    assert [nearest.name for nearest in ask(query, "Anna Munos").nearest()] == ["Ana Muñoz"]
    assert ask(query, "Muñoz").nearest() == ()


def test_nearest_names_are_for_unknown_speakers_alone(query: Query) -> None:
    assert query.quotes(speaker="Muñoz", act="attitude").nearest() == ()
    assert query.quotes(act="attitude").nearest() == ()


def test_speakers_are_found_by_name_kind_and_employer(query: Query) -> None:
    assert [s.name for s in query.speakers()] == ["Ana Muñoz", "Jörg Weiß", "Officials"]
    assert [s.name for s in query.speakers("weiss")] == ["Jörg Weiß"]
    assert [s.name for s in query.speakers(type="unnamed")] == ["Officials"]
    assert [s.name for s in query.speakers(affiliation="kiel")] == ["Jörg Weiß"]
    assert [s.name for s in query.speakers(order="quotes", limit=1)] == ["Jörg Weiß"]


def test_organizations_are_found_by_name_and_sector(query: Query) -> None:
    names = ["Massachusetts Institute of Technology", "Kiel University"]
    assert [o.name for o in query.organizations()] == names
    assert [o.name for o in query.organizations("mit")] == names[:1]
    assert [o.name for o in query.organizations(kind="university")] == names[:1]
    assert query.organizations("oxford").count() == 0


def test_articles_are_found_by_outlet_and_day(query: Query) -> None:
    assert [a.id for a in query.articles()] == ["reef", "harbor"]
    assert [a.id for a in query.articles(order="-published")] == ["harbor", "reef"]
    assert [a.id for a in query.articles(outlet="gull")] == ["reef"]
    assert [a.id for a in query.articles(since=date(2023, 6, 1))] == []
    assert [a.id for a in query.articles(until="2023-05")] == ["reef"]


def test_timeline_goes_article_by_article(query: Query) -> None:
    entries = list(query.timeline("Muñoz"))
    assert [(entry.published, len(entry.quotes)) for entry in entries] == [
        ("2023-05-01", 2),
        ("2023-06", 1),
    ]
    assert query.timeline("Muñoz").count() == 2
