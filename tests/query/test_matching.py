from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrib.query import matching

if TYPE_CHECKING:
    from attrib.query.api import Query


@pytest.mark.parametrize(
    ("text", "found", "least"),
    [
        ("The reef is dying", '"The reef is dying,"', 1.0),
        ("the réef, is DYING!", '"The reef is dying,"', 1.0),
        ("The reef was dying", '"The reef is dying,"', 0.8),
        ("with our own eyes", '"We saw it," "with our own eyes."', 0.9),
    ],
)
def test_variant_of_a_quote_is_found(query: Query, text: str, found: str, least: float) -> None:
    match, *_ = query.who_said(text)
    assert match.quote.text == found
    assert least <= match.similarity <= 1


@pytest.mark.parametrize("text", ["", "?", "entirely other words", "eyes"])
def test_nothing_like_it_is_found(query: Query, text: str) -> None:
    assert query.who_said(text) == ()


def test_matches_are_as_many_as_asked_for(query: Query) -> None:
    assert len(query.who_said("reef", min_similarity=0.0)) == 2
    assert len(query.who_said("reef", min_similarity=0.0, limit=1)) == 1


def test_words_that_few_quotes_have_are_looked_for_first(
    query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "_RAREST", 1)
    with query._database.reading() as connection:
        assert matching._rarest(connection, ["reef", "eyes", "nowhere"]) == ["eyes"]
        assert matching._rarest(connection, ["nowhere"]) == ["nowhere"]
    assert [match.quote.cue for match in query.who_said("reef eyes", min_similarity=0)] == ["added"]
