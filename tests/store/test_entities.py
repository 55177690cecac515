from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from attrib.query.api import Query
from attrib.store.entities import related
from attrib.store.tables import EntityMemberRow
from attrib.types import Document, Judgement, Speaker, SpeakerType, Verdict
from tests.store.making import reef

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.store import Database
    from attrib.types import Annotated


def naming(number: int, name: str, kind: SpeakerType = SpeakerType.PERSON) -> Annotated:
    document = Document(id=str(number), text="Said so.", outlet="The Gull")
    speakers = (Speaker(name=name, type=kind),)
    return replace(reef(), document=document, speakers=speakers, quotes=())


def judge(left: str, right: str, verdict: Verdict = Verdict.SAME) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, score=1.0, reasons=(), by="rule")


def together(keys: Sequence[str], judgements: Sequence[Judgement]) -> dict[str, str]:
    """Put into one entity whoever is judged the same as anyone."""
    same = {key for j in judgements if j.verdict is Verdict.SAME for key in (j.left, j.right)}
    return {key: min(same) if key in same else key for key in keys}


def save(database: Database, *names: str) -> list[str]:
    saved = database.save([naming(number, name) for number, name in enumerate(names)])
    by_name = {profile.name: profile.key for profile in saved.profiles}
    return [by_name[name] for name in names]


def test_speaker_is_alone_until_judged(database: Database) -> None:
    save(database, "Ana Muñoz", "A. Muñoz")
    assert [s.name for s in Query(database).speakers()] == ["A. Muñoz", "Ana Muñoz"]


def test_entity_has_the_fullest_name_and_all_others(database: Database) -> None:
    keys = save(database, "Muñoz", "Ana Muñoz", "Ana M. Muñoz")
    database.save_judgements([judge(keys[0], keys[1]), judge(keys[2], keys[1])])
    assert database.regroup(keys[:1], together) == 3
    (speaker,) = Query(database).speakers()
    assert speaker.name == "Ana M. Muñoz"
    assert speaker.names == ("Ana M. Muñoz", "Ana Muñoz", "Muñoz")
    assert speaker.articles == 3


def test_entity_parts_again_when_the_judgement_changes(database: Database) -> None:
    keys = save(database, "Ana Muñoz", "Ana Maria Muñoz")
    database.save_judgements([judge(*keys)])
    database.regroup(keys, together)
    assert Query(database).speakers().count() == 1
    database.save_judgements([judge(keys[1], keys[0], Verdict.DIFFERENT)])
    database.regroup(keys[:1], together)
    assert [s.name for s in Query(database).speakers()] == ["Ana Maria Muñoz", "Ana Muñoz"]


def test_entity_without_members_is_gone(database: Database) -> None:
    save(database, "Ana Muñoz")
    database.save([replace(naming(0, "Jörg Weiß"), model="test 2")])
    assert [s.name for s in Query(database).speakers()] == ["Jörg Weiß"]
    with database.reading() as connection:
        members = connection.execute(select(EntityMemberRow.profile)).scalars().all()
    assert len(members) == 1


def test_related_are_all_that_hang_on_a_profile(database: Database) -> None:
    keys = save(database, "A A", "B B", "C C", "D D")
    pairs = [judge(keys[0], keys[1]), judge(keys[1], keys[2])]
    database.save_judgements([*pairs, judge(keys[2], keys[3], Verdict.UNSURE)])
    with database.reading() as connection:
        assert related(connection, [keys[0]]) == tuple(sorted(keys[:3]))
