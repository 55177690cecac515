from __future__ import annotations

import pytest

from attrib.nlp.people.objects import object_bodies, work_of

from .building import grammar


@pytest.mark.parametrize(
    ("text", "work"),
    [
        pytest.param(
            "oversees programming at [ORG Acme] .", "oversees programming at Acme", id="at"
        ),
        pytest.param("heads the [ORG Fen Center] and left", "heads the Fen Center", id="and"),
        pytest.param("runs a shop, left", "runs a shop", id="comma"),
        pytest.param("runs .", None, id="nothing"),
        pytest.param("runs a shop in .", "runs a shop", id="cut off"),
    ],
)
def test_work_is_the_verb_with_its_object(text: str, work: str | None) -> None:
    known = grammar(text)

    at = work_of(known, 0, len(known.reading))

    assert (None if at is None else known.reading.slice(*at)) == work


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("the [ORG Fen Center] at [ORG Acme]", ["Fen Center", "Acme"], id="within"),
        pytest.param(
            "the [LOC Alder] campaign of [PERSON Ann Lee]", ["campaign of Ann Lee"], id="of"
        ),
        pytest.param("the choir", [], id="none"),
    ],
)
def test_bodies_of_an_object(text: str, bodies: list[str]) -> None:
    known = grammar(text)

    found = object_bodies(known, 0, len(known.reading))

    assert [known.reading.slice(*at) for at in found] == bodies
