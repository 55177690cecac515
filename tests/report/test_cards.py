"""A quotation keeps its words, parts and reasons wherever it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attrib.report import cards
from attrib.types import Span
from tests.report.corpus import Corpus
from tests.report.test_places import _places


def test_contents_come_apart_again(corpus: Corpus) -> None:
    quote = corpus.article("a1").quotes[0]

    assert cards.contents_of(quote) == (
        "“The gates held, and so did the nerves of the people who closed them,”",
        "“We had eleven minutes to spare.”",
    )


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("onetwo", (Span(0, 3), Span(3, 6)), ("one", "two")),
        ("one two", (Span(0, 3), Span(9, 12)), ("one", "two")),
        ("something else", (Span(0, 3),), ("something else",)),
    ],
    ids=["adjacent", "apart", "not-the-spans"],
)
def test_contents_follow_the_spans(
    corpus: Corpus, text: str, spans: tuple[Span, ...], expected: tuple[str, ...]
) -> None:
    quote = replace(corpus.article("a1").quotes[0], text=text, spans=spans)

    assert cards.contents_of(quote) == expected


def test_card_shows_the_sentence_around(corpus: Corpus) -> None:
    card = cards.card(corpus.article("a3").quotes[1], _places(corpus))

    assert card.before == "Okoro thinks "
    assert card.act == "held"


def test_row_has_role_affiliation_and_reason(corpus: Corpus) -> None:
    detail = corpus.article("a1")
    row = cards.row(detail.quotes[0], detail.text, _places(corpus))

    assert (row.number, row.role, row.cue, row.source) == (
        1,
        "chief engineer",
        "said",
        "Ines Marchetti",
    )
    assert row.affiliations[0].label == "Selmouth Harbour Trust"
    assert [proof.words for proof in row.proofs] == ["chief engineer", "Selmouth Harbour Trust"]


def test_row_says_what_holds_it(corpus: Corpus) -> None:
    detail = corpus.article("a2")
    rows = [cards.row(quote, detail.text, _places(corpus)) for quote in detail.quotes]

    assert "within quotation 4" in rows[4].notes
    assert "denied or not said" in rows[1].notes


def test_note_introduces_once(corpus: Corpus) -> None:
    quote = corpus.article("a1").quotes[0]
    places = _places(corpus)

    assert (
        cards.note(quote, places, introduce=True).standing
        == "chief engineer, Selmouth Harbour Trust"
    )
    assert cards.note(quote, places, introduce=False).standing == ""


@pytest.mark.parametrize(
    ("role", "expected"), [("chief engineer", "chief engineer"), ("Dock Pilots", ""), (None, "")]
)
def test_role_that_is_the_name_is_not_told_twice(
    corpus: Corpus, role: str | None, expected: str
) -> None:
    quote = replace(corpus.article("a1").quotes[0], named="dock pilots", role=role)

    assert cards.role_of(quote) == expected


@pytest.mark.parametrize(
    ("standing", "name", "expected"),
    [
        (("Chinese officials",), "Chinese officials", ""),
        (
            ("director of the Safety Desk", "Safety Desk", "Ayre"),
            "Fox",
            "director of the Safety Desk, Ayre",
        ),
        (("", "Ayre", "Ayre"), "", "Ayre"),
    ],
    ids=["the name", "a body of the role", "twice"],
)
def test_standing_says_nothing_twice(standing: tuple[str, ...], name: str, expected: str) -> None:
    assert cards.in_line(standing, name) == expected


def test_cards_of_one_article_stand_together(corpus: Corpus) -> None:
    places = _places(corpus)
    made = [cards.card(quote, places) for quote in corpus.quotes(speaker_id="okoro")]
    groups = list(cards.by_article([*made, made[0]]))

    assert [len(group) for group in groups] == [2, 3, 1, 1]
    assert [card for group in groups for card in group] == [*made, made[0]]
