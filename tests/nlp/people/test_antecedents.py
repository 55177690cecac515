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


@pytest.mark.parametrize(
    ("after", "who"),
    [
        pytest.param(". Kent left", "John Kent", id="named in the next sentence"),
        pytest.param(" as Kent left", "Paul Lee", id="named in the same clause"),
    ],
)
def test_who_is_named_beside_a_pronoun_is_not_meant_by_it(after: str, who: str) -> None:
    known = grammar(
        f"[PERSON Paul Lee] spoke. [PERSON John Kent] spoke to us. Then he left{after}."
    )
    he = known.reading.lower.index("he")

    key, _ = Discourse(known).person(he, "m")

    assert key is not None
    assert isinstance(key[1], int)
    fullest = known.cast.people[key[1]].fullest
    assert known.reading.slice(fullest.start, fullest.end) == who
