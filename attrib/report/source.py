"""The questions that a report asks: what `attrib.query` answers, as far as a report needs it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from attrib.query.answers import (
        ArticleAnswer,
        ArticleDetail,
        JudgementAnswer,
        OrganizationAnswer,
        QuarantineAnswer,
        RunAnswer,
        SpeakerAnswer,
        Totals,
    )
    from attrib.query.precision import Precision
    from attrib.query.scare import ScareAnswer
    from attrib.types import Verdict


class Source(Protocol):
    """Anything that answers as `attrib.query` does: a tracker, a `Query`, or a test's own data."""

    def totals(self) -> Totals:
        """Return what the database holds."""
        ...

    def precision(self) -> Precision | None:
        """Return how right the quotes are, by a sample that somebody looked through."""
        ...

    def runs(self) -> Iterable[RunAnswer]:
        """Return the runs of ingest."""
        ...

    def quarantine(self) -> Iterable[QuarantineAnswer]:
        """Return what was refused."""
        ...

    def articles(self) -> Iterable[ArticleAnswer]:
        """Return every article."""
        ...

    def full_articles(self) -> Iterable[ArticleDetail]:
        """Return every article with its text, quotes and speakers."""
        ...

    def scare_quotes(self) -> Iterable[ScareAnswer]:
        """Return the words in marks that quote nobody, article by article."""
        ...

    def speakers(self) -> Iterable[SpeakerAnswer]:
        """Return every speaker."""
        ...

    def organizations(self) -> Iterable[OrganizationAnswer]:
        """Return every organization."""
        ...

    def judgements(self, *, verdict: Verdict | None = None) -> Iterable[JudgementAnswer]:
        """Return why speakers of different articles count as one, or do not."""
        ...
