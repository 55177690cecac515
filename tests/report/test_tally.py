"""One pass over the articles counts and lists what the pages across them need."""

from __future__ import annotations

import pytest

from attrib.report.paging import PAGE_LENGTH
from attrib.report.tally import Listed, Tally, article_entry
from attrib.types import Form, SpeakerType
from tests.report.corpus import Corpus
from tests.report.test_places import _places


@pytest.fixture(scope="module")
def tally(corpus: Corpus) -> Tally:
    tally, places = Tally(), _places(corpus)
    for detail in corpus.details.values():
        tally.add(detail, places)
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
    ],
)
def test_concern_is_found(tally: Tally, concern: str, count: int) -> None:
    listed = tally[concern]

    assert listed.count == count == len(listed.cards) + len(listed.entries)


def test_list_is_cut_but_counted(corpus: Corpus) -> None:
    listed = Listed()
    entry = article_entry(corpus.article("a1").article, _places(corpus))
    for _ in range(PAGE_LENGTH + 5):
        listed.add_entry(entry)

    assert (listed.count, len(listed.entries)) == (PAGE_LENGTH + 5, PAGE_LENGTH)
