from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.types import Verdict
from tests.store.making import REEF

if TYPE_CHECKING:
    from attrib.query.api import Query


def test_article_has_all_there_is_to_show(query: Query) -> None:
    detail = query.article("reef")
    assert detail == query.article(detail.article.key)
    assert detail.text == REEF
    assert (detail.article.quotes, detail.article.speakers, len(detail.quotes)) == (3, 2, 3)
    speaker, officials = detail.speakers
    assert (speaker.name, speaker.quotes, officials.quotes) == ("Ana Muñoz", 2, 1)
    assert [REEF[s.start : s.end] for s in speaker.mentions] == ["Ana Muñoz"]
    assert [evidence.kind for evidence in speaker.evidence] == ["role", "affiliation"]
    assert [version.current for version in detail.versions] == [True]


def test_speaker_has_its_history(query: Query) -> None:
    speaker = query.speakers("munoz").first()
    assert speaker is not None
    detail = query.speaker(speaker.id)
    assert detail.speaker == speaker
    assert (speaker.quotes, speaker.articles, speaker.words) == (3, 2, 15)
    assert (speaker.first, speaker.last) == ("2023-05-01", "2023-06")
    assert [appearance.article.id for appearance in detail.appearances] == ["reef", "harbor"]
    assert [companion.name for companion in detail.companions] == ["Jörg Weiß", "Officials"]
    (judgement,) = detail.judgements
    assert (judgement.verdict, judgement.left, judgement.right) == (
        Verdict.SAME,
        "Ana Muñoz",
        "Ana Muñoz",
    )
    articles = {appearance.article.key for appearance in detail.appearances}
    assert {judgement.left_article, judgement.right_article} == articles


def test_full_articles_are_what_each_article_is(query: Query) -> None:
    found = list(query.full_articles())
    assert found == [query.article(article.key) for article in query.articles(order="-published")]
    assert query.full_articles().count() == 2


def test_judgements_are_found_by_verdict(query: Query) -> None:
    speaker = query.speakers("munoz").first()
    assert speaker is not None
    assert query.judgements(verdict="same") == query.speaker(speaker.id).judgements
    assert query.judgements() == query.judgements(verdict=Verdict.SAME)
    assert query.judgements(verdict=Verdict.UNSURE) == ()
