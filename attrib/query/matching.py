"""Words in, the quotes that have them out: the same, a part of them, or a variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from sqlalchemy import select

from attrib.query.answers import Match
from attrib.query.quotes import load_quotes
from attrib.store.fulltext import any_of, how_many, sharing_words
from attrib.store.tables import QuoteRow, VersionRow
from attrib.store.text import fold, fold_words

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CANDIDATES = 200
_MOST_WORDS = 12
_RAREST = 6
_COUNTED = 3000
# Finding a part of a quote is worth a little less than finding all of it.
_PART = 0.95
_MIN_PART = 3


def who_said(
    connection: Connection, text: str, *, limit: int, min_similarity: float
) -> tuple[Match, ...]:
    """Return the quotes whose words resemble a text, the most similar first."""
    folded = fold(text)
    if not folded:
        return ()
    # Long words are rare ones: the few longest find any variant that shares one of them.
    words = sorted(set(fold_words(text)), key=lambda word: (-len(word), word))[:_MOST_WORDS]
    ranked = sharing_words(_rarest(connection, words), connection.dialect.name, _CANDIDATES)
    candidates = select(QuoteRow.id, QuoteRow.text).where(
        QuoteRow.id.in_(connection.execute(ranked).scalars().all()),
        QuoteRow.version_id == VersionRow.id,
        VersionRow.current,
    )
    scores = {row[0]: _similarity(folded, fold(row[1])) for row in connection.execute(candidates)}
    best = sorted(
        (key for key in scores if scores[key] >= min_similarity),
        key=lambda key: (-scores[key], key),
    )
    quotes = load_quotes(connection, best[:limit])
    return tuple(
        Match(quote=quote, similarity=round(scores[key], 4))
        for key, quote in zip(best[:limit], quotes, strict=True)
    )


def _rarest(connection: Connection, words: list[str]) -> list[str]:
    """Return the words that few quotes have: those of many cost much and tell little apart."""
    counts = {word: how_many(connection, any_of([word]), _COUNTED) for word in words}
    known = sorted((word for word in words if counts[word]), key=lambda word: counts[word])
    return known[:_RAREST] or words


def _similarity(wanted: str, text: str) -> float:
    if wanted == text:
        return 1.0
    whole = fuzz.ratio(wanted, text) / 100
    short = min(len(wanted.split()), len(text.split()))
    part = fuzz.partial_ratio(wanted, text) / 100 if short >= _MIN_PART else 0.0
    return float(max(whole, _PART * part))
