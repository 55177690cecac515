from __future__ import annotations

from dataclasses import replace

from attrib.correct.changes import Anchor, Stated
from attrib.correct.speakers import Cast
from attrib.types import Speaker, SpeakerType
from tests.store.making import REEF, reef

WORDS = (Anchor(words="x", start=0),)


def test_speaker_is_known_by_name_whatever_its_case() -> None:
    assert Cast(reef()).index_of(Stated(content=WORDS, speaker="officials")) == 1


def test_new_speaker_is_mentioned_where_the_name_stands() -> None:
    cast = Cast(reef())
    index = cast.index_of(Stated(content=WORDS, speaker="Massachusetts"))
    _, speakers = cast.finished([replace(reef().quotes[0], speaker=index)])
    assert [REEF[slice(*m)] for m in speakers[-1].mentions] == ["Massachusetts"]
    assert speakers[-1].type is SpeakerType.PERSON


def test_speaker_without_a_quote_stays_if_the_model_listed_it_so() -> None:
    silent = Speaker(name="Silent", type=SpeakerType.PERSON)
    annotated = replace(reef(), speakers=(silent, *reef().speakers))
    quotes = tuple(replace(q, speaker=(q.speaker or 0) + 1) for q in reef().quotes)
    cast = Cast(replace(annotated, quotes=quotes))
    kept, speakers = cast.finished(quotes[:2])
    assert [speaker.name for speaker in speakers] == ["Silent", "Ana Muñoz"]
    assert [quote.speaker for quote in kept] == [1, 1]
