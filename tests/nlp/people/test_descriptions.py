"""Descriptions and whom they stand for, from marked text."""

from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers

from .building import marked


def who(text: str) -> str | None:
    """Return the name of who says the last quote."""
    quotes, speakers = find_speakers(*marked(text))
    last = quotes[-1].speaker
    return None if last is None else speakers[last].name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Democrat [PERSON Ann Bell] met Republican [PERSON Al Kent], the nominee. "
            "[PERSON Kent] left. {The Democratic candidate} said <no>.",
            "Ann Bell",
            id="the other party speaks against it",
        ),
        pytest.param(
            "Sens. [PERSON Al Kent] (Ky.) and [PERSON Bo Lund] (Fla.) met. [PERSON Kent] left. "
            "{The Florida senator} said <no>.",
            "Bo Lund",
            id="the state of a tag",
        ),
        pytest.param(
            "[PERSON Al Kent] sang. {The head of [ORG Acme] and [PERSON Kent]'s boss} said <no>.",
            "head",
            id="not who is named in it",
        ),
        pytest.param(
            "[PERSON Al Kent] sang. {The head of [ORG Acme]} said <no>.",
            "head",
            id="a body that is not theirs",
        ),
        pytest.param(
            "Chairman [PERSON Al Kent] of [LOC Ruritania] met Chairman [PERSON Bo Lund]. "
            "{The chairman} said <no>.",
            "Bo Lund",
            id="who was named last of two",
        ),
        pytest.param(
            "[PERSON Mary Lee] spoke to [PERSON John Kent]. {The former model} thanked her aides, "
            "saying <it was late>.",
            "Mary Lee",
            id="her tells the gender",
        ),
        pytest.param(
            "Sen. [PERSON Ann Bell] spoke.\n\nShe left.\n\nIt was late. {The diplomat} said <no>.",
            "Ann Bell",
            id="a pronoun keeps somebody in mind",
        ),
        pytest.param(
            "{A woman} said <no>. [PERSON Ann Bell] spoke.\n\nIt was late.\n\nIt was cold.\n\n"
            "It was wet. {The woman} said <yes>.",
            "woman",
            id="a woman without a name stays one",
        ),
        pytest.param(
            "Vice President [PERSON Al Kent] met President [PERSON Bo Lund]. Later "
            "[PERSON Kent] left. {The president} said <no>.",
            "Bo Lund",
            id="not one of another rank",
        ),
        pytest.param(
            "[PERSON Al Kent], a former governor, met [PERSON Bo Lund], a governor. Later "
            "[PERSON Kent] left. {The governor} said <no>.",
            "Bo Lund",
            id="not who was it once",
        ),
        pytest.param(
            "[PERSON Mary Lee] met [PERSON John Kent]. {The former first lady and senator} said <no>.",
            "Mary Lee",
            id="a word before the head tells the gender",
        ),
        pytest.param(
            "[PERSON Ann Bell] spoke. {The bank's chief} said <no>.",
            "bank's chief",
            id="of something else",
        ),
        pytest.param("[PERSON Ann Bell] spoke. {The judge} said <no>.", "judge", id="a judge"),
        pytest.param(
            "[PERSON Ann Bell] spoke. {The spokesman} said <no>.", "spokesman", id="never spoken of"
        ),
    ],
)
def test_description_stands_for(text: str, name: str) -> None:
    assert who(text) == name


def test_description_once_found_is_known_again() -> None:
    text = (
        "[PERSON Ann Bell] spoke. {The diplomat} said <no>. [PERSON Bo Lund], a judge, met her. "
        "[PERSON Lund] left. {The diplomat} said <yes>."
    )

    assert who(text) == "Ann Bell"
