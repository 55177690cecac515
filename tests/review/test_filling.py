from __future__ import annotations

import csv
from pathlib import Path

import pytest

from attrib.correct.changes import MissingQuote, NewSpan, NewSpeaker, NotAQuote, Right
from attrib.errors import CorrectionError
from attrib.query.answers import QuoteAnswer
from attrib.review.answers import Filled, read_answers
from attrib.review.filling import Applied, Filling
from attrib.review.sheet import BETWEEN, parts, write_sheet
from attrib.tracker import Tracker


def filling(tracker: Tracker) -> Filling:
    return Filling(tracker, tracker.corrections, tracker.samples, tracker.entities)


def line(number: int, quote: QuoteAnswer, **more: object) -> Filled:
    return Filled(
        line=number,
        key=quote.key,
        spans=quote.spans,
        text=BETWEEN.join(parts(quote)),
        article=quote.article.id,
        **more,  # type: ignore[arg-type]
    )


def test_table_is_applied_whole_and_twice_is_once(tracker: Tracker) -> None:
    first, second, third = tracker.quotes(outlet="gull")
    lines = [
        line(2, first, changes=(NotAQuote(),)),
        line(3, second, changes=(NewSpan(("We saw it",)), Right())),
        line(4, third, changes=(NewSpeaker("Ana Muñoz"), Right()), why="Seen."),
        Filled(line=5, key="", spans=(), text="", article="reef",
               missing=MissingQuote(content=("a biologist",))),
    ]  # fmt: skip
    assert filling(tracker).apply(lines, who="jm", name="a.csv").corrections == 6
    found = [(quote.text, quote.speaker) for quote in tracker.quotes(outlet="gull")]
    assert found == [
        ("a biologist", None),
        ("We saw it", "Ana Muñoz"),
        ("that the reef was closed", "Ana Muñoz"),
    ]
    again = filling(tracker).apply(lines, who="jm", name="a.csv")
    assert again == Applied(corrections=0, known=6)


def test_one_wrong_line_keeps_the_whole_table_out(tracker: Tracker) -> None:
    first, second, _ = tracker.quotes(outlet="gull")
    lines = [
        line(2, first, changes=(NotAQuote(),)),
        line(3, second, changes=(NewSpan(("nobody wrote this",)),)),
        Filled(line=4, key="", spans=(), text="", article="nowhere",
               missing=MissingQuote(content=("x",))),
    ]  # fmt: skip
    with pytest.raises(CorrectionError, match=r"a\.csv, line 4: There is no article 'nowhere'"):
        filling(tracker).apply(lines, who="jm", name="a.csv")
    with pytest.raises(CorrectionError, match=r"a\.csv, line 3: The words"):
        filling(tracker).apply(lines[:2], who="jm", name="a.csv")
    assert tracker.corrections.all() == ()


def test_sheet_goes_out_and_comes_back_as_a_spreadsheet_saves_it(
    tracker: Tracker, tmp_path: Path
) -> None:
    sample = tracker.samples.draw(5, who="jm", seed=1)
    path = tmp_path / "sheet.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        drawn = [
            (tracker.samples.now(d), f"{sample}/{d.number}") for d in tracker.samples.quotes(sample)
        ]
        write_sheet([(quote, place) for quote, place in drawn if quote], (), file)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["verdict"] = "not-a-quote" if "closed" in row["text"] else "right"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)

    done = filling(tracker).apply(read_answers(path), who="jm", name=path.name)
    assert (done.corrections, done.judged) == (5, 5)
    precision = tracker.samples.precision(sample)
    assert precision is not None
    assert [(share.right, share.of) for share in precision.shares] == [(4, 5)] * 6


def test_unknown_speakers_of_an_identity_are_named(tracker: Tracker) -> None:
    line = Filled(line=9, key="nobody | noone", spans=(), text="", article="", same=True)
    with pytest.raises(CorrectionError, match=r"a\.csv, line 9"):
        filling(tracker).apply([line], who="jm", name="a.csv")
