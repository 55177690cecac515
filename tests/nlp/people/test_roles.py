from __future__ import annotations

import pytest

from attrib.nlp.people.roles import facts_after

from .building import grammar


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(", 54, a judge, left", ["judge"], id="age"),
        pytest.param(
            " (D-Ohio), chair of the [ORG Rules Committee], left",
            ["chair of the Rules Committee", "Rules Committee"],
            id="brackets",
        ),
        pytest.param(
            ", a writer and former director of [ORG Acme], left",
            ["writer", "former director of Acme", "Acme"],
            id="two roles",
        ),
        pytest.param(", who heads [ORG Acme], left", ["Acme"], id="heads"),
        pytest.param(
            " is a professor at [ORG Kiel University].", ["professor", "Kiel University"], id="is a"
        ),
        pytest.param(", now the judge is late", [], id="a clause is no apposition"),
        pytest.param(", whose husband left, spoke", [], id="whose"),
        pytest.param(" left.", [], id="nothing"),
    ],
)
def test_words_after_a_name_are_read(text: str, facts: list[str]) -> None:
    known = grammar(f"[PERSON Ann Lee]{text}")
    name = known.cast.names[0]

    found = facts_after(known, name)

    assert [known.reading.slice(fact.start, fact.end) for fact in found] == facts
