"""`Query`: every question that can be asked of a database."""

from __future__ import annotations

from array import array
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from attrib.query import articles, counts, details, history, lookup, matching, organizations, runs
from attrib.query import quotes as quoted
from attrib.query import speakers as speaking
from attrib.query.answers import TimelineEntry
from attrib.query.arguments import (
    check_choice,
    check_day,
    check_filters,
    check_number,
    check_one_of,
    check_share,
    check_text,
)
from attrib.query.lazy import AT_ONCE, Answers
from attrib.store.text import storable
from attrib.types import SpeakerType, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from typing import Unpack

    from sqlalchemy import Connection

    from attrib.query.answers import (
        AffiliationAnswer,
        ArticleAnswer,
        ArticleDetail,
        Count,
        JudgementAnswer,
        Match,
        Nearest,
        OrganizationAnswer,
        OrganizationDetail,
        QuarantineAnswer,
        QuoteAnswer,
        RunAnswer,
        SpeakerAnswer,
        SpeakerDetail,
        Totals,
    )
    from attrib.query.arguments import QuoteFilters
    from attrib.store import Database

T = TypeVar("T")
K = TypeVar("K")
_ARTICLES_AT_ONCE = 50


class Query:
    """Asks a database; every answer is plain frozen data.

    Names are loose: a surname, other case or missing accents still find their speaker, and `MIT`
    finds the same as its name in full.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

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
        _check_cut(limit, offset)

        def find(connection: Connection) -> Sequence[int]:
            statement = quoted.find_quotes(connection, checked, order)
            found = connection.execute(_cut(statement, limit, offset)).scalars()
            # A million ids take 8 MB this way, and no transaction stays open while they are read.
            return array("q", found)

        return self._answers(find, quoted.load_quotes)

    def _answers(
        self,
        find: Callable[[Connection], Sequence[K]],
        load: Callable[[Connection, Sequence[K]], Iterable[T]],
        *,
        at_once: int = AT_ONCE,
    ) -> Answers[T]:
        def keys() -> Sequence[K]:
            with self._database.reading() as connection:
                return find(connection)

        def answers(wanted: Sequence[K]) -> Iterable[T]:
            with self._database.reading() as connection:
                return list(load(connection, wanted))

        return Answers.of_keys(keys, answers, at_once=at_once)

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
        _check_cut(limit, offset)

        def find(connection: Connection) -> Sequence[str]:
            statement = speaking.find_speakers(
                connection, name=name, kind=kind, affiliation=affiliation, order=order
            )
            return connection.execute(_cut(statement, limit, offset)).scalars().all()

        return self._answers(find, speaking.load_speakers)

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
            kind: the sector, such as `university`.
            limit: at most so many.
            offset: leave out so many first.
            order: `-quotes`, `-people` or `name`.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        name, kind = check_text("name", name), check_text("kind", kind)
        check_one_of("order", order, organizations.ORDERS)
        _check_cut(limit, offset)

        def find(connection: Connection) -> Sequence[str]:
            statement = organizations.find_organizations(
                connection, name=name, kind=kind, order=order
            )
            return connection.execute(_cut(statement, limit, offset)).scalars().all()

        return self._answers(find, organizations.load_organizations)

    def articles(  # noqa: PLR0913  # one keyword for each thing to ask for
        self,
        *,
        outlet: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        order: str = "published",
    ) -> Answers[ArticleAnswer]:
        """Find articles, oldest first.

        Args:
            outlet: a loose name.
            since: the first day of publication, such as 2023-05-01, 2023-05 or 2023.
            until: the last one.
            limit: at most so many.
            offset: leave out so many first.
            order: `published`, `-published`, `title`, `outlet` or `-quotes`.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        filters = check_filters(outlet=outlet, since=since, until=until)
        check_one_of("order", order, articles.ORDERS)
        _check_cut(limit, offset)

        def find(connection: Connection) -> Sequence[int]:
            outlet = filters.outlet
            named = None if outlet is None else lookup.outlets_named(connection, outlet)
            statement = articles.find_articles(filters, order, named)
            return array("q", connection.execute(_cut(statement, limit, offset)).scalars())

        def load(connection: Connection, ids: Sequence[int]) -> Iterable[ArticleAnswer]:
            return articles.load_articles(connection, ids).values()

        return self._answers(find, load)

    def article(self, key: str) -> ArticleDetail:
        """Return one article with its text, quotes and speakers, by its key or id.

        Raises:
            QueryError: if there is none.
        """
        with self._database.reading() as connection:
            return details.load_article(connection, storable(key))

    def full_articles(self) -> Answers[ArticleDetail]:
        """Return every article with its text, quotes and speakers, the latest first."""

        def find(connection: Connection) -> Sequence[int]:
            statement = articles.find_articles(check_filters(), "-published", None)
            return array("q", connection.execute(statement).scalars())

        return self._answers(find, details.load_full_articles, at_once=_ARTICLES_AT_ONCE)

    def judgements(self, *, verdict: Verdict | str | None = None) -> tuple[JudgementAnswer, ...]:
        """Return why speakers of different articles count as one or do not, the surest first.

        Args:
            verdict: `same`, `different` or `unsure`.

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

        return Answers(iterate, lambda: sum(1 for _ in iterate()))

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

    def counts(self, *, by: str, **filters: Unpack[QuoteFilters]) -> tuple[Count, ...]:
        """Count quotes, words, articles and speakers, the most quotes first.

        Args:
            by: `speaker`, `affiliation`, `sector`, `outlet`, `year`, `month`, `form`, `act` or
                `type`.
            **filters: any filter of `quotes`.

        Raises:
            QueryError: if an argument makes no sense; its message names the choices.
        """
        check_one_of("by", by, counts.BY)
        checked = check_filters(**filters)
        with self._database.reading() as connection:
            return counts.count_quotes(connection, by, checked)

    def nearest(self, name: str, *, limit: int = 5) -> tuple[Nearest, ...]:
        """Return the known speakers whose names resemble one, the most similar first."""
        wanted = check_text("name", name) or ""
        most = check_number("limit", limit) or 0
        with self._database.reading() as connection:
            return lookup.nearest(connection, wanted, most)

    def quarantine(self) -> Answers[QuarantineAnswer]:
        """Return what was refused and why."""
        return self._answers(runs.find_refused, runs.load_refused)

    def runs(self) -> tuple[RunAnswer, ...]:
        """Return the runs of ingest, the latest first."""
        with self._database.reading() as connection:
            return runs.load_runs(connection)

    def totals(self) -> Totals:
        """Return what the database holds."""
        with self._database.reading() as connection:
            return counts.count_all(connection)


def _check_cut(limit: int | None, offset: int | None) -> None:
    check_number("limit", limit)
    check_number("offset", offset)


def _cut(statement: Any, limit: int | None, offset: int | None) -> Any:
    if offset is not None and limit is None:
        # SQLite knows no OFFSET without LIMIT.
        limit = (1 << 62) - 1
    return statement.limit(limit).offset(offset)
