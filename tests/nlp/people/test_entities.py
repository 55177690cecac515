from __future__ import annotations

import pytest

from attrib.nlp.people.entities import Entity, Mender
from attrib.nlp.people.lexicon import load_lexicon


def mend(text: str, *found: Entity) -> tuple[Entity, ...]:
    words = text.split()
    tags = ["NNP" if word[0].isupper() else "NN" for word in words]
    return Mender(words, tags, load_lexicon()).mend(found)


@pytest.mark.parametrize(
    ("text", "found", "mended"),
    [
        pytest.param(
            "Norman Zzyx Center grew", (0, 2, "PERSON"), (0, 3, "ORG"), id="named after one"
        ),
        pytest.param("White House staff", (0, 2, "LOC"), (0, 2, "ORG"), id="body called a place"),
        pytest.param("Texas voters", (0, 1, "ORG"), (0, 1, "LOC"), id="state"),
        pytest.param(
            "Ban Ki-moon spoke", (1, 2, "PERSON"), (0, 2, "PERSON"), id="cut at its front"
        ),
        pytest.param("KING-TV reported", (0, 1, "PERSON"), (0, 1, "ORG"), id="a station"),
        pytest.param("Jo Bell Jr. spoke", (0, 2, "PERSON"), (0, 3, "PERSON"), id="a son's suffix"),
        pytest.param("Jo Bell , III", (0, 2, "PERSON"), (0, 4, "PERSON"), id="after a comma"),
        pytest.param("firm Fen Moor", (1, 3, "PERSON"), (1, 3, "ORG"), id="called a firm"),
        pytest.param("Brick , Ohio", (0, 1, "ORG"), (0, 1, "LOC"), id="a town of a state"),
        pytest.param(
            "State Department Director", (0, 3, "ORG"), (0, 2, "ORG"), id="with a title after it"
        ),
        pytest.param("J. Jo Bell spoke", (1, 3, "PERSON"), (0, 3, "PERSON"), id="an initial"),
        pytest.param(
            "Médecins Sans Frontières left", (1, 3, "PERSON"), (0, 3, "ORG"), id="well known"
        ),
        pytest.param("Maria Zzyx spoke", (0, 1, "PERSON"), (0, 2, "PERSON"), id="without surname"),
        pytest.param("Maria Monday spoke", (0, 1, "PERSON"), (0, 1, "PERSON"), id="then a day"),
        pytest.param("Ann Lee spoke", (0, 2, "PERSON"), (0, 2, "PERSON"), id="right as it is"),
    ],
)
def test_entity_is_mended(
    text: str, found: tuple[int, int, str], mended: tuple[int, int, str]
) -> None:
    assert mend(text, Entity(*found)) == (Entity(*mended),)


def test_name_drawn_as_two_is_one() -> None:
    both = (Entity(0, 2, "PERSON"), Entity(2, 3, "PERSON"))

    assert mend("Peter T. King spoke", *both) == (Entity(0, 3, "PERSON"),)


def test_name_that_was_missed_is_found() -> None:
    assert mend("then Mary Zzyx spoke") == (Entity(1, 3, "PERSON"),)


def test_name_after_a_role_is_a_persons() -> None:
    assert mend("lead author Zzyx Kwan spoke") == (Entity(2, 4, "PERSON"),)
    assert mend("lead author Zzyx Center spoke") == ()


def test_acronym_that_is_a_body_once_is_one_again() -> None:
    found = mend("QX grew . The QX editor left", Entity(0, 1, "ORG"))

    assert found == (Entity(0, 1, "ORG"), Entity(4, 5, "ORG"))


def test_name_has_the_label_of_most_of_its_mentions() -> None:
    labels = ("PERSON", "ORG", "ORG")
    found = [Entity(3 * n, 3 * n + 1, label) for n, label in enumerate(labels)]

    mended = mend("Fenly grew . Fenly hired . Fenly left", *found)

    assert [entity.label for entity in mended] == ["ORG", "ORG", "ORG"]


def test_name_with_as_many_of_two_labels_keeps_both() -> None:
    found = (Entity(0, 1, "PERSON"), Entity(3, 4, "ORG"))

    assert mend("Fenly grew . Fenly left", *found) == found


def test_nickname_that_was_taken_for_a_body_is_within_the_name() -> None:
    found = (Entity(0, 1, "PERSON"), Entity(2, 3, "ORG"), Entity(4, 5, "PERSON"))

    assert mend("Ray ‘ Bricks ’ Moffat left", *found) == (Entity(0, 5, "PERSON"),)


def test_given_name_that_shares_a_surname_is_found() -> None:
    assert mend("Bill and Ann Kent spoke", Entity(2, 4, "PERSON")) == (
        Entity(0, 1, "PERSON"),
        Entity(2, 4, "PERSON"),
    )
    assert mend("Rain and Ann Kent spoke", Entity(2, 4, "PERSON")) == (Entity(2, 4, "PERSON"),)


def test_role_that_opens_a_sentence_leads_to_a_name() -> None:
    assert mend("Co-author Zzyx Moor left") == (Entity(1, 3, "PERSON"),)
    assert mend("Assistant District Attorney left") == ()
