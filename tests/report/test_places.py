"""Every page has an address, and what has none is a name without a link."""

from __future__ import annotations

from dataclasses import replace

from attrib.query.answers import ArticleDetail
from attrib.report.cards import card
from attrib.report.parts import Card, Stamp
from attrib.report.places import NOBODY, Places, find_places, numbered, title_of
from tests.report.corpus import Corpus

STAMP = Stamp(program="attrib 0.1.0", models=(), corpus="")


def made(detail: ArticleDetail, places: Places) -> tuple[Card, ...]:
    """Return the quotations of an article as cards."""
    return tuple(card(quote, places) for quote in detail.quotes)


def _places(corpus: Corpus) -> Places:
    return find_places(
        site="Report",
        stamp=STAMP,
        articles=corpus.articles(),
        speakers=corpus.speakers(),
        organizations=corpus.organizations(),
    )


def test_addresses_are_all_different(corpus: Corpus) -> None:
    places = _places(corpus)
    found = [*places.articles.values(), *places.speakers.values(), *places.organizations.values()]

    assert len({path.casefold() for path in found}) == len(found)


def test_unknown_speaker_is_a_name_without_a_link(corpus: Corpus) -> None:
    places = _places(corpus)

    assert places.speaker(None, None).label == NOBODY
    assert places.speaker("nobody", "Nobody Atall").href is None


def test_one_link_serves_all_that_show_it(corpus: Corpus) -> None:
    places = _places(corpus)
    article = corpus.article("a1").article

    assert places.article(article) is places.article(replace(article, words=1))


def test_quote_links_to_its_place(corpus: Corpus) -> None:
    quote = corpus.article("a1").quotes[0]
    href = _places(corpus).quote(quote).href

    assert href is not None
    assert href.startswith("articles/tide-gates")
    assert "#q-" in href


def test_frame_knows_the_way_to_the_root(corpus: Corpus) -> None:
    places = _places(corpus)

    assert places.frame(title="", description="", section="", path="a/b.html").root == "../"
    assert places.frame(title="", description="", section="", path="b.html").root == ""


def test_article_without_title_is_told_by_its_id(corpus: Corpus) -> None:
    article = corpus.article("a1").article

    assert title_of(replace(article, title=" ")) == "a1"
    assert title_of(replace(article, title=None, id="")) == "Untitled article"


def test_numbered_keeps_the_first_address() -> None:
    assert [numbered("a/b.html", n) for n in (1, 2)] == ["a/b.html", "a/b-2.html"]


def test_source_that_could_be_two_peoples_is_told_as_it_stands(corpus: Corpus) -> None:
    places = _places(corpus)
    quote = corpus.full_articles()[0].quotes[0]
    unclear = replace(quote, speaker=None, speaker_id=None, named=None, source="she")

    assert places.source(unclear, None).label == "“she” (not clear who)"
    assert places.source(replace(unclear, source=None), None).label == NOBODY
    assert places.source(quote, "Ada Moor").label == "Ada Moor"
