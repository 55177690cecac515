"""Versions of articles in, answers on them out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from attrib.query.answers import ArticleAnswer, VersionAnswer
from attrib.query.conditions import article_conditions, versions_quoting
from attrib.store.counting import IS_CURRENT, IS_CURRENT_OF_ARTICLE
from attrib.store.load import about
from attrib.store.tables import ArticleRow, QuoteRow, VersionRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Select

    from attrib.query.arguments import Filters

ORDERS = ("published", "-published", "title", "outlet", "-quotes")


def find_articles(connection: Connection, filters: Filters, order: str) -> Select[int]:
    """Return the question for the ids of the current versions of articles."""
    statement = (
        select(VersionRow.id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .where(IS_CURRENT_OF_ARTICLE, *article_conditions(connection, filters))
    )
    if filters.ask_for_quotes:
        statement = statement.where(VersionRow.id.in_(versions_quoting(connection, filters)))
    first: Any = {
        "published": ArticleRow.day.asc(),
        "-published": ArticleRow.day.desc(),
        "title": ArticleRow.title.asc(),
        "outlet": ArticleRow.outlet.asc(),
        "-quotes": ArticleRow.quotes.desc(),
        "key": ArticleRow.key.asc(),
    }[order]
    # Of as many quotes each, as the index has them: read backwards.
    return statement.order_by(
        first, ArticleRow.key.desc() if order == "-quotes" else ArticleRow.key
    )


def load_articles(connection: Connection, versions: Sequence[int]) -> dict[int, ArticleAnswer]:
    """Return the articles by the ids of their versions, in the order of these."""
    statement = (
        select(
            VersionRow.id.label("version"),
            VersionRow.sha256,
            VersionRow.model,
            VersionRow.run_id,
            VersionRow.words,
            *(
                column
                for column in ArticleRow.__table__.columns
                if column.name not in {"id", "quotes"}
            ),
        )
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .where(VersionRow.id.in_(set(versions)))
    )
    counts = _counts(connection, versions)
    found = {row.version: _answer(row, counts) for row in connection.execute(statement)}
    return {version: found[version] for version in versions if version in found}


def _counts(connection: Connection, versions: Sequence[int]) -> dict[int, tuple[int, int]]:
    statement = (
        select(QuoteRow.version_id, func.count(), func.count(QuoteRow.speaker.distinct()))
        .where(QuoteRow.version_id.in_(set(versions)))
        .group_by(QuoteRow.version_id)
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(statement)}


def _answer(row: Any, counts: dict[int, tuple[int, int]]) -> ArticleAnswer:
    quotes, speakers = counts.get(row.version, (0, 0))
    return ArticleAnswer(
        **about(row),
        key=row.key,
        sha256=row.sha256,
        model=row.model,
        run_id=row.run_id,
        words=row.words,
        quotes=quotes,
        speakers=speakers,
    )


def find_version(connection: Connection, key: str) -> int | None:
    """Return the id of the current version of an article, by its key, the id it came with or URL."""
    for column in (ArticleRow.key, ArticleRow.external_id, ArticleRow.url):
        statement = (
            select(VersionRow.id)
            .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
            .where(IS_CURRENT, column == key)
            .order_by(ArticleRow.key)
        )
        found = connection.execute(statement).scalars().first()
        if found is not None:
            return found
    return None


def load_versions(
    connection: Connection, versions: Sequence[int]
) -> dict[int, tuple[VersionAnswer, ...]]:
    """Return all versions, newest first, of the article that each of some versions belongs to."""
    asked = aliased(VersionRow)
    statement = (
        select(
            asked.id.label("asked"),
            VersionRow.id,
            VersionRow.sha256,
            VersionRow.saved,
            VersionRow.current,
            VersionRow.model,
        )
        .join(VersionRow, VersionRow.article_id == asked.article_id)
        .where(asked.id.in_(versions))
        .order_by(VersionRow.current.desc(), VersionRow.id.desc())
    )
    rows = connection.execute(statement).all()
    counts = _counts(connection, [row.id for row in rows])
    found: dict[int, list[VersionAnswer]] = defaultdict(list)
    for row in rows:
        found[row.asked].append(
            VersionAnswer(
                sha256=row.sha256,
                saved=row.saved,
                current=row.current,
                model=row.model,
                quotes=counts.get(row.id, (0, 0))[0],
            )
        )
    return {version: tuple(answers) for version, answers in found.items()}
