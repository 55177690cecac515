from __future__ import annotations

import dataclasses

import pytest

from attrib.query import identity_answers

OWN = [value for value in vars(identity_answers).values() if dataclasses.is_dataclass(value)]


@pytest.mark.parametrize("answer", OWN, ids=lambda answer: answer.__name__)
def test_answers_are_frozen_and_given_by_name(answer: type) -> None:
    assert answer.__dataclass_params__.frozen
    assert all(field.kw_only for field in dataclasses.fields(answer))
