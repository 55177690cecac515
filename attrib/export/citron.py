"""Articles in, files in the annotation format of BBC Citron out: one JSON file for each article.

The format is described in Citron's docs/data_format.md: a text, its quotes with one cue, sources and
contents each, coreferences of the sources, and groups of coreferent spans. A quote needs a cue there;
one without is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrib.query.answers import ArticleDetail, ArticleSpeaker, QuoteAnswer
    from attrib.types import Span


def write_citron(articles: Iterable[ArticleDetail], folder: Path) -> int:
    """Write a file for each article, by its key; return how many quotes were written."""
    number = 0
    for article in articles:
        data = citron_data(article)
        number += len(data["quotes"])
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (folder / f"{article.article.key}.json").write_text(text, encoding="utf-8")
    return number


def citron_data(article: ArticleDetail) -> dict[str, Any]:
    """Return an article as Citron reads it."""
    groups = [speaker.mentions for speaker in article.speakers if len(speaker.mentions) > 1]
    return {
        "text": article.text,
        "quotes": [_quote(quote, article) for quote in article.quotes if quote.cue_spans],
        "coreference_groups": [_spans(group, article.text) for group in groups],
    }


def _quote(quote: QuoteAnswer, article: ArticleDetail) -> dict[str, Any]:
    # A cue in parts ("did not ... say") has one place there: its longest part.
    cue = max(quote.cue_spans, key=lambda span: (span.end - span.start, -span.start))
    return {
        "id": quote.key,
        "cue": _span(cue, article.text),
        "sources": _spans(quote.source_spans, article.text),
        "contents": _spans(quote.spans, article.text),
        "coreferences": _spans(_fuller(quote, article), article.text),
        "confidence": round(quote.confidence, 2),
    }


def _fuller(quote: QuoteAnswer, article: ArticleDetail) -> tuple[Span, ...]:
    """Return the mention that names the source in full, where the source itself does not."""
    found = next((s for s in article.speakers if _is_speaker(s, quote)), None)
    if found is None or quote.source is None or found.name in quote.source:
        return ()
    named = (m for m in found.mentions if article.text[m.start : m.end] == found.name)
    return tuple(named)[:1]


def _is_speaker(speaker: ArticleSpeaker, quote: QuoteAnswer) -> bool:
    return speaker.id == quote.speaker_id and speaker.name == quote.named


def _spans(spans: Iterable[Span], text: str) -> list[dict[str, Any]]:
    return [_span(span, text) for span in spans]


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
