from __future__ import annotations

from dataclasses import replace

import pytest

from attrib.errors import CorrectionError
from attrib.review.targets import find_by_words, find_quote
from attrib.types import Span
from tests.store.making import REEF, reef


def words(number: int) -> str:
    return " ".join(REEF[slice(*span)] for span in reef().quotes[number].content)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_quote_is_found_where_it_was_seen(number: int) -> None:
    assert find_quote(reef(), reef().quotes[number].content, words(number)) == number


@pytest.mark.parametrize("number", [0, 1, 2])
def test_quote_is_found_by_its_words_where_the_article_moved_it(number: int) -> None:
    text = "Corrected on Monday. " + REEF
    moved = tuple(
        replace(q, content=tuple(Span(s.start + 21, s.end + 21) for s in q.content))
        for q in reef().quotes
    )
    annotated = replace(reef(), document=replace(reef().document, text=text), quotes=moved)
    assert find_quote(annotated, reef().quotes[number].content, words(number)) == number


@pytest.mark.parametrize("seen", ["nobody wrote this", ""])
def test_quote_that_is_gone_is_said_to_be_gone(seen: str) -> None:
    with pytest.raises(CorrectionError, match="not there any more"):
        find_quote(reef(), (Span(0, 4),), seen)


def test_quote_is_found_by_words_that_somebody_typed() -> None:
    assert find_by_words(reef(), ["“We saw it,”", "own eyes"], 0) == 1
    with pytest.raises(CorrectionError, match="not there any more"):
        find_by_words(reef(), ["nobody wrote this"], 0)
