"""The overview gives every count its denominator."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from attrib.report import cards
from attrib.report.overview import sources_of_half, telling_quote, top_share
from attrib.report.parts import Card
from attrib.report.site import build_site
from tests.report.corpus import Corpus
from tests.report.reading import read_page
from tests.report.stories import STORIES
from tests.report.test_places import _places


def test_top_share_is_of_all_quotations(corpus: Corpus) -> None:
    assert top_share(corpus.speakers(), 26, top=2) == 9 / 26
    assert top_share((), 0) == 0


def test_half_of_all_is_reached_by_the_most_quoted(corpus: Corpus) -> None:
    some = [replace(corpus.speakers()[0], quotes=count) for count in (1, 4, 2, 1)]

    assert sources_of_half(some) == 1
    assert sources_of_half(some[:1] * 4) == 2
    assert sources_of_half(()) == 0


def _cards(corpus: Corpus, speaker: str) -> list[Card]:
    return [cards.card(quote, _places(corpus)) for quote in corpus.quotes(speaker_id=speaker)]


def test_telling_quote_can_stand_by_itself(corpus: Corpus) -> None:
    card = telling_quote(_cards(corpus, "adeyemi"))

    assert card is not None
    assert card.contents[0].startswith("“I was told in October")


def test_telling_quote_ends_its_sentence_if_one_does(corpus: Corpus) -> None:
    good = _cards(corpus, "adeyemi")[0]
    leading_on = "“" + "We built this wall by hand, and nobody helped us, " * 2 + "ever,”"
    ending = "“We built this wall by hand, and then it fell.”"
    found = [replace(good, contents=(words,)) for words in (leading_on, ending, leading_on)]

    assert telling_quote(found) == found[1]
    assert telling_quote(found[:1]) == found[0]


def test_telling_quote_is_never_a_doubtful_one(corpus: Corpus) -> None:
    good = _cards(corpus, "adeyemi")[0]
    bad = [
        replace(good, form="indirect"),
        replace(good, notes=("quotation mark never closed",)),
        replace(good, confidence=0.5),
        replace(good, contents=("“No”",)),
        replace(good, contents=good.contents * 2),
    ]

    assert telling_quote(bad) is None


def test_articles_without_an_outlet_are_no_outlet(tmp_path: Path) -> None:
    build_site(Corpus((replace(STORIES[0], outlet=None), *STORIES[1:])), tmp_path / "site")
    text = " ".join(" ".join(read_page(tmp_path / "site" / "index.html").text).split())

    assert "4 outlets. Of 1 article no outlet is known." in text


def test_page_names_the_most_quoted_and_the_stamp(site: Path) -> None:
    text = " ".join(" ".join(read_page(site / "index.html").text).split())

    assert "26 quotations in 8 articles from 4 outlets" in text
    assert "Daniel Okoro has 6 quotations" in text
    assert "attrib-en 0.1.0" in text
    assert "58% of all; half come from 4" in text


def test_page_tells_sectors_affiliations_precision_and_what_was_refused(site: Path) -> None:
    text = " ".join(" ".join(read_page(site / "index.html").text).split())

    assert "From which part of society" in text
    assert "research and teaching" in text
    assert re.search(r"\b\d+ of 26 quotations come from an organization", text)
    assert "How right this is" in text
    assert "Refused, and not read" in text


def test_what_nobody_looked_at_is_no_figure(tmp_path: Path) -> None:
    build_site(Corpus(STORIES), tmp_path / "site")

    assert "How right this is" not in "".join(read_page(tmp_path / "site" / "index.html").text)
