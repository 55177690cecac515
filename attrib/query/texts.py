"""The questions about whole articles."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from attrib.query import articles, details
from attrib.query.answers import ArticleAnswer, ArticleDetail
from attrib.query.arguments import check_filters, check_one_of, check_text
from attrib.query.asking import Asking, check_cut, cut
from attrib.query.quotes import find_by_article
from attrib.query.scare import ScareAnswer, find_scare, load_scare
from attrib.store.load import find_versions, load_versions
from attrib.store.text import storable
from attrib.types import Annotated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Unpack

    from sqlalchemy import Connection

    from attrib.query.arguments import QuoteFilters
    from attrib.query.lazy import Answers

_AT_ONCE = 50


class ArticleQuestions(Asking):
    """Asks for articles, with or without their texts."""

    def articles(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        order: str = "published",
        **filters: Unpack[QuoteFilters],
    ) -> Answers[ArticleAnswer]:
        """Find articles, oldest first.

        Args:
            limit: at most so many.
            offset: leave out so many first.
            order: `published`, `-published`, `title`, `outlet` or `-quotes`.
            **filters: any filter of `quotes`; an article needs one such quote. `outlet`, `since`,
                `until` and `article` find articles without any quote too.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        checked = check_filters(**filters)
        check_one_of("order", order, articles.ORDERS)
        check_cut(limit, offset)

        def find(connection: Connection) -> Sequence[int]:
            statement = articles.find_articles(connection, checked, order)
            return array("q", connection.execute(cut(statement, limit, offset)).scalars())

        def load(connection: Connection, ids: Sequence[int]) -> Iterable[ArticleAnswer]:
            return articles.load_articles(connection, ids).values()

        return self._answers(ArticleAnswer, find, load)

    def article(self, key: str) -> ArticleDetail:
        """Return one article with its text, quotes and speakers, by its key, id or URL.

        Raises:
            QueryError: if there is none.
        """
        wanted = check_text("key", key) or ""
        with self._database.reading() as connection:
            return details.load_article(connection, storable(wanted))

    def scare_quotes(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **filters: Unpack[QuoteFilters],
    ) -> Answers[ScareAnswer]:
        """Find words in quotation marks that quote nobody, and so are no quotes.

        Who sees a quotation among them adds it with `tracker.corrections.add`.

        Args:
            limit: at most so many.
            offset: leave out so many first.
            **filters: of the articles, as for `articles`.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        checked = check_filters(**filters)
        check_cut(limit, offset)

        def find(connection: Connection) -> Sequence[tuple[int, int]]:
            statement = cut(find_scare(connection, checked), limit, offset)
            return [(version, number) for version, number in connection.execute(statement)]

        return self._answers(ScareAnswer, find, load_scare)

    def full_articles(self, **filters: Unpack[QuoteFilters]) -> Answers[ArticleDetail]:
        """Return articles with their texts, quotes and speakers, the latest first.

        Args:
            **filters: any filter of `quotes`; then only articles with such quotes, and of their
                quotes only those.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        checked = check_filters(**filters)
        if checked != check_filters():
            return self._answers(
                ArticleDetail,
                lambda connection: find_by_article(connection, checked),
                lambda connection, found: details.load_full_articles(
                    connection, [version for version, _ in found], dict(found)
                ),
                at_once=_AT_ONCE,
            )

        def find(connection: Connection) -> Sequence[int]:
            statement = articles.find_articles(connection, checked, "-published")
            return array("q", connection.execute(statement).scalars())

        return self._answers(ArticleDetail, find, details.load_full_articles, at_once=_AT_ONCE)

    def annotated(self, **filters: Unpack[QuoteFilters]) -> Answers[Annotated]:
        """Return articles as they were stored, whole, in the order of their keys.

        Args:
            **filters: any filter of `quotes`; then only articles with such quotes.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        checked = check_filters(**filters)

        def find(connection: Connection) -> Sequence[int]:
            if checked == check_filters():
                return find_versions(connection)
            statement = articles.find_articles(connection, checked, "key")
            return array("q", connection.execute(statement).scalars())

        return self._answers(Annotated, find, load_versions, at_once=_AT_ONCE)
