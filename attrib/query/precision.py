"""Quotes that were drawn at random and looked at in, how right all of them are likely to be out."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from attrib.correct.changes import CorrectionKind
from attrib.store.correction_tables import SampleQuoteRow, SampleRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_Z = 1.959964
"""Standard deviations that hold 95 in 100 of a normal distribution."""
_NO_QUOTE = {CorrectionKind.NOT_A_QUOTE, CorrectionKind.SCARE_QUOTE}
_PARTS: dict[str, set[CorrectionKind]] = {
    "quotation": _NO_QUOTE,
    "words": _NO_QUOTE | {CorrectionKind.SPAN},
    "speaker": _NO_QUOTE | {CorrectionKind.SPEAKER},
    "role": _NO_QUOTE | {CorrectionKind.ROLE},
    "affiliation": _NO_QUOTE | {CorrectionKind.AFFILIATION},
    "everything": set(CorrectionKind) - {CorrectionKind.RIGHT},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of the quotes that were looked at are right, and how many of all that lets expect."""

    part: str
    """`quotation` (it is one), `words`, `speaker`, `role`, `affiliation`, or `everything` at once."""
    right: int
    of: int
    share: float
    """From 0 to 1."""
    low: float
    """Lower end of the interval that holds the share of all quotes with 95 % confidence (Wilson)."""
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How right this database's quotes are, from a sample that somebody looked through."""

    sample: int
    """Number of the sample."""
    drawn: str
    """When, ISO 8601 in UTC."""
    who: tuple[str, ...]
    """Who looked."""
    size: int
    """How many quotes were drawn."""
    judged: int
    """How many of them were looked at."""
    population: int
    """Of how many quotes they were drawn."""
    models: tuple[str, ...]
    """What had found them. Another model's quotes may be more or less right."""
    shares: tuple[Share, ...]


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, by Wilson's score; it holds also near 0 and 1."""
    if not of:
        return 0.0, 1.0
    share, square = right / of, _Z * _Z
    middle = share + square / (2 * of)
    reach = _Z * sqrt((share * (1 - share) + square / (4 * of)) / of)
    low, high = ((middle + sign * reach) / (1 + square / of) for sign in (-1, 1))
    return (0.0 if right == 0 else low), (1.0 if right == of else high)


def load_precision(connection: Connection, sample: int | None = None) -> Precision | None:
    """Return what a sample says, or the latest one of which any quote was looked at."""
    statement = select(SampleRow.__table__).order_by(SampleRow.id.desc()).limit(1)
    if sample is None:
        judged = select(SampleQuoteRow.sample_id).where(SampleQuoteRow.faults.is_not(None))
        statement = statement.where(SampleRow.id.in_(judged))
    else:
        statement = statement.where(SampleRow.id == sample)
    row: Any = connection.execute(statement).one_or_none()
    if row is None:
        return None
    quotes = select(SampleQuoteRow.__table__).where(SampleQuoteRow.sample_id == row.id)
    return _precision(row, connection.execute(quotes.order_by(SampleQuoteRow.number)).all())


def _precision(row: Any, quotes: Sequence[Any]) -> Precision:
    judged = [quote for quote in quotes if quote.faults is not None]
    return Precision(
        sample=row.id,
        drawn=row.drawn,
        who=tuple(sorted({quote.who for quote in judged})),
        size=len(quotes),
        judged=len(judged),
        population=row.population,
        models=tuple(sorted({quote.model for quote in quotes})),
        shares=tuple(_share(part, faults, judged) for part, faults in _PARTS.items()),
    )


def _share(part: str, faults: set[CorrectionKind], judged: Sequence[Any]) -> Share:
    right = sum(not faults.intersection(quote.faults) for quote in judged)
    low, high = wilson(right, len(judged))
    share = right / len(judged) if judged else 0.0
    return Share(part=part, right=right, of=len(judged), share=share, low=low, high=high)
