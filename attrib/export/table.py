"""Answers in, rows of a table out that a spreadsheet may open: one row a quote."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from attrib.query.answers import QuoteAnswer

COLUMNS = (
    "key",
    "text",
    "speaker",
    "speaker_type",
    "role",
    "affiliations",
    "form",
    "act",
    "negated",
    "flags",
    "via",
    "channel",
    "cue",
    "source",
    "confidence",
    "by",
    "start",
    "end",
    "article",
    "title",
    "outlet",
    "url",
    "published",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(quotes: Iterable[QuoteAnswer], file: TextIO) -> int:
    """Write quotes as a table with a heading; return how many.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises.
    """
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    number = 0
    for number, quote in enumerate(quotes, 1):  # noqa: B007  the last one is the answer
        writer.writerow([_safe(value) for value in cells_of(quote)])
    return number


def values_of(quote: QuoteAnswer) -> dict[str, Any]:
    """Return a quote's value in each column, lists as lists."""
    article = quote.article
    found = {name: getattr(quote, name, None) for name in COLUMNS}
    found |= {name: getattr(article, name) for name in ("title", "outlet", "url", "published")}
    found |= {"start": quote.span.start, "end": quote.span.end, "article": article.id}
    found |= {"affiliations": list(quote.affiliations), "flags": [str(f) for f in quote.flags]}
    kind = quote.speaker_type
    found |= {"form": str(quote.form), "act": str(quote.act), "speaker_type": kind and str(kind)}
    return found


def cells_of(quote: QuoteAnswer) -> list[Any]:
    """Return a quote's value in each column, lists as one text."""
    values = values_of(quote).values()
    return ["; ".join(value) if isinstance(value, list) else value for value in values]


def is_risky(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula."""
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and is_risky(value) else value
