"""The audit page has every list, the empty ones too."""

from __future__ import annotations

from dataclasses import replace

from attrib.query.answers import JudgementAnswer
from attrib.report.audit import Doubts, audit_pages, concern_figures, doubts_of
from attrib.report.gather import Gathered
from attrib.report.pages import AuditPage, ConcernPage
from attrib.report.paging import PAGE_LENGTH
from attrib.report.places import Places
from attrib.report.tally import Tally, article_entry
from tests.report.corpus import Corpus
from tests.report.stories import JUDGEMENTS
from tests.report.test_places import _places

NONE = Doubts(count=0, speakers=5, questions=())


def audit_page(tally: Tally, doubts: Doubts, places: Places) -> AuditPage:
    (path, page), *_ = audit_pages(tally, doubts, places)
    assert path == "audit.html"
    assert isinstance(page, AuditPage)
    return page


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


def _tally(corpus: Corpus, articles: int) -> Tally:
    tally = Tally(articles=articles)
    entry = article_entry(corpus.article("a1").article, _places(corpus))
    tally["single-source"].entries.extend([entry] * articles)
    return tally


def test_short_list_has_no_page_of_its_own(corpus: Corpus) -> None:
    [(_, page)] = audit_pages(_tally(corpus, 10), NONE, _places(corpus))
    assert isinstance(page, AuditPage)
    [concern] = [concern for concern in page.concerns if concern.count]

    assert (len(concern.entries), concern.href) == (10, None)
    assert [table.name for table in page.tables] == ["single-source"]


def test_long_list_is_whole_on_its_own_pages(corpus: Corpus) -> None:
    count = 2 * PAGE_LENGTH + 5
    (_, page), *pages = audit_pages(_tally(corpus, count), NONE, _places(corpus))
    assert isinstance(page, AuditPage)
    [concern] = [concern for concern in page.concerns if concern.count]
    lists = [own for _, own in pages if isinstance(own, ConcernPage)]

    assert (len(concern.entries), concern.count, concern.href) == (10, count, pages[0][0])
    assert page.tables == ()
    assert [path for path, _ in pages] == [
        "audit/single-source.html",
        "audit/single-source-2.html",
        "audit/single-source-3.html",
    ]
    assert [len(own.concern.entries) for own in lists] == [PAGE_LENGTH, PAGE_LENGTH, 5]
    assert {len(own.tables[0].rows) for own in lists} == {count}


def test_many_open_questions_have_pages_too(corpus: Corpus) -> None:
    [one, *_] = JUDGEMENTS
    gathered = Gathered()
    many: tuple[JudgementAnswer, ...] = tuple(replace(one, left=f"n{n}") for n in range(30))
    gathered.add_doubts(many, {})
    _, (path, page) = audit_pages(
        Tally(), doubts_of(gathered, 20, _places(corpus)), _places(corpus)
    )

    assert path == "audit/identity.html"
    assert isinstance(page, ConcernPage)
    assert len(page.concern.doubts) == 30
