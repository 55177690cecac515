"""One pass over the articles counts and lists what the pages across them need."""

from __future__ import annotations

import pytest

from attrib.query.scare import ScareAnswer
from attrib.report.tally import Tally
from attrib.types import Form, Span, SpeakerType
from tests.report.corpus import Corpus
from tests.report.test_places import _places, made


@pytest.fixture(scope="module")
def tally(corpus: Corpus) -> Tally:
    tally, places = Tally(), _places(corpus)
    for detail in corpus.details.values():
        tally.add(detail, made(detail, places), places)
    tally.add_scare(corpus.scare_quotes(), places)
    return tally


def test_everything_is_counted(tally: Tally) -> None:
    assert (tally.articles, tally.quotes, tally.quoted_articles) == (8, 26, 7)
    assert sum(tally.forms.values()) == sum(tally.kinds.values()) == 26
    assert tally.forms[Form.MIXED] == 2
    assert tally.kinds[SpeakerType.UNNAMED] == 4


@pytest.mark.parametrize(
    ("concern", "count"),
    [
        ("single-source", 2),
        ("no-name", 1),
        ("no-quote", 1),
        ("unattributed", 1),
        ("unnamed", 4),
        ("low-confidence", 2),
        ("ambiguous-speaker", 1),
        ("unclosed", 1),
        ("no-comment", 1),
        ("scare", 8),
    ],
)
def test_concern_is_found(tally: Tally, concern: str, count: int) -> None:
    listed = tally[concern]

    assert listed.count == count == len(listed.cards) + len(listed.entries)


def test_article_is_listed_once_with_its_words_in_marks(corpus: Corpus) -> None:
    article = next(corpus.scare_quotes()).article
    seven = [
        ScareAnswer(article=article, span=Span(n, n + 1), text=f"“{n}”") for n in [*range(7), 0]
    ]
    other = Tally()
    other.add_scare(seven, _places(corpus))

    (entry,) = other["scare"].entries
    assert entry.note == "“0”, “1”, “2”, “3”, “4”, “5”, and 1 more"


def test_quotation_of_two_lists_is_one_card(tally: Tally) -> None:
    listed = [card for concern in tally.listed.values() for card in concern.cards]

    assert len(set(map(id, listed))) < len(listed)


def test_sources_are_counted_by_sector_and_by_affiliation(tally: Tally) -> None:
    assert sum(tally.sectors.values()) == tally.quotes
    assert tally.sectors["academia"] > 0
    assert 0 < tally.affiliated < tally.quotes
