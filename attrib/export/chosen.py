"""What is exported: a database and the filters that choose from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrib.query.answers import ArticleDetail, Count, QuoteAnswer
    from attrib.query.api import Query
    from attrib.query.lazy import Answers
    from attrib.types import Annotated


@dataclass(frozen=True, slots=True)
class Chosen:
    """The quotes that filters choose, and the articles that hold them."""

    query: Query
    filters: dict[str, Any] = field(default_factory=dict)

    def quotes(self) -> Answers[QuoteAnswer]:
        """Return the quotes, oldest first."""
        return self.query.quotes(**self.filters)

    def articles(self) -> Answers[ArticleDetail]:
        """Return the articles with their texts and those of their quotes that are chosen."""
        return self.query.full_articles(**self.filters)

    def annotated(self) -> Answers[Annotated]:
        """Return the articles as they were stored, whole."""
        return self.query.annotated(**self.filters)

    def counts(self, by: str) -> tuple[Count, ...]:
        """Return how many of the quotes fall to each value."""
        return self.query.counts(by=by, **self.filters)
