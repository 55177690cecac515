from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers
from attrib.nlp.people.phrases import read_phrase
from attrib.nlp.people.profiles import Profiles
from attrib.nlp.people.resolution import Resolver

from .building import grammar, marked


def resolved(text: str) -> list[str | None]:
    """Return the name of the speaker of each source, in the order of the text."""
    known = grammar(text)
    resolver = Resolver(known, Profiles(known))
    _, quotes = marked(text)
    phrases = [read_phrase(known, *known.reading.covering(*q.source[0])) for q in quotes]
    answers = [resolver.resolve(phrase) for phrase in phrases]
    return [answer.key and resolver.drafts[answer.key].name for answer in answers]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "{[PERSON Ann Clinton]} spoke. The [PERSON Clinton] campaign grew. {her campaign} spoke.",
            ["Ann Clinton", "Clinton campaign"],
            id="her campaign",
        ),
        pytest.param(
            "{a new poll} said so. {the poll} said no.", ["new poll", "new poll"], id="the poll"
        ),
        pytest.param(
            "{two officials} left. {they} spoke.", ["two officials", "two officials"], id="they"
        ),
        pytest.param("{[PERSON Ann Lee]'s remarks} stung.", ["Ann Lee"], id="whose words"),
        pytest.param(
            "{[PERSON Ann Lee]'s husband} left.", ["Ann Lee's husband"], id="kin is another"
        ),
        pytest.param("{he} left.", [None], id="nobody"),
        pytest.param(
            "[PERSON Ann Lee] met us. {Q} : Why ? {A} : So .", [None, "Ann Lee"], id="interview"
        ),
        pytest.param(
            "[PERSON Ann Lee] met [PERSON Bo Kent]. {Q} : Why ? {A} : So .",
            [None, None],
            id="interview of one of two",
        ),
        pytest.param(
            "[PERSON John Kent] met [PERSON Paul Lee]. {[PERSON Paul Lee]} said so. "
            "[PERSON John Kent] told us. {he} added no.",
            ["Paul Lee", "Paul Lee"],
            id="who goes on is who spoke last",
        ),
        pytest.param(
            "[PERSON John Kent] left. {we} like rain. {he} said so.",
            ["we", "John Kent"],
            id="we are no turn of a he",
        ),
        pytest.param(
            "It rained.\n\nThe [ORG Fen Energy Agency] grew. The [ORG Energy Agency] met. "
            "{the agency} said no.",
            ["Fen Energy Agency"],
            id="the agency has its fullest name",
        ),
        pytest.param(
            "It rained.\n\nHe told [ORG Fen Post] no. {the company} said no.",
            ["company"],
            id="who was told is no company that speaks",
        ),
        pytest.param(
            "The [LOC Ohio] choir left. {it} said no.", [None], id="it is no place that did nothing"
        ),
        pytest.param(
            "[PERSON Bo Hale], the mayor, left. [PERSON Ann Lee], a candidate for mayor, left. "
            "{the mayor} said no.",
            ["Bo Hale"],
            id="not who is a candidate for it",
        ),
        pytest.param(
            "Kent's aide, senator [PERSON Ann Lee], left. {Kent's aide} said no.",
            ["Ann Lee"],
            id="described so before",
        ),
    ],
)
def test_source_stands_for_its_speaker(text: str, names: list[str | None]) -> None:
    assert resolved(text) == names


@pytest.mark.parametrize(
    ("relation", "name"),
    [
        pytest.param("nsubj", "China", id="a subject since"),
        pytest.param("obj", "report", id="nothing but mentioned since"),
    ],
)
def test_it_is_what_was_the_subject_since_something_spoke(relation: str, name: str) -> None:
    doc, quotes = marked("{A report} said <yes>. [LOC China] left even as {it} denied <that>.")
    china = next(token for token in doc if token.text == "China")
    china.dep_ = relation

    told, speakers = find_speakers(doc, quotes)

    number = told[-1].speaker
    assert number is not None
    assert speakers[number].name == name
