from __future__ import annotations

import pytest

from attrib.nlp.people.antecedents import Discourse

from .building import grammar


@pytest.mark.parametrize(
    ("gender", "name"),
    [pytest.param("f", "Mary Lee", id="f"), pytest.param("m", "John Kent", id="m")],
)
def test_gender_rules_candidates_out(gender: str, name: str) -> None:
    known = grammar("[PERSON John Kent] met [PERSON Mary Lee]. Then it rained.")

    key, _ = Discourse(known).person(len(known.reading) - 1, gender)

    assert key is not None
    assert isinstance(key[1], int)
    fullest = known.cast.people[key[1]].fullest
    assert known.reading.slice(fullest.start, fullest.end) == name


def test_who_spoke_last_is_preferred() -> None:
    known = grammar("[PERSON John Kent] met [PERSON Paul Lee]. Then it rained. Then it rained.")
    discourse = Discourse(known)
    discourse.add_turn(4, ("person", 1), "m")

    assert discourse.person(len(known.reading) - 1, "m")[0] == ("person", 1)


def test_nobody_before_is_nobody() -> None:
    assert Discourse(grammar("Then it rained.")).person(2, "m") == (None, False)


def test_who_took_a_picture_is_nobody_of_the_story() -> None:
    known = grammar(
        "[PERSON John Kent] spoke. [PERSON Paul Lee] via [ORG Fen Images]. Then it rained."
    )

    assert Discourse(known).person(len(known.reading) - 1, "m")[0] == ("person", 0)
