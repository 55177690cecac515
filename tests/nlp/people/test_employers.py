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
