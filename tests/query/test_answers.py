from __future__ import annotations

import dataclasses

import pytest

from attrib.query import answers

TYPES = [value for value in vars(answers).values() if dataclasses.is_dataclass(value)]


@pytest.mark.parametrize("answer", TYPES, ids=lambda answer: answer.__name__)
def test_answers_are_frozen_and_given_by_name(answer: type) -> None:
    assert answer.__dataclass_params__.frozen
    assert "__slots__" in vars(answer)
    assert all(field.kw_only for field in dataclasses.fields(answer))


def test_answers_are_some() -> None:
    assert len(TYPES) > 15
