from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.query.api import Query
from tests.store.making import REEF, Lexicon, reef

if TYPE_CHECKING:
    from attrib.store import Database


def test_people_are_saved_with_what_the_article_says(database: Database) -> None:
    database.save([reef()], organizations=Lexicon())
    ana, officials = Query(database).article("reef").speakers
    assert [(e.kind, e.value, e.by) for e in ana.evidence] == [
        ("role", "biologist", "rule:appos"),
        ("affiliation", "Massachusetts Institute of Technology", "rule:appos"),
    ]
    assert all(REEF[e.span.start : e.span.end] == e.text for e in ana.evidence)
    assert officials.evidence == ()


def test_profiles_name_organizations_as_the_lexicon_does(database: Database) -> None:
    saved = database.save([reef()], organizations=Lexicon())
    assert saved.profiles[0].affiliations == ("Massachusetts Institute of Technology",)
    assert saved.profiles[0].roles == ("biologist",)


def test_blocks_of_a_profile_are_replaced(database: Database) -> None:
    database.save([reef()], block_keys=lambda _: ("old",))
    database.save([reef()], block_keys=lambda _: ("new", "new"), replace=True)
    assert database.profiles(["old"]) == ()
    assert len(database.profiles(["new"])) == 2
