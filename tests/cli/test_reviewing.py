from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from attrib.cli.reviewing import Item, Reviewer
from attrib.correct.changes import CorrectionKind
from attrib.query.identity_answers import Doubt
from attrib.resolve.resolver import Resolver
from attrib.tracker import Tracker
from tests.store.making import harbor, reef


class Played:
    """A screen before which somebody sits who answers from a list: keys, and lines where asked."""

    is_there = True
    has_color = False

    def __init__(self, answers: Iterable[str]) -> None:
        self.answers = iter(answers)
        self.shown: list[str] = []

    def show(self, text: str = "") -> None:
        self.shown.append(text)

    def clear(self) -> None:
        self.shown.append("---")

    def key(self) -> str:
        return next(self.answers)

    def ask(self, question: str, *, start: str = "") -> str | None:  # noqa: ARG002
        self.shown.append(question)
        return next(self.answers)


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker(tmp_path / "a.db") as tracker:
        tracker.database.save([reef(), harbor()], organizations=Resolver())
        yield tracker


def play(tracker: Tracker, answers: Iterable[str], items: list[Item] | None = None) -> Played:
    screen = Played(answers)
    found = items or [Item(quote=quote) for quote in tracker.quotes(outlet="gull")]
    reviewer = Reviewer(tracker, screen, "jm")  # type: ignore[arg-type]
    reviewer.walk(found, len(found))
    screen.shown.append(str(reviewer.said))
    return screen


def said(tracker: Tracker) -> list[str]:
    return [str(one.kind) for one in tracker.corrections.all(revoked=False)[::-1]]


def test_page_shows_the_quote_in_its_article_with_all_that_was_found(tracker: Tracker) -> None:
    page = play(tracker, "q").shown[1]
    assert '["The reef is dying,"] <said> Ana Muñoz' in page
    assert page.startswith("1 of 3: direct statement, 0.90 by model\nReef, The Gull, 2023-05-01")
    for line in (
        "Speaker      Ana Muñoz (person)",
        "Role         biologist",
        "[n] not a quotation",
    ):
        assert line in page


def test_keys_keep_what_they_say_and_lead_on(tracker: Tracker) -> None:
    screen = play(tracker, "ync")
    assert said(tracker) == ["right", "not-a-quote", "scare-quote"]
    assert [quote.by for quote in tracker.quotes(outlet="gull")] == ["person:jm"]
    assert screen.shown[-1] == "3"


def test_space_leaves_open_and_q_leaves_off(tracker: Tracker) -> None:
    play(tracker, [" ", "\n", "q"])
    assert said(tracker) == []


def test_asked_keys_stay_at_the_quote_which_shows_what_it_became(tracker: Tracker) -> None:
    screen = play(
        tracker,
        [
            " ",
            " ",
            "w",
            "the reef was closed",
            "",
            "denied",
            "s",
            "1",
            "r",
            "-",
            "a",
            "MIT | Reef Trust",
            "q",
        ],
    )
    assert said(tracker) == ["span", "speaker", "role", "affiliation"]
    (quote,) = tracker.quotes(text="closed")
    assert (quote.text, quote.cue, quote.speaker) == ("the reef was closed", "denied", "Ana Muñoz")
    assert (quote.role, len(quote.affiliations)) == (None, 2)
    assert any("[the reef was closed]" in text for text in screen.shown)


def test_undo_takes_back_the_last_answer_and_goes_back_to_its_quote(tracker: Tracker) -> None:
    before = list(tracker.quotes())
    screen = play(tracker, ["n", "y", "u", "u", "s", "Jörg Weiß", "u", "q"])
    assert said(tracker) == []
    assert list(tracker.quotes()) == before
    assert len(tracker.corrections.all()) == 3
    assert screen.shown[-1] == "0"


def test_undo_at_the_beginning_does_nothing(tracker: Tracker) -> None:
    play(tracker, "uuq")
    assert tracker.corrections.all() == ()


def test_reason_is_kept_with_the_next_answer_alone(tracker: Tracker) -> None:
    play(tracker, ["e", "I was there.", "y", "y", "q"])
    assert [one.why for one in tracker.corrections.all()] == [None, "I was there."]


def test_what_does_not_fit_is_told_and_nothing_is_lost(tracker: Tracker) -> None:
    screen = play(tracker, ["w", "nobody wrote this", "", "", "z", "w", "", "q"])
    assert any("do not stand in the article" in text for text in screen.shown)
    assert "That key does nothing here." in screen.shown
    assert said(tracker) == []


def test_missing_quote_is_added_from_any_quote_of_its_article(tracker: Tracker) -> None:
    play(tracker, ["m", "a biologist", "Officials", "m", "a biologist", "Officials", "m", "", "q"])
    assert said(tracker) == ["missing"]
    assert next(q.text for q in tracker.quotes(speaker="officials")) == "a biologist"


def test_answers_on_a_sample_are_its_verdicts(tracker: Tracker) -> None:
    number = tracker.samples.draw(5, who="jm", seed=1)
    items = [
        Item(quote=tracker.samples.now(drawn), place=(number, drawn.number))
        for drawn in tracker.samples.quotes(number)
    ]
    play(tracker, ["n", "s", "Somebody Else", "y", "y", "u", " ", "y", "q"], items)
    faults = [drawn.faults for drawn in tracker.samples.quotes(number)]
    assert faults == [
        (CorrectionKind.NOT_A_QUOTE,),
        (CorrectionKind.SPEAKER,),
        None,
        (),
        None,
    ]


def test_two_speakers_are_told_apart_or_not(tracker: Tracker) -> None:
    left, right = tracker.speakers("muñoz")
    doubt = Doubt(left=left, right=right, score=0.5, reasons=("the same surname",), pairs=1)
    screen = play(tracker, ["x", "s", "u", "q"], [Item(doubt=doubt), Item(doubt=doubt)])
    assert "one or two? 0.50" in screen.shown[1]
    assert len(list(tracker.speakers("muñoz"))) == 2
    play(tracker, ["s"], [Item(doubt=doubt)])
    assert len(list(tracker.speakers("muñoz"))) == 1
