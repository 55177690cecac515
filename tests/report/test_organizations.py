"""An organization's page keeps its own words apart from those of its people."""

from __future__ import annotations

from dataclasses import replace

from attrib.report.organizations import entry, organization_pages, relate
from attrib.report.pages import OrganizationPage
from tests.report.corpus import Corpus
from tests.report.test_gather import gather
from tests.report.test_places import _places

TRUST = "org:Selmouth Harbour Trust"


def _page(corpus: Corpus, key: str) -> OrganizationPage:
    relations = relate(corpus.speakers(), corpus.organizations())
    gathered = gather(corpus, backwards=False)
    organization = relations.organizations[key]
    [(_, page)] = organization_pages(organization, gathered, relations, _places(corpus))
    return page


def test_own_words_are_not_those_of_its_people(corpus: Corpus) -> None:
    page = _page(corpus, TRUST)

    assert [card.speaker.label for card in page.own] == ["Selmouth Harbour Trust"]
    assert {card.speaker.label for card in page.quotes} == {"Ines Marchetti", "Hanne Voss"}


def test_people_are_listed_with_their_pages(corpus: Corpus) -> None:
    people = _page(corpus, TRUST).people

    assert [person.name.label for person in people] == ["Ines Marchetti", "Hanne Voss"]
    assert all(person.name.href for person in people)


def test_registers_are_whole_addresses(corpus: Corpus) -> None:
    page = _page(corpus, "org:University of Selmouth")

    assert [link.href for link in page.references] == [
        "https://ror.org/00invented0",
        "https://www.wikidata.org/wiki/Q0",
    ]


def test_parts_and_whole_know_each_other(corpus: Corpus) -> None:
    part, whole, *others = corpus.organizations()
    relations = relate((), [replace(part, parent_id=whole.id), whole, *others])
    gathered, places = gather(corpus, backwards=False), _places(corpus)
    pages = [
        page
        for key in (part.id, whole.id)
        for _, page in organization_pages(relations.organizations[key], gathered, relations, places)
    ]

    assert pages[0].parent == places.organization(whole.id, whole.name)
    assert [item.name.label for item in pages[1].parts] == [part.name]


def test_entry_counts_both_kinds_of_quotation(corpus: Corpus) -> None:
    answer = next(o for o in corpus.organizations() if o.id == TRUST)

    assert entry(answer, _places(corpus)).quotes == answer.quotes + answer.own_quotes == 5
