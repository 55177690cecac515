"""The audit page has every list, the empty ones too."""

from __future__ import annotations

from attrib.report.audit import Doubts, audit_page, concern_figures, doubts_of
from attrib.report.gather import Gathered
from attrib.report.tally import Tally
from tests.report.corpus import Corpus
from tests.report.stories import JUDGEMENTS
from tests.report.test_places import _places

NONE = Doubts(count=0, speakers=5, shown=())


def test_empty_lists_are_shown_with_their_denominator(corpus: Corpus) -> None:
    page = audit_page(Tally(articles=3, quotes=7), NONE, _places(corpus))

    assert {concern.total for concern in page.concerns} == {3, 5, 7}
    assert not any(concern.count for concern in page.concerns)
    assert len({concern.id for concern in page.concerns}) == len(page.concerns)


def test_figures_lead_to_their_lists(corpus: Corpus) -> None:
    figures = concern_figures(Tally(), NONE)
    ids = {concern.id for concern in audit_page(Tally(), NONE, _places(corpus)).concerns}

    assert {figure.href for figure in figures} == {f"audit.html#{id_}" for id_ in ids}


def test_open_questions_of_identity_are_listed(corpus: Corpus) -> None:
    gathered = Gathered()
    gathered.add_doubts(JUDGEMENTS, {("a1", "Daniel Okoro"): "okoro", ("a7", "residents"): "a7u2"})
    page = audit_page(Tally(), doubts_of(gathered, 20, _places(corpus)), _places(corpus))
    concern = next(concern for concern in page.concerns if concern.id == "identity")

    assert (concern.count, concern.total, concern.unit) == (2, 20, "speakers")
    assert [(doubt.left.label, doubt.right.label) for doubt in concern.doubts] == [
        ("Daniel Okoro", "residents")
    ]
    assert [table.name for table in page.tables] == ["identity"]
