"""A speaker's page holds every quotation in date order, and what articles say of the speaker."""

from __future__ import annotations

from pathlib import Path

from attrib.report.gather import Gathered, Said
from attrib.report.pages import SpeakerPage
from attrib.report.speakers import entry, speaker_pages
from tests.report.corpus import Corpus
from tests.report.reading import read_page
from tests.report.test_gather import gather
from tests.report.test_places import _places


def _pages(
    corpus: Corpus, key: str, gathered: Gathered | None = None
) -> list[tuple[str, SpeakerPage]]:
    known = {speaker.id: speaker for speaker in corpus.speakers()}
    found = gathered or gather(corpus, backwards=False)
    return list(speaker_pages(known[key], found, known, _places(corpus)))


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


def test_open_question_of_identity_is_shown(corpus: Corpus, site: Path) -> None:
    text = "".join(read_page(site / _places(corpus).speakers["okoro"]).text)

    assert "Perhaps the same, perhaps not" in text
    assert "61% alike" in text


def test_companions_are_linked(corpus: Corpus) -> None:
    [(_, page)] = _pages(corpus, "marchetti")

    assert page.companions[0].name.label == "Daniel Okoro"
    assert page.companions[0].name.href
    assert page.companions[0].articles == 2


def test_often_quoted_speaker_has_several_pages(corpus: Corpus) -> None:
    gathered = gather(corpus, backwards=False)
    [said, *_] = gathered.said["okoro"]
    gathered.said["okoro"] = [Said((False, "2026", "a", n), said.card) for n in range(300)]
    pages = _pages(corpus, "okoro", gathered)

    assert [len(page.quotes) for _, page in pages] == [200, 100]
    assert len({path for path, _ in pages}) == 2


def test_page_and_lists_give_the_same_standing(corpus: Corpus) -> None:
    gathered = gather(corpus, backwards=False)
    speaker = next(s for s in corpus.speakers() if s.id == "okoro")
    [(_, page)] = _pages(corpus, "okoro", gathered)

    assert page.standing == "oceanographer, University of Selmouth"
    assert entry(speaker, gathered, _places(corpus)).note == page.standing
