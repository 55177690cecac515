"""An organization's page keeps its own words apart from those of its people."""

from __future__ import annotations

from attrib.report.organizations import entry, organization_pages
from attrib.report.pages import OrganizationPage
from tests.report.corpus import Corpus
from tests.report.test_places import _places


def _page(corpus: Corpus, name: str) -> OrganizationPage:
    detail = corpus.organization(f"org:{name}")
    own = corpus.quotes(speaker_id=name)
    people = corpus.quotes(organization_id=f"org:{name}")
    [(_, page)] = organization_pages(detail, own, (*people, *own), _places(corpus))
    return page


def test_own_words_are_not_those_of_its_people(corpus: Corpus) -> None:
    page = _page(corpus, "Selmouth Harbour Trust")

    assert [card.speaker.label for card in page.own] == ["Selmouth Harbour Trust"]
    assert {card.speaker.label for card in page.quotes} == {"Ines Marchetti", "Hanne Voss"}


def test_people_are_listed_with_their_pages(corpus: Corpus) -> None:
    people = _page(corpus, "Selmouth Harbour Trust").people

    assert [person.name.label for person in people] == ["Ines Marchetti", "Hanne Voss"]
    assert all(person.name.href for person in people)


def test_registers_are_whole_addresses(corpus: Corpus) -> None:
    page = _page(corpus, "University of Selmouth")

    assert [link.href for link in page.references] == [
        "https://ror.org/00invented0",
        "https://www.wikidata.org/wiki/Q0",
    ]


def test_entry_counts_both_kinds_of_quotation(corpus: Corpus) -> None:
    answer = corpus.organization("org:Selmouth Harbour Trust").organization

    assert entry(answer, _places(corpus)).quotes == answer.quotes + answer.own_quotes == 5
