from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import pytest

from attrib.errors import QueryError
from attrib.query.answers import QuoteAnswer
from attrib.query.lazy import Answers, in_pieces

if TYPE_CHECKING:
    from attrib.query.api import Query


@dataclass(frozen=True)
class Answer:
    number: int


def answers(many: int, loaded: list[int]) -> Answers[Answer]:
    def load(keys: Sequence[int]) -> list[Answer]:
        loaded.extend(keys)
        return [Answer(key) for key in keys]

    return Answers.of_keys(Answer, lambda: range(many), load)


def test_answers_are_loaded_as_they_are_read() -> None:
    loaded: list[int] = []
    found = answers(10_000, loaded)
    assert found.first() == Answer(0)
    assert 0 < len(loaded) < 1000


def test_answers_can_be_read_again() -> None:
    found = answers(600, [])
    assert len(list(found)) == len(list(found)) == found.count() == 600


@pytest.mark.parametrize("many", [0, 1])
def test_answers_are_true_where_there_are_any(many: int) -> None:
    assert bool(answers(many, [])) is bool(many)


def test_pieces_hold_everything_once() -> None:
    assert [len(piece) for piece in in_pieces(range(7), 3)] == [3, 3, 1]


def test_answers_are_plain_data_for_json(query: Query) -> None:
    (first, *_) = query.quotes().to_dicts()
    assert json.loads(json.dumps(first)) == first
    assert first["form"] == "direct"
    assert first["article"]["id"] == "reef"
    assert first["spans"] == [[0, 20]]


def test_what_is_counted_without_a_way_to_count_is_read() -> None:
    assert Answers(Answer, lambda: iter([Answer(1), Answer(2)])).count() == 2


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_data_frame_holds_the_answers(query: Query, library: str) -> None:
    pytest.importorskip(library, reason=f"needs {library}: pip install 'attrib[{library}]'")
    frame = getattr(query.quotes(), f"to_{library}")()
    assert frame.shape == (5, len(fields(QuoteAnswer)))
    assert list(frame["speaker"])[:2] == ["Ana Muñoz", "Ana Muñoz"]
    assert list(next(iter(frame["affiliations"]))) == ["Massachusetts Institute of Technology"]
    assert frame["article"][0]["title"] == "Reef"


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_data_frame_of_nothing_has_its_columns(query: Query, library: str) -> None:
    pytest.importorskip(library, reason=f"needs {library}: pip install 'attrib[{library}]'")
    frame = getattr(query.quotes(speaker="nobody"), f"to_{library}")()
    assert frame.shape == (0, len(fields(QuoteAnswer)))
    assert "speaker" in list(frame.columns)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_missing_library_is_named_with_the_cure(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(QueryError, match=rf"pip install 'attrib\[{library}\]'"):
        getattr(answers(2, []), f"to_{library}")()
