"""Options that choose quotes."""

from __future__ import annotations

from attrib.cli.filters import given


def test_options_left_out_are_left_to_the_query() -> None:
    assert given(speaker="Moor", limit=None, min_confidence=0.0) == {
        "speaker": "Moor",
        "min_confidence": 0.0,
    }
