from __future__ import annotations

from attrib.nlp.people import find_speakers
from attrib.types import SpeakerType

from .building import marked


def test_unnamed_source_keeps_its_own_role_and_body() -> None:
    _, (speaker,) = find_speakers(*marked("{a senior [LOC White House] official} said <no>."))

    assert speaker.type is SpeakerType.UNNAMED
    assert [role.title for role in speaker.roles] == ["senior White House official"]
    assert [body.organization for body in speaker.affiliations] == ["White House"]


def test_mentions_are_the_sources() -> None:
    doc, quotes = marked("{[PERSON Ann Lee]} said <no>. {She} said <yes>.")

    _, (speaker,) = find_speakers(doc, quotes)

    assert [doc.text[slice(*span)] for span in speaker.mentions] == ["Ann Lee", "She"]


def test_what_narration_says_of_her_is_hers() -> None:
    text = (
        "{[PERSON Ann Lee]} said <no>. She is a keeper at [ORG Acme]. “She is a cook at [ORG Fen]”."
    )

    _, (speaker,) = find_speakers(*marked(text))

    assert [role.title for role in speaker.roles] == ["keeper"]
    assert [body.organization for body in speaker.affiliations] == ["Acme"]


def test_two_people_share_the_roles_that_both_have() -> None:
    text = (
        "Senator [PERSON Ann Lee], a judge, met senator [PERSON Bo Kent] of [ORG Acme]. "
        "{[PERSON Lee] and [PERSON Kent]} said <no>."
    )

    _, (speaker,) = find_speakers(*marked(text))

    assert [role.title for role in speaker.roles] == ["Senator"]
    assert speaker.affiliations == ()


def test_role_that_is_cut_short_is_left_out_beside_the_whole() -> None:
    _, (speaker,) = find_speakers(
        *marked("{[ORG Acme]'s head of policy, [PERSON Ann Lee],} said <so>.")
    )

    assert [role.title for role in speaker.roles] == ["Acme's head of policy"]
