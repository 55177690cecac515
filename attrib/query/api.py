"""`Query`: every question that can be asked of a database."""

from __future__ import annotations

from array import array
from itertools import groupby
from typing import TYPE_CHECKING, Any

from attrib.query import counts, details, history, lookup, matching, organizations, runs, sql
from attrib.query import quotes as quoted
from attrib.query import speakers as speaking
from attrib.query.answers import (
    OrganizationAnswer,
    QuarantineAnswer,
    QuoteAnswer,
    SpeakerAnswer,
    TimelineEntry,
)
from attrib.query.arguments import (
    check_choice,
    check_day,
    check_filters,
    check_number,
    check_one_of,
    check_share,
    check_text,
)
from attrib.query.asking import check_cut, cut
from attrib.query.lazy import Answers
from attrib.query.precision import Precision, load_precision
from attrib.query.texts import ArticleQuestions
from attrib.store.text import storable
from attrib.types import SpeakerType, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Unpack

    from sqlalchemy import Connection

    from attrib.query.answers import (
        AffiliationAnswer,
        Count,
        JudgementAnswer,
        Match,
        Nearest,
        OrganizationDetail,
        RunAnswer,
        SpeakerDetail,
        Totals,
    )
    from attrib.query.arguments import QuoteFilters

_FEW = 2000
"""Quotes up to which a question is for the first few of many."""


