from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers
from attrib.nlp.people.bodies import facts_of_body, read_bodies

from .building import grammar, marked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "He is at [ORG Acme], a research organization in [LOC Ohio].",
            ["research organization"],
            id="apposition",
        ),
        pytest.param("By [ORG Acme], the bank's largest lender, then.", [], id="owner of another"),
        pytest.param("the polling firm [ORG Acme] left.", ["polling firm"], id="before the name"),
        pytest.param("a charity called [ORG Acme] left.", ["charity"], id="called so"),
        pytest.param("his firm [ORG Acme] and [ORG Fen Bank] left.", ["firm"], id="nearest name"),
        pytest.param("firm [ORG Acme] left.", [], id="no determiner"),
        pytest.param("[ORG Acme], part of [ORG Fen Bank], left.", ["Fen Bank"], id="part"),
        pytest.param("[ORG Acme], a unit of the [ORG Fen Bank], left.", ["Fen Bank"], id="unit"),
        pytest.param("[ORG Acme], part of the plan, left.", [], id="part of no body"),
        pytest.param("[ORG Acme] left.", [], id="nothing"),
        pytest.param("“[ORG Acme], a research organization, left.”", [], id="in a quotation"),
    ],
)
def test_what_is_told_of_a_body(text: str, told: list[str]) -> None:
    known = grammar(text)

    facts = facts_of_body(read_bodies(known), "Acme")

    assert [known.reading.slice(fact.start, fact.end) for fact in facts] == told


def test_part_of_a_university_is_affiliated_with_it() -> None:
    known = grammar("the [ORG Fen Center] at [ORG Moor University] said so.")

    (fact,) = facts_of_body(read_bodies(known), "Fen Center")

    assert known.reading.slice(fact.start, fact.end) == "Moor University"
    assert not fact.is_role


@pytest.mark.parametrize("link", ["at", "within"])
def test_member_of_a_part_is_of_the_whole_too(link: str) -> None:
    doc, quotes = marked(
        f"the [ORG Fen Program] {link} [ORG Moor University] met. "
        "{[PERSON Ann Lee], a keeper at the [ORG Fen Program],} said <so>."
    )

    _, (speaker,) = find_speakers(doc, quotes)

    told = [affiliation.organization for affiliation in speaker.affiliations]
    assert told == ["Fen Program", "Moor University"]


def test_where_a_company_shows_its_goods_is_not_what_it_belongs_to() -> None:
    known = grammar("[ORG Acme] at [ORG Fen Fair] said so.")

    assert facts_of_body(read_bodies(known), "Acme") == []
