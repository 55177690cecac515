"""Quotes to look at in, a table for a spreadsheet out. What a person filled in is read by `answers`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from attrib.contract import safe_cell

if TYPE_CHECKING:
    from attrib.query.answers import QuoteAnswer
    from attrib.query.identity_answers import Doubt
    from attrib.query.scare import ScareAnswer

SEEN = (
    *("what", "key", "spans", "sample", "article", "title", "outlet", "published"),
    *("before", "text", "after", "speaker", "role", "affiliations", "form", "confidence"),
)
"""Columns that say what was found: they are not to be changed."""
ASKED = (
    *("verdict", "new_text", "new_speaker", "speaker_type", "new_role", "new_affiliations"),
    *("source", "cue", "why"),
)
"""Columns that a person fills in."""
COLUMNS = (*SEEN, *ASKED)
BETWEEN = " | "
"""Stands between the parts of a quotation, and between organizations."""


def write_sheet(
    quotes: Iterable[tuple[QuoteAnswer, str]],
    doubts: Iterable[Doubt],
    file: TextIO,
    *,
    scare: Iterable[ScareAnswer] = (),
) -> int:
    """Write quotes and open identities as a table with a heading; return how many.

    Args:
        quotes: each with its place in a sample, such as `3/17`, or an empty text.
        doubts: pairs of speakers that may be one.
        file: opened with `newline=""`.
        scare: words in marks that quote nobody; with the verdict `missing` they become a quote.
    """
    writer = csv.DictWriter(file, COLUMNS, restval="")
    writer.writeheader()
    number = 0
    for quote, sample in quotes:
        writer.writerow(_safe(_quote(quote) | {"sample": sample}))
        number += 1
    for doubt in doubts:
        writer.writerow(_safe(_doubt(doubt)))
        number += 1
    for one in scare:
        writer.writerow(_safe(_scare(one)))
        number += 1
    return number


def _scare(one: ScareAnswer) -> dict[str, Any]:
    article = one.article
    return {
        "what": "scare",
        "article": article.key,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "before": one.before,
        "text": one.text,
        "after": one.after,
    }


def _safe(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: safe_cell(value) for name, value in row.items()}


def _quote(quote: QuoteAnswer) -> dict[str, Any]:
    article = quote.article
    return {
        "what": "quote",
        "key": quote.key,
        "spans": " ".join(f"{span.start}-{span.end}" for span in quote.spans),
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "before": quote.before,
        "text": BETWEEN.join(parts(quote)),
        "after": quote.after,
        "speaker": quote.speaker,
        "role": quote.role,
        "affiliations": BETWEEN.join(quote.affiliations),
        "form": quote.form.value,
        "confidence": f"{quote.confidence:.2f}",
    }


def parts(quote: QuoteAnswer) -> tuple[str, ...]:
    """Return the words of each content of a quote."""
    lengths = [span.end - span.start for span in quote.spans]
    if sum(lengths) + len(lengths) - 1 != len(quote.text):
        return (quote.text,)
    starts = [sum(lengths[:n]) + n for n in range(len(lengths))]
    return tuple(quote.text[s : s + length] for s, length in zip(starts, lengths, strict=True))


def _doubt(doubt: Doubt) -> dict[str, Any]:
    known = [
        "; ".join((speaker.name, *speaker.roles[:2], *speaker.affiliations[:2]))
        for speaker in (doubt.left, doubt.right)
    ]
    return {
        "what": "identity",
        "key": f"{doubt.left.id}{BETWEEN}{doubt.right.id}",
        "speaker": doubt.left.name,
        "text": f"{known[0]}{BETWEEN}{known[1]}",
        "before": "; ".join(doubt.reasons),
        "confidence": f"{doubt.score:.2f}",
    }
