"""A speaker and the articles that a person named in, the profiles of those out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.query.identity_answers import EntityDetail, Member

_LEAST = 4
"""Characters of a key that name an article: 16 of 65,536 collide, and then it is said."""


def chosen(detail: EntityDetail, articles: Sequence[str]) -> set[str]:
    """Return the profiles of a speaker in articles, named by id, key or the beginning of a key.

    Raises:
        QueryError: if an article is not among the speaker's, or may be two of them.
    """
    if not articles:
        raise QueryError("Name the articles in which it is somebody else.")
    return {key for name in articles for key in _profiles(detail, name)}


def _profiles(detail: EntityDetail, name: str) -> list[str]:
    named = [m for m in detail.members if name in {m.article.id, m.article.key, m.profile}]
    if not named and len(name) >= _LEAST:
        named = [member for member in detail.members if member.article.key.startswith(name)]
    if not named:
        raise QueryError(
            f"{detail.speaker.name} has no article {name!r}: `attrib entities show` lists them."
        )
    if len({member.article.key for member in named}) > 1:
        raise QueryError(f"{name!r} may be any of these articles:\n{_lines(named)}")
    return [member.profile for member in named]


def _lines(members: Sequence[Member]) -> str:
    articles = {m.article.key: m.article for m in members}
    return "\n".join(
        f"    {key}: {', '.join(part for part in (a.title, a.outlet, a.published) if part)}"
        for key, a in articles.items()
    )
