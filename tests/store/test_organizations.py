from __future__ import annotations

from dataclasses import replace

import pytest

from attrib.store.base import NameKind
from attrib.store.organizations import OrganizationRows, is_named
from tests.store.making import HARBOR, Lexicon, harbor, person


def affiliated(name: str, **more: object) -> object:
    ana = person(HARBOR, "Ana Muñoz", of="MIT")
    ana = replace(ana, affiliations=(replace(ana.affiliations[0], organization=name),))
    return replace(harbor(), speakers=(ana,), **more)


def test_lexicon_names_the_organization() -> None:
    organizations = OrganizationRows(Lexicon())
    assert organizations.add(harbor())["MIT"] == "mit"
    assert organizations.rows["mit"]["kind"] == "university"
    kinds = {row["name"]: row["kind"] for row in organizations.names.values()}
    assert kinds["MIT"] is NameKind.ALIAS


def test_unknown_organization_is_named_after_the_article() -> None:
    organizations = OrganizationRows(Lexicon())
    key = organizations.add(harbor())["Kiel University"]
    assert key == "named-kiel-university"
    assert is_named(key)
    assert organizations.name_of(key) == "Kiel University"


def test_short_form_that_the_article_defines_is_its_full_form() -> None:
    organizations = OrganizationRows(None)
    full = "Bureau of Gulls and Terns"
    (key,) = organizations.add(affiliated("BGT", aliases=(("BGT", full),))).values()
    assert organizations.name_of(key) == full
    assert {row["name"] for row in organizations.names.values()} >= {"BGT", full}


@pytest.mark.parametrize(
    "name", ["?", "\0", "x" * 5000, "習近平", "../../etc/passwd", "a/b"], ids=ascii
)
def test_odd_name_has_a_short_key_of_its_own(name: str) -> None:
    (key,) = OrganizationRows(None).add(affiliated(name)).values()
    assert is_named(key)
    assert len(key) < 90
    assert not set(key) & set("/\\. \0")
