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
        pytest.param(", who left [ORG Acme], met us", ["Acme"], id="left"),
        pytest.param(", who resigned now from [ORG Acme], met", ["Acme"], id="resigned from"),
        pytest.param(
            ", who led the [LOC Iowa] campaign of [PERSON Jo Bell], met",
            ["campaign of Jo Bell"],
            id="led somebody's campaign",
        ),
        pytest.param(
            ", who worked on [PERSON Bell]'s campaign, met", ["Bell's campaign"], id="worked on"
        ),
        pytest.param(
            ", who worked on [ORG Acme]'s ship, met", [], id="what one works on is no body"
        ),
        pytest.param(", a champion of [ORG Acme], met", ["champion of Acme"], id="no employee"),
        pytest.param(" left.", [], id="nothing"),
    ],
)
def test_words_after_a_name_are_read(text: str, facts: list[str]) -> None:
    known = grammar(f"[PERSON Ann Lee]{text}")
    name = known.cast.names[0]

    found = facts_after(known, name)

    assert [known.reading.slice(fact.start, fact.end) for fact in found] == facts
