"""The questions that a report asks: what `attrib.query` answers, as far as a report needs it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from attrib.query.answers import (
        ArticleAnswer,
        ArticleDetail,
        OrganizationAnswer,
        OrganizationDetail,
        QuarantineAnswer,
        QuoteAnswer,
        RunAnswer,
        SpeakerAnswer,
        SpeakerDetail,
        Totals,
    )


class Source(Protocol):
    """Anything that answers as `attrib.query` does: a tracker, a `Query`, or a test's own data."""

    def totals(self) -> Totals:
        """Return what the database holds."""
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

    def article(self, key: str, /) -> ArticleDetail:
        """Return one article with its text and quotes."""
        ...

    def speakers(self) -> Iterable[SpeakerAnswer]:
        """Return every speaker."""
        ...

    def speaker(self, speaker_id: str, /) -> SpeakerDetail:
        """Return one speaker."""
        ...

    def organizations(self) -> Iterable[OrganizationAnswer]:
        """Return every organization."""
        ...

    def organization(self, organization_id: str, /) -> OrganizationDetail:
        """Return one organization."""
        ...

    def quotes(
        self, *, speaker_id: str | None = None, organization_id: str | None = None
    ) -> Iterable[QuoteAnswer]:
        """Return the quotes of a speaker, or of the people of an organization."""
        ...
