from __future__ import annotations

from itertools import islice

import pytest

from attrib.correct.changes import (
    CorrectionKind,
    MissingQuote,
    NewRole,
    NewSpan,
    NewSpeaker,
    NotAQuote,
    Right,
)
from attrib.errors import CorrectionError, QueryError
from attrib.tracker import Tracker


def test_least_certain_quotes_wait_until_somebody_looked(tracker: Tracker) -> None:
    first = next(tracker.corrections.waiting())
    assert (first.text, first.confidence) == ("The harbor stays open", 0.5)
    tracker.corrections.correct(first, Right(), who="jm")
    assert first.text not in {quote.text for quote in tracker.corrections.waiting()}
    assert len(list(tracker.corrections.waiting(outlet="Gull"))) == 3
    assert len(list(tracker.corrections.waiting(limit=2))) == 2


def test_correction_is_in_every_answer_at_once(tracker: Tracker) -> None:
    (quote,) = tracker.quotes(text="closed")
    correction = tracker.corrections.correct(quote, NewSpeaker("Jörg Weiß"), who="jm", why="Seen.")
    assert correction is not None
    assert [q.text for q in tracker.quotes(speaker="weiss", outlet="gull")] == [quote.text]
    tracker.corrections.revoke(correction.id or 0, who="ab")
    assert [q.text for q in tracker.quotes(speaker="weiss", outlet="gull")] == []
    (kept,) = tracker.corrections.all()
    assert (kept.who, kept.why, kept.revoked_by) == ("jm", "Seen.", "ab")


def test_quote_is_named_by_its_key_too(tracker: Tracker) -> None:
    (quote,) = tracker.quotes(text="closed")
    assert tracker.corrections.correct(quote.key, NotAQuote(), who="jm") is not None
    assert list(tracker.quotes(text="closed")) == []


def test_several_corrections_of_one_quote_add_up(tracker: Tracker) -> None:
    (quote,) = tracker.quotes(text="closed")
    changes = (NewSpeaker("Ana Muñoz"), NewRole("a biologist"), NewSpan(("the reef was closed",)))
    wanted = [tracker.corrections.want(quote, change, who="jm") for change in changes]
    kept = tracker.corrections.apply(wanted)
    assert [one.kind for one in kept if one] == [
        CorrectionKind.SPEAKER,
        CorrectionKind.ROLE,
        CorrectionKind.SPAN,
    ]
    (found,) = tracker.quotes(text="closed")
    assert (found.speaker, found.role, found.text) == (
        "Ana Muñoz",
        "a biologist",
        "the reef was closed",
    )


def test_missing_quote_is_added_by_the_id_of_its_article(tracker: Tracker) -> None:
    missing = MissingQuote(content=("a biologist",), speaker="Ana Muñoz")
    assert tracker.corrections.add("reef", missing, who="jm") is not None
    assert tracker.corrections.add("reef", missing, who="jm") is None
    assert len(list(tracker.quotes(speaker="muñoz", outlet="gull"))) == 3
    with pytest.raises(QueryError, match="no article 'ref'"):
        tracker.corrections.add("ref", missing, who="jm")


@pytest.mark.parametrize("key", ["", "reef", "reef-", "reef-99", "reef-x", "\x00-1"])
def test_unknown_quote_is_named(tracker: Tracker, key: str) -> None:
    with pytest.raises((CorrectionError, QueryError)):
        tracker.corrections.correct(key, Right(), who="jm")


@pytest.mark.parametrize(
    ("who", "why"), [("", None), (" \n", None), ("x" * 101, None), ("jm", "x" * 2001)]
)
def test_who_and_why_are_of_a_sensible_length(tracker: Tracker, who: str, why: str | None) -> None:
    (quote,) = tracker.quotes(text="closed")
    with pytest.raises(CorrectionError, match=r"name of 1 to|reason has more"):
        tracker.corrections.correct(quote, Right(), who=who, why=why)


def test_speakers_of_corrected_articles_are_told_apart_again(tracker: Tracker) -> None:
    for quote in list(islice(tracker.quotes(speaker="weiss"), 1)):
        tracker.corrections.correct(quote, NewSpeaker("Jörg Weiß-Braun"), who="jm")
    assert [s.name for s in tracker.speakers("weiss")] == ["Jörg Weiß-Braun"]
