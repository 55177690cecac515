from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from attrib.query.api import Query
from attrib.query.organizations import ORDERS
from attrib.resolve.organizations import load_organizations
from attrib.resolve.resolver import Resolver
from attrib.types import Organization, Speaker, SpeakerType
from tests.identity.people import article
from tests.store.making import Lexicon, reef

if TYPE_CHECKING:
    from attrib.store import Database

MIT = "Massachusetts Institute of Technology"


def test_organization_has_its_people(query: Query) -> None:
    detail = query.organization("mit")
    assert detail.organization == query.organizations("mit").first()
    assert (detail.organization.people, detail.organization.quotes) == (1, 3)
    assert detail.organization.aliases == ("MIT",)
    assert [person.name for person in detail.people] == ["Ana Muñoz"]
    assert (detail.former_people, detail.parts, detail.parent) == ((), (), None)


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_gives_every_organization(query: Query, order: str) -> None:
    found = {organization.id for organization in query.organizations(order=order)}
    assert found == {"mit", "named-kiel-university"}


def test_organization_speaks_for_itself(database: Database) -> None:
    own = Speaker(name=MIT, type=SpeakerType.ORGANIZATION)
    article = replace(reef(), speakers=(reef().speakers[0], own))
    database.save([article], organizations=Lexicon())
    query = Query(database)
    detail = query.organization("mit")
    assert (detail.organization.quotes, detail.organization.own_quotes) == (2, 1)
    assert detail.organization.words == 16
    (speaker_id,) = detail.speaker_ids
    assert query.quotes(speaker_id=speaker_id).count() == 1


def test_affiliation_stated_twice_counts_once(database: Database) -> None:
    speaker = reef().speakers[0]
    twice = replace(speaker, affiliations=speaker.affiliations * 2)
    database.save([replace(reef(), speakers=(twice, reef().speakers[1]))], organizations=Lexicon())
    query = Query(database)
    assert query.organization("mit").organization.quotes == 2
    assert [count.quotes for count in query.counts(by="affiliation")] == [2, 1]
    assert query.quotes(affiliation="MIT").count() == 2


def test_organization_has_its_former_names_sector_and_whole(database: Database) -> None:
    rows = [
        Organization(id="new", name="New Wire", former=("Old Wire",), sector="media", parent="all"),
        Organization(id="all", name="Whole Group"),
    ]
    resolver = Resolver(load_organizations(rows))
    database.save([article("a", "Ana Zunz", role="editor", of="Old Wire")], organizations=resolver)
    detail = Query(database).organization("new")
    found = detail.organization
    assert (found.former, found.aliases, found.sector) == (("Old Wire",), (), "media")
    assert detail.parent is not None
    assert [part.id for part in Query(database).organization("all").parts] == ["new"]
    assert Query(database).quotes(affiliation="Whole Group").count() == 1
