"""An organization's page keeps its own words apart from those of its people."""

from __future__ import annotations

from dataclasses import replace

from attrib.report.organizations import entry, organization_pages, relate
from attrib.report.pages import OrganizationPage
from tests.report.corpus import Corpus
from tests.report.test_gather import gather
from tests.report.test_places import _places

TRUST, UNIVERSITY = "org:Selmouth Harbour Trust", "org:University of Selmouth"


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


def _family(corpus: Corpus, *, circle: bool = False) -> dict[str, OrganizationPage]:
    """Return the pages of the observatory, a part of the trust, a part of the university."""
    parents = {"org:Coastal Observatory": TRUST, TRUST: UNIVERSITY}
    if circle:
        parents[UNIVERSITY] = "org:Coastal Observatory"
    organizations = [replace(o, parent_id=parents.get(o.id)) for o in corpus.organizations()]
    relations = relate(corpus.speakers(), organizations)
    gathered, places = gather(corpus, backwards=False), _places(corpus)
    return {
        o.id: next(page for _, page in organization_pages(o, gathered, relations, places))
        for o in organizations
    }


def test_parts_and_wholes_know_each_other(corpus: Corpus) -> None:
    family = _family(corpus)

    assert [whole.label for whole in family["org:Coastal Observatory"].wholes] == [
        "Selmouth Harbour Trust",
        "University of Selmouth",
    ]
    assert [part.name.label for part in family[UNIVERSITY].parts] == ["Selmouth Harbour Trust"]


def test_whole_counts_the_quotations_of_its_parts_once(corpus: Corpus) -> None:
    family = _family(corpus)
    figures = {figure.label: figure.count for figure in family[UNIVERSITY].figures}
    lists = [(len(p.own), len(p.quotes), len(p.through_parts)) for p in family.values()]

    assert figures["quotations of its people"] == 6
    assert figures["quotations with its parts"] == 6 + 5 + 3
    assert (0, 6, 8) in lists
    assert (1, 4, 3) in lists


def test_circle_of_parts_ends(corpus: Corpus) -> None:
    page = _family(corpus, circle=True)[UNIVERSITY]

    assert len(page.wholes) == 2
    assert len(page.through_parts) == 8


def test_entry_counts_both_kinds_of_quotation(corpus: Corpus) -> None:
    answer = next(o for o in corpus.organizations() if o.id == TRUST)

    assert entry(answer, _places(corpus)).quotes == answer.quotes + answer.own_quotes == 5
