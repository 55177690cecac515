"""An article's page is its text, whole, with every quotation marked, numbered and explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib.report.articles import article_page, forms_chart
from attrib.report.marks import paragraphs
from tests.report.corpus import Corpus
from tests.report.reading import read_page
from tests.report.stories import STORIES
from tests.report.test_places import _places


@pytest.mark.parametrize("key", [story.key for story in STORIES])
def test_page_shows_the_text_to_the_character(corpus: Corpus, site: Path, key: str) -> None:
    page = read_page(site / _places(corpus).articles[key])
    text = corpus.article(key).text

    for start, end in paragraphs(text):
        assert text[start:end] in page.paragraphs


@pytest.mark.parametrize("key", [story.key for story in STORIES])
def test_every_quotation_has_a_permalink_and_a_reason(corpus: Corpus, site: Path, key: str) -> None:
    page = article_page(corpus.article(key), _places(corpus))
    ids = read_page(site / _places(corpus).articles[key]).values("id")

    for quote in page.quotes:
        assert ids.count(quote.anchor) == 1
        assert quote.by


def test_speakers_come_most_quoted_first(corpus: Corpus) -> None:
    page = article_page(corpus.article("a1"), _places(corpus))

    assert [entry.name.label for entry in page.speakers[:2]] == ["Ines Marchetti", "Daniel Okoro"]


def test_words_of_a_nested_quotation_count_once(corpus: Corpus) -> None:
    detail = corpus.article("a2")
    page = article_page(detail, _places(corpus))

    assert page.figures[2].count == sum(q.words for q in detail.quotes) - detail.quotes[4].words


def test_forms_chart_counts_every_form() -> None:
    chart = forms_chart(["direct", "direct", "mixed"], "quotations")

    assert [part.count for part in chart.slices] == [2, 1, 0]
