from __future__ import annotations

import pytest

from attrib.nlp.people.kinds import Kind
from attrib.nlp.people.phrases import Phrase, is_plural, read_phrase

from .building import grammar


def phrase(text: str) -> tuple[Phrase, str]:
    """Return the phrase that a whole text is, and the text of its core."""
    known = grammar(f"It rained. {text}")
    found = read_phrase(known, 3, len(known.reading))
    return found, known.reading.slice(found.core_start, found.core_end)


@pytest.mark.parametrize(
    ("text", "kind", "core"),
    [
        pytest.param("she", Kind.PRONOUN, "she", id="pronoun"),
        pytest.param("who", Kind.RELATIVE, "who", id="relative"),
        pytest.param("I", Kind.FIRST, "I", id="first person"),
        pytest.param(",", Kind.IMPLICIT, "", id="a mark"),
        pytest.param("according to [PERSON Ann Lee]", Kind.NAME, "Ann Lee", id="name"),
        pytest.param(
            "some of the officials at [ORG Acme]", Kind.PEOPLE, "officials", id="quantifier"
        ),
        pytest.param("[PERSON Clinton]'s aides", Kind.PEOPLE, "Clinton's aides", id="whose"),
        pytest.param(
            "the [PERSON Clinton] campaign", Kind.ORGANIZATION, "Clinton campaign", id="campaign"
        ),
        pytest.param(
            "a driver named [PERSON Ann Lee]", Kind.NAME, "a driver named Ann Lee", id="named"
        ),
        pytest.param("[PERSON Ann Lee] QC", Kind.NAME, "Ann Lee", id="honour"),
        pytest.param("a friend of Mr. [PERSON Lee]", Kind.PEOPLE, "friend", id="of somebody"),
        pytest.param(
            "a friend of the senator [PERSON Ann Lee]", Kind.PEOPLE, "friend", id="of a titled one"
        ),
        pytest.param("a group called Fen Six", Kind.ORGANIZATION, "Fen Six", id="called"),
        pytest.param("a report by [PERSON Ann Lee]", Kind.DOCUMENT, "report", id="document"),
        pytest.param(
            "[LOC Moscow] and [LOC Beijing]", Kind.JOINT, "Moscow and Beijing", id="two bodies"
        ),
        pytest.param(
            "[PERSON Lee] and his aides", Kind.JOINT, "Lee and his aides", id="and others"
        ),
        pytest.param(
            "[PERSON Ann Lee] of [ORG Acme] and [PERSON Bo Kent] of [ORG Fenco]",
            Kind.JOINT,
            "Ann Lee of Acme and Bo Kent",
            id="each of a body",
        ),
        pytest.param(
            "[PERSON Ann Lee] who works with her husband and rival, [PERSON Bo Lee]",
            Kind.NAME,
            "Ann Lee",
            id="somebody of her clause",
        ),
        pytest.param(
            "[PERSON Ann Lee], who won, and [PERSON Bo Kent]",
            Kind.JOINT,
            "Ann Lee, who won, and Bo Kent",
            id="somebody after her clause",
        ),
        pytest.param(
            "[PERSON Ann Lee] of [ORG Kent and Sons]", Kind.NAME, "Ann Lee", id="a body with and"
        ),
        pytest.param(
            "two brothers who own it, [PERSON Al Lee] and [PERSON Bo Lee]",
            Kind.JOINT,
            "Al Lee and Bo Lee",
            id="named after a clause",
        ),
        pytest.param(
            "a man who met the mayor, [PERSON Al Lee]", Kind.PEOPLE, "man", id="another's name"
        ),
    ],
)
def test_phrase_is_of_its_kind(text: str, kind: Kind, core: str) -> None:
    found, text_of_core = phrase(text)

    assert (found.kind, text_of_core) == (kind, core)


def test_plural_is_told_by_the_head() -> None:
    known = grammar("It rained. two officials of the agency")

    assert is_plural(known.reading, read_phrase(known, 3, len(known.reading)))
