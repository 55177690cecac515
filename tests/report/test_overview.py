"""The overview gives every count its denominator."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from attrib.report.overview import telling_quote, top_share
from attrib.types import Flag, Form
from tests.report.corpus import Corpus
from tests.report.reading import read_page


def test_top_share_is_of_all_quotations(corpus: Corpus) -> None:
    assert top_share(corpus.speakers(), 26, top=2) == 9 / 26
    assert top_share((), 0) == 0


def test_telling_quote_can_stand_by_itself(corpus: Corpus) -> None:
    quote = telling_quote(corpus.quotes(speaker_id="adeyemi"))

    assert quote is not None
    assert quote.text.startswith("“I was told in October")


def test_telling_quote_is_never_a_doubtful_one(corpus: Corpus) -> None:
    good = corpus.quotes(speaker_id="adeyemi")[0]
    bad = [
        replace(good, form=Form.INDIRECT),
        replace(good, flags=(Flag.UNCLOSED,)),
        replace(good, confidence=0.5),
        replace(good, text="“No”"),
    ]

    assert telling_quote(bad) is None


def test_page_names_the_most_quoted_and_the_stamp(site: Path) -> None:
    text = " ".join(" ".join(read_page(site / "index.html").text).split())

    assert "26 quotations in 8 articles from 4 outlets" in text
    assert "Daniel Okoro has 6 quotations" in text
    assert "attrib-en 0.1.0" in text
    assert "concentration: 58% of all quotations" in text
