from __future__ import annotations

from attrib.nlp.people.bodies import read_bodies, role_of_body

from .building import grammar


def test_apposition_says_what_a_body_is() -> None:
    known = grammar("He is at [ORG Acme], a research organization in [LOC Ohio].")

    (fact,) = role_of_body(read_bodies(known), "Acme")

    assert known.reading.slice(fact.start, fact.end) == "research organization"


def test_body_without_apposition_has_no_role() -> None:
    assert role_of_body(read_bodies(grammar("[ORG Acme] left.")), "Acme") == []
