from __future__ import annotations

import pytest

from attrib.nlp.people.affiliations import organizations_after, organizations_in

from .building import grammar


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "of the [ORG Center] at [ORG Kiel University]",
            ["Center", "Kiel University"],
            id="nested",
        ),
        pytest.param(
            "of [ORG Kiel University]'s [ORG Law Center]",
            ["Law Center", "Kiel University"],
            id="owned",
        ),
        pytest.param("at [LOC Princeton]", ["Princeton"], id="a place one works at"),
        pytest.param("of [LOC Ohio]", [], id="a place one is from"),
        pytest.param("for the [PERSON Clinton] campaign", ["Clinton campaign"], id="campaign"),
        pytest.param("at [ORG Acme] in [ORG Fenton]", ["Acme"], id="where a body is"),
        pytest.param("of [ORG Local] 412", ["Local 412"], id="a numbered union"),
        pytest.param(
            "of the [ORG Center] within [ORG Kiel University]",
            ["Center", "Kiel University"],
            id="within",
        ),
        pytest.param("for non-resident [ORG Indians]", [], id="a people"),
        pytest.param("of the [ORG Republican Party]", [], id="a party alone"),
        pytest.param("of the drafting committee", ["drafting committee"], id="common noun"),
        pytest.param("of the Democratic caucus", ["Democratic caucus"], id="caucus"),
        pytest.param("of [LOC Fen City] police", ["Fen City police"], id="police"),
        pytest.param(
            "with the [LOC Alder] sheriff's office", ["Alder sheriff's office"], id="sheriff"
        ),
        pytest.param("of Zzyx system analysis", [], id="a field"),
        pytest.param("in a hurry", [], id="none"),
    ],
)
def test_prepositions_lead_to_organizations(text: str, bodies: list[str]) -> None:
    known = grammar(text)

    found = organizations_after(known, 0, len(known.reading))

    assert [known.reading.slice(*at) for at in found] == bodies


def test_title_holds_its_organization() -> None:
    known = grammar("[LOC White House] spokesman")

    assert [known.reading.slice(*at) for at in organizations_in(known, 0, 3)] == ["White House"]


def test_no_body_runs_into_the_next_paragraph() -> None:
    known = grammar("By the [ORG Fen Ledger]\n\nLumenly grew.")

    found = organizations_in(known, 0, len(known.reading))

    assert [known.reading.slice(*at) for at in found] == ["Fen Ledger"]
