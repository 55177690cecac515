"""Answers become lines for a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

import attrib
from attrib.cli import show


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 quotes"), (1, "1 quote"), (1200, "1,200 quotes")],
    ids=["none", "one", "many"],
)
def test_count_agrees_with_its_noun(number: int, words: str) -> None:
    assert show.count(number, "quote") == words


@pytest.mark.parametrize(
    ("name", "roles", "affiliations", "line"),
    [
        ("Ada Moor", ("keeper", "poet"), ("Fen Trust",), "Ada Moor, keeper, Fen Trust"),
        ("officials", ("officials",), (), "officials"),
        (None, (), (), "speaker not known"),
    ],
    ids=["full", "role-is-name", "unknown"],
)
def test_speaker_is_one_line(
    name: str | None, roles: tuple[str, ...], affiliations: tuple[str, ...], line: str
) -> None:
    assert show.describe(name, roles, affiliations) == line


def test_quote_shows_words_speaker_and_place(database: Path) -> None:
    with attrib.open(str(database)) as tracker:
        quote = tracker.quotes(speaker="weiß").first()
    assert quote

    words, speaker, place, decision = show.quote_lines(quote)
    assert words == '"Nobody asked us,"'
    assert speaker.strip() == "Jörg Weiß, spokesman, Kiel University"
    assert place.strip() == "Harbor, The Tern, 2023-06 [46:64]"
    assert decision.strip() == "direct statement, 0.90 by model"


def test_facts_leave_out_what_is_not_known() -> None:
    assert list(show.fact_lines({"quotes": 1200, "first": None})) == ["quotes         1,200"]


def test_figures_are_a_measure_a_line() -> None:
    figures = {"articles": 1, "linked": {"p": 50.0, "gold": 1200}}

    assert list(show.figure_lines(figures)) == [
        "articles           1",
        "linked             p 50.0  gold 1,200",
    ]
