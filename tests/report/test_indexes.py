"""Indexes are ordered by what a reader looks for first."""

from __future__ import annotations

from dataclasses import replace

from attrib.report.gather import Gathered
from attrib.report.indexes import index_pages, rank_articles, rank_organizations, rank_speakers
from attrib.report.pages import SpeakersPage
from attrib.report.speakers import entry
from attrib.types import SpeakerType
from tests.report.corpus import Corpus
from tests.report.test_places import _places


def test_speakers_without_a_name_come_last(corpus: Corpus) -> None:
    types = [speaker.type for speaker in rank_speakers(corpus.speakers())]
    first = types.index(SpeakerType.UNNAMED)

    assert set(types[first:]) == {SpeakerType.UNNAMED}


def test_organizations_that_no_article_has_are_left_out(corpus: Corpus) -> None:
    answers = corpus.organizations()
    unmet = replace(answers[0], people=0, quotes=0, own_quotes=0, articles=0)

    assert rank_organizations([unmet, answers[1]]) == (answers[1],)


def test_articles_without_a_date_come_last(corpus: Corpus) -> None:
    articles = corpus.articles()
    undated = replace(articles[0], published=None)
    ranked = rank_articles([undated, *articles[1:]])

    assert (ranked[0].published, ranked[-1]) == ("2026-03-02", undated)


def test_long_index_has_several_pages(corpus: Corpus) -> None:
    places = _places(corpus)
    entries = [entry(corpus.speakers()[0], Gathered(), places)] * 450
    paths = [
        path for path, _ in index_pages(SpeakersPage, entries, section="speakers", places=places)
    ]

    assert paths == ["speakers/index.html", "speakers/index-2.html", "speakers/index-3.html"]
