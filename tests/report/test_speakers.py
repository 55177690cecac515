"""A speaker's page holds every quotation in date order, and what articles say of the speaker."""

from __future__ import annotations

from dataclasses import replace

from attrib.report.pages import SpeakerPage
from attrib.report.speakers import in_date_order, speaker_pages, standing_of
from attrib.report.tally import Tally
from tests.report.corpus import Corpus
from tests.report.test_places import _places


def _pages(corpus: Corpus, key: str) -> list[tuple[str, SpeakerPage]]:
    tally, places = Tally(), _places(corpus)
    for detail in corpus.details.values():
        tally.add(detail, places)
    return list(
        speaker_pages(corpus.speaker(key), corpus.quotes(speaker_id=key), tally.proofs, places)
    )


def test_page_has_every_quotation_oldest_first(corpus: Corpus) -> None:
    [(_, page)] = _pages(corpus, "okoro")

    assert len(page.quotes) == 6
    assert [card.date for card in page.quotes] == sorted(card.date or "" for card in page.quotes)


def test_roles_and_affiliations_have_dates_and_evidence(corpus: Corpus) -> None:
    [(_, page)] = _pages(corpus, "marchetti")
    found = {(s.kind, s.value.label, s.first, s.last, s.articles) for s in page.standings}

    assert ("Role", "director", "2026-03-02", "2026-03-02", 1) in found
    assert ("Affiliation", "Selmouth Harbour Trust", "2026-01-14", "2026-03-02", 2) in found
    assert all(s.evidence and s.evidence.words == s.value.label for s in page.standings)


def test_open_question_of_identity_is_shown(corpus: Corpus) -> None:
    [(_, page)] = _pages(corpus, "okoro")

    assert [doubt.right.label for doubt in page.doubts] == ["D. Okoro"]


def test_companions_are_linked(corpus: Corpus) -> None:
    [(_, page)] = _pages(corpus, "marchetti")

    assert page.companions[0].name.label == "Daniel Okoro"
    assert page.companions[0].name.href


def test_quotations_without_a_date_come_last(corpus: Corpus) -> None:
    first, *others = corpus.quotes(speaker_id="okoro")
    undated = replace(first, article=replace(first.article, published=None))

    assert in_date_order([undated, *others])[-1] == undated


def test_often_quoted_speaker_has_several_pages(corpus: Corpus) -> None:
    quotes = corpus.quotes(speaker_id="okoro") * 50
    pages = list(speaker_pages(corpus.speaker("okoro"), quotes, {}, _places(corpus)))

    assert [len(page.quotes) for _, page in pages] == [200, 100]
    assert len({path for path, _ in pages}) == 2


def test_standing_is_the_first_role_and_affiliation(corpus: Corpus) -> None:
    speaker = corpus.speaker("okoro").speaker

    assert standing_of(speaker) == "oceanographer, University of Selmouth"
