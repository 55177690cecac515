"""Roles that leave their body out, from marked text."""

from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers

from .building import marked


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "[ORG Fen Transport] grew. {Its director, [PERSON Jo Bell],} said <no>.",
            "Fen Transport",
            id="its",
        ),
        pytest.param(
            "[ORG Fen Trust] refused. {A spokesman, [PERSON Jo Bell],} said <no>.",
            "Fen Trust",
            id="spokesman",
        ),
        pytest.param(
            "[ORG Acme] grew. {Chief Executive [PERSON Jo Bell]} said <no>.",
            "Acme",
            id="chief executive",
        ),
        pytest.param(
            "[ORG Acme] grew. {General [PERSON Jo Bell]} said <no>.", None, id="any other title"
        ),
        pytest.param(
            "[ORG Acme] chief [PERSON John Kent] left. "
            "{His spokesman, [PERSON Jo Bell],} said <no>.",
            "Acme",
            id="his spokesman",
        ),
        pytest.param(
            "[ORG Acme] chief [PERSON John Kent] left. {His lawyer, [PERSON Jo Bell],} said <no>.",
            None,
            id="his lawyer",
        ),
        pytest.param(
            "The [ORG Fen Police] met [ORG Acme]. {Police officer [PERSON Jo Bell]} said <no>.",
            "Fen Police",
            id="police",
        ),
        pytest.param(
            "[ORG Fen Trust] met [ORG Acme]. It rained. {A spokesman, [PERSON Jo Bell],} said <no>.",
            None,
            id="whose spokesman is not told",
        ),
        pytest.param(
            "[ORG Fen Trust] met. {A spokesman for [LOC Alder River], [PERSON Jo Bell],} said <no>.",
            "Alder River",
            id="told",
        ),
        pytest.param(
            "The [PERSON Kent] campaign grew. [PERSON John Kent] left. "
            "{His campaign manager, [PERSON Jo Bell],} said <no>.",
            "Kent campaign",
            id="his campaign",
        ),
        pytest.param(
            "[PERSON Ada Kent]'s team grew. Her campaign grew. The [PERSON Kent] campaign grew. "
            "{[PERSON Kent] pollster [PERSON Jo Bell]} said <no>.",
            "Kent campaign",
            id="a candidate's staff",
        ),
        pytest.param(
            "The [PERSON Kent] campaign grew. {[PERSON Jo Bell], adviser to [PERSON Kent],} said <no>.",
            "Kent campaign",
            id="adviser to a candidate",
        ),
        pytest.param(
            "[PERSON Kent]'s 54 campaign grew. {[PERSON Kent] pollster [PERSON Jo Bell]} said <no>.",
            None,
            id="a campaign of that year",
        ),
        pytest.param(
            "The [PERSON Kent] campaign grew. {[PERSON Jo Bell], former adviser to [PERSON Kent],} "
            "said <no>.",
            None,
            id="no longer of the staff",
        ),
        pytest.param(
            "The [PERSON Kent] campaign grew. {A strategist, [PERSON Jo Bell],} said <no>.",
            "Kent campaign",
            id="of the campaign that is spoken of",
        ),
        pytest.param(
            "[ORG Fen Trust] met. {Chairman [PERSON Jo Bell]} said <no>.",
            "Fen Trust",
            id="its chairman",
        ),
        pytest.param(
            "[ORG Fen Trust] met. {A city manager, [PERSON Jo Bell],} said <no>.",
            None,
            id="a manager of something else",
        ),
        pytest.param(
            "[ORG Fen Trust] refused. {A gardener, [PERSON Jo Bell],} said <no>.",
            None,
            id="no spokesman",
        ),
    ],
)
def test_body_that_a_role_leaves_out(text: str, body: str | None) -> None:
    doc, quotes = marked(text)

    resolved, speakers = find_speakers(doc, quotes)

    assert resolved[0].speaker is not None
    found = speakers[resolved[0].speaker].affiliations
    assert [a.organization for a in found] == ([] if body is None else [body])
    assert all(doc.text[slice(*a.evidence)] == a.organization for a in found)