class Query(ArticleQuestions):
    """Asks a database; every answer is plain frozen data.

    Names are loose: a surname, other case or missing accents still find their speaker, and `MIT`
    finds the same as its name in full.
    """

    def quotes(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        order: str = "published",
        **filters: Unpack[QuoteFilters],
    ) -> Answers[QuoteAnswer]:
        """Find quotes: who said what, in what role, for whom, where and when.

        Args:
            limit: at most so many.
            offset: leave out so many first.
            order: `published`, `confidence` or `words`, with `-` before it downwards; `speaker`.
            **filters: speaker, affiliation and so on, as `QuoteFilters` describes them; all of
                them must hold.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        checked = check_filters(**filters)
        check_one_of("order", order, quoted.ORDERS)
        check_cut(limit, offset)

        def find(connection: Connection) -> Sequence[int]:
            many = None if limit is None else limit + (offset or 0)
            few = many is not None and many <= _FEW
            if many is not None and few and order == "speaker":
                return quoted.first_by_speaker(connection, checked, many)[offset or 0 :]
            if many is not None and few and order.lstrip("-") in {"confidence", "words"}:
                return quoted.first_by_number(connection, checked, order, many)[offset or 0 :]
            statement = quoted.find_quotes(connection, checked, order, few=few)
            found = connection.execute(cut(statement, limit, offset)).scalars()
            # A million ids take 8 MB this way, and no transaction stays open while they are read.
            return array("q", found)

        found = self._answers(QuoteAnswer, find, quoted.load_quotes)
        return found.or_nearest(self._nearest_to(checked.speaker))

    def _nearest_to(self, name: str | None) -> Callable[[], tuple[Nearest, ...]] | None:
        """Return what finds the names nearest to one that means nobody."""
        if name is None:
            return None

        def nearest() -> tuple[Nearest, ...]:
            return () if self.speakers(name, limit=1) else self.nearest(name)

        return nearest

    def speakers(  # noqa: PLR0913  # one keyword for each thing to ask for
        self,
        name: str | None = None,
        *,
        type: SpeakerType | str | None = None,  # noqa: A002  # the contract's word
        affiliation: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        order: str = "-quotes",
    ) -> Answers[SpeakerAnswer]:
        """Find speakers, the most quoted first.

        Args:
            name: a loose name.
            type: `person`, `unnamed`, `organization` or `document`.
            affiliation: loose name of an organization they belong to.
            limit: at most so many.
            offset: leave out so many first.
            order: `-quotes`, `quotes`, `-words` or `name`.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        name, affiliation = check_text("name", name), check_text("affiliation", affiliation)
        kind = check_choice("type", type, SpeakerType)
        check_one_of("order", order, speaking.ORDERS)
        check_cut(limit, offset)

        def find(connection: Connection) -> Sequence[str]:
            statement = speaking.find_speakers(
                connection, name=name, kind=kind, affiliation=affiliation, order=order
            )
            return connection.execute(cut(statement, limit, offset)).scalars().all()

        found = self._answers(SpeakerAnswer, find, speaking.load_speakers)
        return found.or_nearest(None if name is None else lambda: self.nearest(name))

    def organizations(
        self,
        name: str | None = None,
        *,
        kind: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        order: str = "-quotes",
    ) -> Answers[OrganizationAnswer]:
        """Find organizations that speakers belong to, or that speak themselves.

        Args:
            name: a loose name.
            kind: what they are, such as `university`.
            limit: at most so many.
            offset: leave out so many first.
            order: `-quotes`, `-people` or `name`.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        name, kind = check_text("name", name), check_text("kind", kind)
        check_one_of("order", order, organizations.ORDERS)
        check_cut(limit, offset)

        def find(connection: Connection) -> Sequence[str]:
            statement = organizations.find_organizations(
                connection, name=name, kind=kind, order=order
            )
            return connection.execute(cut(statement, limit, offset)).scalars().all()

        return self._answers(OrganizationAnswer, find, organizations.load_organizations)

    def judgements(self, *, verdict: Verdict | str | None = None) -> tuple[JudgementAnswer, ...]:
        """Return why speakers of different articles count as one or do not, the surest first.

        Args:
            verdict: `same`, `different`, or `unsure`: of those, what is open still.

        Raises:
            QueryError: if there is no such verdict.
        """
        wanted = check_choice("verdict", verdict, Verdict)
        with self._database.reading() as connection:
            return details.load_judgements(connection, wanted)

    def speaker(self, speaker_id: str) -> SpeakerDetail:
        """Return one speaker with what each article says of it.

        Raises:
            QueryError: if there is none of this id.
        """
        with self._database.reading() as connection:
            return details.load_speaker(connection, storable(speaker_id))

    def organization(self, organization_id: str) -> OrganizationDetail:
        """Return one organization with its people and parts.

        Raises:
            QueryError: if there is none of this id.
        """
        with self._database.reading() as connection:
            return organizations.load_organization(connection, storable(organization_id))

    def who_said(
        self, text: str, *, limit: int = 10, min_similarity: float = 0.6
    ) -> tuple[Match, ...]:
        """Return the quotes whose words resemble a text, the most similar first."""
        wanted = check_text("text", text) or ""
        check_share("min_similarity", min_similarity)
        most = check_number("limit", limit) or 0
        with self._database.reading() as connection:
            return matching.who_said(connection, wanted, limit=most, min_similarity=min_similarity)

    def timeline(self, speaker: str) -> Answers[TimelineEntry]:
        """Return what the speakers of a loose name said, article by article, oldest first."""
        found = self.quotes(speaker=speaker)

        def iterate() -> Iterator[TimelineEntry]:
            for _, group in groupby(found, key=lambda quote: quote.article.key):
                quotes = tuple(group)
                article = quotes[0].article
                yield TimelineEntry(published=article.published, article=article, quotes=quotes)

        return Answers(TimelineEntry, iterate).or_nearest(found.nearest)

    def affiliations(
        self, speaker: str, *, on: date | str | None = None
    ) -> tuple[AffiliationAnswer, ...]:
        """Return the organizations of the speakers of a loose name, the latest first.

        Args:
            speaker: a loose name.
            on: a day; only what the last article up to it says then counts.

        Raises:
            QueryError: if `on` is no date.
        """
        name = check_text("speaker", speaker) or ""
        day = check_day("on", on, unknown=99)
        with self._database.reading() as connection:
            return history.load_affiliations(connection, name, day)

    def counts(
        self, *, by: str, limit: int | None = None, **filters: Unpack[QuoteFilters]
    ) -> tuple[Count, ...]:
        """Count quotes, words, articles and speakers, the most quotes first.

        Args:
            by: `speaker`, `affiliation`, `sector`, `outlet`, `year`, `month`, `form`, `act` or
                `type`.
            limit: at most so many values.
            **filters: any filter of `quotes`.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        check_one_of("by", by, counts.BY)
        checked, most = check_filters(**filters), check_number("limit", limit)
        with self._database.reading() as connection:
            return counts.count_quotes(connection, by, checked, most)

    def nearest(self, name: str, *, limit: int = 5) -> tuple[Nearest, ...]:
        """Return the known speakers whose names resemble one, the most similar first."""
        wanted = check_text("name", name) or ""
        most = check_number("limit", limit) or 0
        with self._database.reading() as connection:
            return lookup.nearest(connection, wanted, most)

    def sql(
        self, statement: str, parameters: Mapping[str, Any] | None = None
    ) -> Answers[dict[str, Any]]:
        """Return the rows of a question in SQL, by the names of its columns; nothing is written.

        Its tables are in the data model; the statement runs anew each time the rows are iterated
        over, and holds its transaction open until the last one is read.

        Args:
            statement: one SELECT, WITH or VALUES, with parameters as `:name`.
            parameters: their values.

        Raises:
            QueryError: if the statement is of another kind. While rows are read: if it would write
                after all, or has an error.
        """
        checked, given = sql.check_statement(statement), dict(parameters or {})
        return Answers(None, lambda: sql.read_rows(self._database, checked, given))

    def quarantine(self) -> Answers[QuarantineAnswer]:
        """Return what was refused and why."""
        return self._answers(QuarantineAnswer, runs.find_refused, runs.load_refused)

    def runs(self) -> tuple[RunAnswer, ...]:
        """Return the runs of ingest, the latest first."""
        with self._database.reading() as connection:
            return runs.load_runs(connection)

    def precision(self) -> Precision | None:
        """Return how right this database's quotes are, by the latest sample that was looked at."""
        with self._database.reading() as connection:
            return load_precision(connection)

    def totals(self) -> Totals:
        """Return what the database holds."""
        with self._database.reading() as connection:
            return counts.count_all(connection)
