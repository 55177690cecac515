from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

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

    return Answers.of_keys(lambda: range(many), load)


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


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_data_frame_is_made_of_plain_data(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, SimpleNamespace(DataFrame=tuple))
    assert getattr(answers(2, []), f"to_{library}")() == ({"number": 0}, {"number": 1})
