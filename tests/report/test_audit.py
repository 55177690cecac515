"""The audit page has every list, the empty ones too."""

from __future__ import annotations

from attrib.report.audit import audit_page, concern_figures
from attrib.report.tally import Tally
from tests.report.corpus import Corpus
from tests.report.test_places import _places


def test_empty_lists_are_shown_with_their_denominator(corpus: Corpus) -> None:
    page = audit_page(Tally(articles=3, quotes=7), _places(corpus))

    assert {concern.total for concern in page.concerns} == {3, 7}
    assert not any(concern.count for concern in page.concerns)
    assert len({concern.id for concern in page.concerns}) == len(page.concerns)


def test_figures_lead_to_their_lists(corpus: Corpus) -> None:
    figures = concern_figures(Tally())
    ids = {concern.id for concern in audit_page(Tally(), _places(corpus)).concerns}

    assert {figure.href for figure in figures} == {f"audit.html#{id_}" for id_ in ids}
