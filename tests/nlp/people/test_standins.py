from __future__ import annotations

from dataclasses import replace

import pytest

from attrib.nlp.people.standins import StandIns, is_standin

from .building import grammar


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param(
            "The [ORG Alder Democratic Party] met. The party left.", "party", "Alder Democratic Party",
            id="same noun",
        ),
        pytest.param(
            "The state party met. The [ORG Alder State Party] left.", "state party",
            "Alder State Party", id="named later",
        ),
        pytest.param("[ORG Acme] grew. The company hired.", "company", "Acme", id="the only one"),
        pytest.param("[ORG Acme] and [ORG Fenco] met. The company hired.", "company", None, id="two"),
        pytest.param("“[ORG Acme] grew”. The company hired.", "company", None, id="only quoted"),
        pytest.param(
            "[ORG Acme] met its parent company, [ORG Fenco].", "parent company", "Fenco",
            id="named beside",
        ),
        pytest.param("It rained. The company hired.", "company", None, id="nowhere named"),
        pytest.param(
            "[ORG Audit Office] met. The company hired.", "company", None, id="of another kind"
        ),
        pytest.param(
            "[ORG Audit Office] met. The agency hired.", "agency", "Audit Office", id="of its kind"
        ),
    ],
)  # fmt: skip
def test_body_without_a_name_stands_for(text: str, words: str, name: str | None) -> None:
    known = grammar(text)
    size = len(words.split())
    places = range(len(known.reading) - size)
    start = next(i for i in places if known.reading.slice(i, i + size) == words)

    at = StandIns(known).name_of(start, start + size)

    assert (None if at is None else known.reading.slice(*at)) == name


def test_name_is_no_stand_in() -> None:
    known = grammar("The [LOC Alder] delegation met the delegation.")

    assert not is_standin(known, 1, 3)
    assert is_standin(known, 5, 6)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("The [ORG Alder Police Department] met. Bo is a police officer.",
            "Alder Police Department", id="the only one"),
        pytest.param("Bo is a police officer. The [ORG Alder Police Department] met.",
            "Alder Police Department", id="later"),
        pytest.param("The [ORG Alder Police] met the [ORG Fen Police]. Bo is a police officer.",
            None, id="two"),
        pytest.param("The [ORG Alder Police] met the [ORG Fen Police]. Bo is a Fen police officer.",
            "Fen Police", id="a place tells"),
        pytest.param("Bo is a police officer.", None, id="none"),
    ],
)  # fmt: skip
def test_officer_is_of_the_service_that_the_article_names(text: str, name: str | None) -> None:
    known = grammar(text)
    words = known.reading.words
    word = next(i for i in range(len(words)) if words[i : i + 2] == ("police", "officer"))
    start = word - (words[word - 1] == "Fen")

    at = StandIns(known).one_with(word, start)

    assert (None if at is None else known.reading.slice(*at)) == name


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        pytest.param("union", "choir union", id="subject"),
        pytest.param("cats", None, id="not what the paragraph speaks of"),
    ],
)
def test_body_without_a_name_is_what_the_paragraph_speaks_of(
    subject: str, body: str | None
) -> None:
    known = grammar("The cats saw the choir union. Its chair left.")
    words = known.reading.words
    relations = tuple("nsubj" if word == subject else "" for word in words)
    known = replace(known, reading=replace(known.reading, relations=relations))

    at = StandIns(known).spoken_of(words.index("Its"))

    assert (None if at is None else known.reading.slice(*at)) == body


def test_its_is_of_the_subject_of_the_sentence_before() -> None:
    known = grammar("[ORG Acme] grew. [ORG Fenco] saw it. Its chair left.")
    words = known.reading.words
    subjects = tuple("nsubj" if word in {"Acme", "Fenco"} else "" for word in words)
    known = replace(known, reading=replace(known.reading, relations=subjects))

    at = StandIns(known).spoken_of(words.index("Its"))

    assert at is not None
    assert known.reading.slice(*at) == "Fenco"


def test_who_was_told_is_not_what_the_paragraph_speaks_of() -> None:
    known = grammar("He told [ORG Acme Post] no. Its chair left.")

    assert StandIns(known).spoken_of(known.reading.words.index("Its")) is None


def test_body_of_the_paragraph_goes_before_a_name_of_the_one_before() -> None:
    known = grammar("The [ORG Fen Party] met.\n\nThe defence ministry grew. Its chair left.")
    words = known.reading.words
    relations = tuple("nsubj" if word == "ministry" else "" for word in words)
    known = replace(known, reading=replace(known.reading, relations=relations))

    at = StandIns(known).spoken_of(words.index("Its"))

    assert at is not None
    assert known.reading.slice(*at) == "defence ministry"


def test_board_is_not_the_one_company_that_is_named() -> None:
    known = grammar("[ORG Fen & Moor LLP] left. The board met.")

    end = known.reading.words.index("board") + 1

    assert StandIns(known).name_of(end - 1, end) is None
