from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.query.api import Query
from attrib.types import Verdict
from tests.store.making import REEF, harbor, reef

if TYPE_CHECKING:
    from attrib.store import Database


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


def test_articles_have_their_own_versions_newest_first(database: Database) -> None:
    old = replace(reef().document, text=reef().document.text + " It was said at noon.")
    database.save([replace(reef(), document=old), harbor()])
    database.save([reef()])
    found = {d.article.id: d for d in Query(database).full_articles()}

    assert [v.current for v in found["reef"].versions] == [True, False]
    assert [v.quotes for v in found["reef"].versions] == [3, 3]
    assert found["reef"].versions[1].sha256 == old.sha256
    assert [v.sha256 for v in found["harbor"].versions] == [harbor().document.sha256]
