"""Articles in, the words in their quotation marks that quote nobody out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select, tuple_

from attrib.query.answers import ArticleAnswer
from attrib.query.articles import find_articles, load_articles
from attrib.store.correction_tables import ScareQuoteRow
from attrib.store.tables import VersionRow
from attrib.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Select

    from attrib.query.arguments import Filters

_AROUND = 80
"""Characters of the article that are shown on each side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScareAnswer:
    """Words in quotation marks that quote nobody: scare quotes, a title, a nickname."""

    article: ArticleAnswer
    span: Span
    text: str
    before: str = ""
    """The words of the article right before it."""
    after: str = ""


def find_scare(connection: Connection, filters: Filters) -> Select[int, int]:
    """Return the question for version and number of all of some articles, in the order of their text."""
    found = find_articles(connection, filters, "key").subquery()
    return (
        select(ScareQuoteRow.version_id, ScareQuoteRow.number)
        .where(ScareQuoteRow.version_id.in_(select(found.c.id)))
        .order_by(ScareQuoteRow.version_id, ScareQuoteRow.number)
    )


def load_scare(connection: Connection, keys: Sequence[tuple[int, int]]) -> Iterator[ScareAnswer]:
    """Yield what is asked for by version and number, in that order."""
    start, stop, text = ScareQuoteRow.start, ScareQuoteRow.stop, VersionRow.text
    first = case((start > _AROUND, start - _AROUND), else_=0)
    statement = (
        select(
            ScareQuoteRow.version_id,
            start,
            stop,
            ScareQuoteRow.text,
            func.substr(text, first + 1, start - first),
            func.substr(text, stop + 1, _AROUND),
        )
        .join(VersionRow, VersionRow.id == ScareQuoteRow.version_id)
        .where(tuple_(ScareQuoteRow.version_id, ScareQuoteRow.number).in_(keys))
        .order_by(ScareQuoteRow.version_id, ScareQuoteRow.number)
    )
    articles = load_articles(connection, [version for version, _ in keys])
    for version, begin, end, words, before, after in connection.execute(statement):
        yield ScareAnswer(
            article=articles[version],
            span=Span(begin, end),
            text=words,
            before=before,
            after=after,
        )
