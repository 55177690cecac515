"""Answers in, rows of a table out that a spreadsheet may open: one row a quote."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from attrib.contract import safe_cell

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


def write_csv(quotes: Iterable[QuoteAnswer], file: TextIO) -> int:
    """Write quotes as a table with a heading; return how many.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises.
    """
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    number = 0
    for number, quote in enumerate(quotes, 1):  # noqa: B007  the last one is the answer
        writer.writerow([safe_cell(value) for value in _row(quote)])
    return number


def _row(quote: QuoteAnswer) -> tuple[Any, ...]:
    article = quote.article
    return (
        quote.key,
        quote.text,
        quote.speaker,
        quote.speaker_type,
        quote.role,
        "; ".join(quote.affiliations),
        quote.form,
        quote.act,
        quote.negated,
        "; ".join(quote.flags),
        quote.via,
        quote.channel,
        quote.cue,
        quote.source,
        quote.confidence,
        quote.by,
        quote.span.start,
        quote.span.end,
        article.id,
        article.title,
        article.outlet,
        article.url,
        article.published,
    )
