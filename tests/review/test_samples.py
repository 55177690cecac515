from __future__ import annotations

from pathlib import Path

import pytest

from attrib.correct.changes import CorrectionKind, NotAQuote
from attrib.errors import CorrectionError
from attrib.tracker import Tracker


def test_sample_draws_each_quote_once_and_the_same_by_the_same_seed(tracker: Tracker) -> None:
    first, second = (tracker.samples.draw(3, who="jm", seed=7) for _ in range(2))
    drawn = tracker.samples.quotes(first)
    assert [d.text for d in drawn] == [d.text for d in tracker.samples.quotes(second)]
    assert len({d.text for d in drawn}) == 3
    assert len(tracker.samples.quotes(tracker.samples.draw(100, who="jm"))) == 5


def test_every_quote_is_as_likely_as_any_other(tracker: Tracker) -> None:
    times: dict[str, int] = {}
    for seed in range(100):
        for drawn in tracker.samples.quotes(tracker.samples.draw(1, who="jm", seed=seed)):
            times[drawn.text] = times.get(drawn.text, 0) + 1
    assert len(times) == 5
    assert min(times.values()) > 8


def test_precision_is_told_of_what_was_drawn_not_of_what_it_became(tracker: Tracker) -> None:
    sample = tracker.samples.draw(5, who="jm", seed=1)
    assert tracker.precision() is None
    assert tracker.samples.unfinished() == sample
    for drawn in tracker.samples.quotes(sample):
        quote = tracker.samples.now(drawn)
        assert quote is not None
        faults = [CorrectionKind.NOT_A_QUOTE] if "closed" in drawn.text else []
        if faults:
            tracker.corrections.correct(quote, NotAQuote(), who="jm")
            assert tracker.samples.now(drawn) is None
        tracker.samples.judge(sample, drawn.number, faults, who="jm")
    assert tracker.samples.unfinished() is None
    precision = tracker.precision()
    assert precision is not None
    assert (precision.size, precision.judged, precision.population) == (5, 5, 5)
    assert precision.models == ("test 1",)
    assert {share.part: share.right for share in precision.shares} == {
        "quotation": 4,
        "words": 4,
        "speaker": 4,
        "role": 4,
        "affiliation": 4,
        "everything": 4,
    }


def test_what_was_said_of_a_sample_can_be_taken_back(tracker: Tracker) -> None:
    sample = tracker.samples.draw(5, who="jm", seed=1)
    tracker.samples.judge(sample, 0, [], who="jm")
    assert tracker.samples.quotes(sample)[0].faults == ()
    tracker.samples.judge(sample, 0, None, who="jm")
    assert tracker.samples.quotes(sample)[0].faults is None


def test_sample_that_makes_no_sense_is_refused(tracker: Tracker, tmp_path: Path) -> None:
    for size in (0, -1, 10_001):
        with pytest.raises(CorrectionError, match="A sample has 1 to"):
            tracker.samples.draw(size, who="jm")
    with pytest.raises(CorrectionError, match="There is no sample 9"):
        tracker.samples.quotes(9)
    with pytest.raises(CorrectionError, match="has no quote 99"):
        tracker.samples.judge(tracker.samples.draw(1, who="jm"), 99, [], who="jm")
    with Tracker(tmp_path / "empty.db") as empty, pytest.raises(CorrectionError, match="no quotes"):
        empty.samples.draw(5, who="jm")
