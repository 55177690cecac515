"""The door to corrections: say what is wrong with a quote, list what was said, take it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from attrib.correct.changes import BY, Change, Correction, MissingQuote
from attrib.correct.making import add_missing
from attrib.correct.making import correct as make_correction
from attrib.errors import CorrectionError
from attrib.query.api import Query
from attrib.review.targets import find_quote
from attrib.store import correcting
from attrib.store.correcting import Wanted
from attrib.store.text import storable

if TYPE_CHECKING:
    from typing import Unpack

    from attrib.query.answers import QuoteAnswer
    from attrib.query.arguments import QuoteFilters
    from attrib.resolve.resolver import Resolver
    from attrib.store import Database
    from attrib.types import Annotated, Profile, Span

_MOST_WHO, _MOST_WHY = 100, 2000
"""Characters of a name and of a reason, as for decisions on who is who."""


class Corrections:
    """What people said of the quotes of one database.

    It is kept with who said it, when and why, wins over every later run and model, holds also where
    the article changes a little, and can be revoked: then what the model found stands again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._query = Query(database)
        self._resolver: Resolver | None = None

    def correct(
        self, quote: QuoteAnswer | str, change: Change, *, who: str, why: str | None = None
    ) -> Correction | None:
        """Say what is wrong with a quote, or that it is right.

        Args:
            quote: an answer of `tracker.quotes`, or its key.
            change: `Right`, `NotAQuote`, `ScareQuote`, `NewSpan`, `NewSpeaker`, `NewRole` or
                `NewAffiliation`.
            who: says so.
            why: they do.

        Returns:
            The correction as it is kept; None if the same was said before.

        Raises:
            CorrectionError: if the change does not fit the article, or the quote is gone.
        """
        (kept,) = self.apply([self.want(quote, change, who=who, why=why)])
        return kept

    def want(
        self, quote: QuoteAnswer | str, change: Change, *, who: str, why: str | None = None
    ) -> Wanted:
        """Return a change to be applied together with others by `apply`.

        Raises:
            CorrectionError: if there is no such quote, or nobody says it.
        """
        answer = self._quote(quote) if isinstance(quote, str) else quote
        make = partial(_make, spans=answer.spans, words=answer.text, change=change)
        return _wanted(answer.article.key, make, who, why)

    def add(
        self, article: str, missing: MissingQuote, *, who: str, why: str | None = None
    ) -> Correction | None:
        """Add a quote that was not found, by its words.

        Args:
            article: key, or the id that it came with.
            missing: the words as they stand in the article, and who said them.
            who: adds it.
            why: they do.

        Raises:
            CorrectionError: if the words do not stand in the article.
            QueryError: if there is no such article.
        """
        key = self._query.article(article).article.key
        (kept,) = self.apply([_wanted(key, partial(add_missing, missing=missing), who, why)])
        return kept

    def apply(self, wanted: Sequence[Wanted]) -> tuple[Correction | None, ...]:
        """Keep changes, all of them or none; None stands for what was said before.

        Raises:
            CorrectionError: if any does not fit; it names each that does not.
        """
        corrected = correcting.correct(self._database, wanted, **self._resolving())
        self._settle(corrected.profiles)
        return corrected.corrections

    def revoke(self, *numbers: int, who: str) -> None:
        """Take corrections back: what the model found stands again.

        Raises:
            CorrectionError: if there is none of a number, or it was revoked before.
        """
        profiles = correcting.revoke(
            self._database, numbers, who=_checked(who), **self._resolving()
        )
        self._settle(profiles)

    def _settle(self, profiles: Sequence[Profile]) -> None:
        if profiles:
            keys = [profile.key for profile in profiles]
            self._database.judge(self._resolving()["resolver"], keys)
        self._database.tally()

    def _resolving(self) -> dict[str, Resolver]:
        """Return what knows organizations and tells speakers apart; a question needs neither."""
        if self._resolver is None:
            from attrib.identity.lexicon import load_resolver  # noqa: PLC0415

            self._resolver = load_resolver(self._database)
        return {"organizations": self._resolver, "resolver": self._resolver}

    def all(self, *, article: str | None = None, revoked: bool = True) -> tuple[Correction, ...]:
        """Return what was said, the latest first.

        Args:
            article: only of this one, by its key.
            revoked: whether what was revoked is among it.
        """
        key = None if article is None else storable(article)
        return correcting.load_corrections(self._database, article=key, revoked=revoked)

    def waiting(
        self, *, limit: int | None = None, **filters: Unpack[QuoteFilters]
    ) -> Iterator[QuoteAnswer]:
        """Yield the quotes that nobody looked at yet, the least certain first.

        Args:
            limit: at most so many; a million quotes need not be sorted for the first fifty.
            **filters: any filter of `tracker.quotes`.
        """
        found = self._query.quotes(order="confidence", limit=limit, **filters)
        return (quote for quote in found if not quote.by.startswith(BY))

    def _quote(self, key: str) -> QuoteAnswer:
        article, _, number = storable(key).rpartition("-")
        if article and number.isdecimal():
            for quote in self._query.article(article).quotes:
                if quote.number == int(number):
                    return quote
        raise CorrectionError(f"There is no quote {key!r}.")


def _wanted(article: str, make: partial[Correction], who: str, why: str | None) -> Wanted:
    return Wanted(article=article, make=make, who=_checked(who), why=_reason(why))


def _checked(who: str) -> str:
    name = " ".join(who.split())
    if not name or len(name) > _MOST_WHO:
        raise CorrectionError(f"Who says so is a name of 1 to {_MOST_WHO} characters.")
    return name


def _reason(why: str | None) -> str | None:
    reason = (why or "").strip()
    if len(reason) > _MOST_WHY:
        raise CorrectionError(f"The reason has more than {_MOST_WHY:,} characters.")
    return reason or None


def _make(annotated: Annotated, *, spans: Sequence[Span], words: str, change: Change) -> Correction:
    return make_correction(annotated, find_quote(annotated, spans, words), change)
