"""Options that choose quotes."""

from __future__ import annotations

import inspect
from typing import Any

from attrib.cli.filters import FILTERS, choosing, given
from attrib.query.arguments import QuoteFilters


def test_options_left_out_are_left_to_the_query() -> None:
    assert given(speaker="Moor", limit=None, min_confidence=0.0) == {
        "speaker": "Moor",
        "min_confidence": 0.0,
    }


def test_every_filter_of_quotes_is_an_option_but_exact_ids() -> None:
    assert QuoteFilters.__annotations__.keys() - FILTERS.keys() == {"speaker_id", "organization_id"}
    assert FILTERS.keys() <= QuoteFilters.__annotations__.keys()


def test_command_gets_the_options_that_were_given() -> None:
    got: dict[str, Any] = {}

    @choosing
    def command(*, limit: int = 3, **wanted: Any) -> None:
        got.update(wanted, limit=limit)

    command(**dict.fromkeys(FILTERS) | {"speaker": "Moor", "limit": 1})

    assert got == {"speaker": "Moor", "limit": 1}
    assert list(inspect.signature(command).parameters) == ["limit", *FILTERS]
