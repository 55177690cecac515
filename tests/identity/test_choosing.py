from __future__ import annotations

import pytest

from attrib.errors import QueryError
from attrib.identity.choosing import chosen
from attrib.query.answers import ArticleAnswer, SpeakerAnswer
from attrib.query.identity_answers import EntityDetail, Member
from attrib.types import SpeakerType


def member(key: str, id_: str) -> Member:
    article = ArticleAnswer(
        key=key,
        id=id_,
        title="Rain",
        outlet="The Gull",
        author=None,
        url=None,
        published=None,
        origin=None,
        sha256="",
        model="",
    )
    profile = f"{key}#zunz"
    return Member(
        profile=profile, name="Zunz", article=article, roles=(), affiliations=(), quotes=1
    )


def detail(*members: Member) -> EntityDetail:
    speaker = SpeakerAnswer(
        id="x",
        name="Zunz",
        type=SpeakerType.PERSON,
        names=(),
        roles=(),
        affiliations=(),
        organization_ids=(),
    )
    return EntityDetail(speaker=speaker, members=members, judgements=(), decisions=(), doubts=())


ZUNZ = detail(member("abcd1", "rain"), member("abcd2", "rain"), member("ef012", "sun"))


@pytest.mark.parametrize(
    ("names", "profiles"),
    [
        (["sun"], {"ef012#zunz"}),
        (["abcd1", "ef01"], {"abcd1#zunz", "ef012#zunz"}),
        (["abcd2#zunz"], {"abcd2#zunz"}),
    ],
    ids=["id", "key-and-beginning", "profile"],
)
def test_articles_are_chosen(names: list[str], profiles: set[str]) -> None:
    assert chosen(ZUNZ, names) == profiles


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["rain"], r"'rain' may be any of these articles:\n    abcd1: Rain, The Gull\n    abcd2"),
        (["abcd"], "may be any"),
        (["ef0"], "Zunz has no article 'ef0': `attrib entities show` lists them"),
        (["other"], "no article"),
        ([], "Name the articles"),
    ],
    ids=["id-of-two", "beginning-of-two", "too-short", "unknown", "none"],
)
def test_article_that_is_not_one_is_refused(names: list[str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        chosen(ZUNZ, names)
