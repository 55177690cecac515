from __future__ import annotations

import pytest

from attrib.resolve.organizations import load_organizations
from attrib.resolve.subjects import describe, entity_key
from attrib.types import SpeakerType
from tests.resolve.profiles import person


def test_describe_knows_affiliations_and_the_wholes_around_them() -> None:
    profile = person("a", "M. Taylor Fravel", at="Security Studies Program", published="2021-03-04")
    subject = describe(profile, load_organizations())
    assert subject.organizations == {"mit-ssp", "mit"}
    assert (subject.article, subject.year) == ("a", 2021)


@pytest.mark.parametrize("published", [None, "", "soon", "21-03"])
def test_describe_knows_no_year_from_what_is_no_date(published: str | None) -> None:
    assert describe(person("a", "A B", published=published), load_organizations()).year is None


def test_entity_key_is_one_for_two_names_of_an_organization() -> None:
    kind = SpeakerType.ORGANIZATION
    left, right = (
        person("a", "the Clinton campaign", kind=kind),
        person("b", "Clinton’s campaign", kind=kind),
    )
    assert entity_key(left, load_organizations()) == entity_key(right, load_organizations())


@pytest.mark.parametrize(
    "name", ["the company", "The company", "his campaign", "police", "Our bank"]
)
def test_entity_key_is_of_names_alone(name: str) -> None:
    profile = person("a", name, kind=SpeakerType.ORGANIZATION)
    assert entity_key(profile, load_organizations()) is None


def test_entity_key_is_of_organizations_alone() -> None:
    assert entity_key(person("a", "Ann Bell"), load_organizations()) is None
