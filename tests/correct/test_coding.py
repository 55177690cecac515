from __future__ import annotations

import json

import pytest

from attrib.correct.coding import from_plain, to_plain
from attrib.correct.making import state
from tests.store.making import reef


@pytest.mark.parametrize("number", [0, 1, 2])
def test_stated_quote_comes_back_through_json(number: int) -> None:
    stated = state(reef(), reef().quotes[number])
    assert from_plain(json.loads(json.dumps(to_plain(stated)))) == stated


def test_nothing_comes_back_as_nothing() -> None:
    assert from_plain(to_plain(None)) is None
