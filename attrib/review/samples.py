"""The door to samples: draw quotes at random, say what is wrong with each, learn how right all are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from secrets import randbelow
from typing import TYPE_CHECKING

from attrib.correct.changes import CorrectionKind
from attrib.errors import CorrectionError
from attrib.query.api import Query
from attrib.query.precision import Precision, load_precision
from attrib.store import samples
from attrib.store.save import now

if TYPE_CHECKING:
    from attrib.query.answers import QuoteAnswer
    from attrib.store import Database
    from attrib.store.samples import Drawn

_MOST = 10_000


class Samples:
    """Samples of one database's quotes, from which this corpus's own precision is known."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._query = Query(database)

    def draw(self, size: int, *, who: str, seed: int | None = None) -> int:
        """Draw quotes at random and keep them as they stand; return the number of the sample.

        Args:
            size: how many; all where there are fewer.
            who: draws them.
            seed: the same one draws the same quotes of the same database.

        Raises:
            CorrectionError: if the size makes no sense, or there is no quote.
        """
        if not 0 < size <= _MOST:
            raise CorrectionError(f"A sample has 1 to {_MOST:,} quotes, not {size:,}.")
        chosen = randbelow(1 << 31) if seed is None else seed
        if self._query.totals().quotes == 0:
            raise CorrectionError(
                f"{self._database.name} has no quotes to draw from: ingest first."
            )
        work = partial(samples.draw, size=size, seed=chosen, who=who, at=now())
        return self._database.write(work, durable=True, counts=False)

    def unfinished(self) -> int | None:
        """Return the latest sample, if any of its quotes was not looked at yet."""
        with self._database.reading() as connection:
            return samples.unfinished(connection)

    def quotes(self, sample: int) -> tuple[Drawn, ...]:
        """Return the quotes of a sample, as they stood when they were drawn.

        Raises:
            CorrectionError: if there is no such sample.
        """
        with self._database.reading() as connection:
            found = samples.load(connection, sample)
        if not found:
            raise CorrectionError(f"There is no sample {sample}.")
        return found

    def now(self, drawn: Drawn) -> QuoteAnswer | None:
        """Return a quote of a sample as it stands now; None if it is gone since."""
        for quote in self._query.quotes(article=drawn.article):
            if (quote.span.start, quote.span.end) == (drawn.start, drawn.stop):
                return quote
            if " ".join(quote.text.split()) == " ".join(drawn.text.split()):
                return quote
        return None

    def judge(
        self, sample: int, number: int, faults: Sequence[CorrectionKind] | None, *, who: str
    ) -> None:
        """Say what is wrong with a quote of a sample as it was drawn; nothing, if all is right.

        Args:
            sample: its number.
            number: of the quote in it, from 0.
            faults: kinds of correction that it needs; None takes back what was said.
            who: says so.

        Raises:
            CorrectionError: if the sample has no such quote.
        """
        if number not in {drawn.number for drawn in self.quotes(sample)}:
            raise CorrectionError(f"Sample {sample} has no quote {number}.")

        work = partial(
            samples.judge, sample=sample, number=number, faults=faults, who=who, at=now()
        )
        self._database.write(work, durable=True, counts=False)

    def precision(self, sample: int) -> Precision | None:
        """Return what a sample says of all quotes so far."""
        with self._database.reading() as connection:
            return load_precision(connection, sample)
