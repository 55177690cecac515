from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrib.errors import QueryError
from attrib.query.identity import describe, find_entity, load_entity

if TYPE_CHECKING:
    from attrib.query.api import Query


def test_speaker_is_found_by_name_profile_and_id(query: Query) -> None:
    (speaker,) = query.speakers("muñoz")
    with query._database.reading() as connection:
        found = {find_entity(connection, name) for name in ("Munoz", "ana muñoz", speaker.id)}
        detail = load_entity(connection, "Munoz")
        profiles = {find_entity(connection, member.profile) for member in detail.members}
    assert found == profiles == {speaker.id}
    assert detail.speaker == speaker
    assert [(m.name, m.article.id, m.quotes) for m in detail.members] == [
        ("Ana Muñoz", "reef", 2),
        ("Ana Muñoz", "harbor", 1),
    ]


def test_nobody_is_found_by_no_name(query: Query) -> None:
    with query._database.reading() as connection, pytest.raises(QueryError, match="no speaker"):
        find_entity(connection, "Nobody Atall")


def test_speaker_is_described_in_a_few_words(query: Query) -> None:
    (speaker,) = query.speakers("weiß")
    assert describe(speaker) == "Jörg Weiß, spokesman, Kiel University (1 article)"
