from __future__ import annotations

import json

import pytest

from attrib.nlp.quotes import find_scare
from attrib.types import Quote, Span
from tests.nlp.quotes.marked import read_marked, words
from tests.seeds.build_gold import GOLD

ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        pytest.param("The so-called “experts” met.", ["“experts”"], id="so-called"),
        pytest.param("Her novel ‘Low Water’ won.", ["‘Low Water’"], id="title of a work"),
        pytest.param('{s Jo "Tug" Pike} {c said} {t it rose}.', ['"Tug"'], id="nickname"),
        pytest.param("{t “Yes,”} {s she} {c said}.", [], id="a quotation"),
        pytest.param("{s He} {c said} {t the “tax” is dead}.", [], id="in a content"),
        pytest.param("Rain “fell and fell.\n\nIt stopped.", [], id="never closed"),
        pytest.param("Photograph by “Ann Roe”", [], id="boilerplate"),
    ],
)
def test_marks_that_no_quote_claims_are_kept_apart(marked: str, found: list[str]) -> None:
    text, quotes = read_marked(marked)
    assert words(text, find_scare(text, quotes)) == found


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_scare_quotes_of_the_sample_articles_are_found(row: dict) -> None:
    quotes = [
        Quote(content=tuple(Span(*span) for span in attribution["content"]))
        for attribution in row["attributions"]
    ]
    assert [list(span) for span in find_scare(row["text"], quotes)] == row["scare"]
