"""Articles in, W3C Web Annotations out: each quote one annotation of its article.

Follows the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/): one collection with
one page; each content span is a target with a TextQuoteSelector, which finds the words also in the
page on the web, and a TextPositionSelector, which counts the characters of the text as it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from attrib.export.naming import article_name, urn, web_address
from attrib.export.stream import ITEMS, write_document

if TYPE_CHECKING:
    from attrib.query.answers import ArticleDetail, QuoteAnswer
    from attrib.types import Span

_CONTEXT = 32
"""Characters before and after that tell one place from another of the same words."""


def write_webannotation(articles: Iterable[ArticleDetail], file: TextIO) -> int:
    """Write a collection of annotations; return how many there are."""
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("export", "webannotation"),
        "type": "AnnotationCollection",
        "label": "Quotations",
        "first": {
            "id": urn("export", "webannotation/1"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": ITEMS,
        },
    }
    return write_document(collection, _annotations(articles), file)


def _annotations(articles: Iterable[ArticleDetail]) -> Iterator[dict[str, Any]]:
    for article in articles:
        yield from (annotation(quote, article) for quote in article.quotes)


def annotation(quote: QuoteAnswer, article: ArticleDetail) -> dict[str, Any]:
    """Return a quote as an annotation."""
    return {
        "id": urn("quote", quote.key),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": "attrib", "nickname": article.article.model},
        "body": list(_bodies(quote)),
        "target": [_target(span, article) for span in quote.spans],
    }


def _bodies(quote: QuoteAnswer) -> Iterator[dict[str, Any]]:
    """Yield who said it, in what way, and how sure that is."""
    if quote.speaker is not None:
        roles = (quote.role,) if quote.role else ()
        yield _body("identifying", ", ".join((quote.speaker, *roles, *quote.affiliations)))
    tags = (quote.form, quote.act, quote.speaker_type, "negated" if quote.negated else None)
    yield from (_body("tagging", str(tag)) for tag in (*tags, *quote.flags) if tag)
    yield _body("assessing", f"confidence {quote.confidence:.2f}")


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(span: Span, article: ArticleDetail) -> dict[str, Any]:
    text = article.text
    source: dict[str, Any] = {"id": article_name(article.article), "type": "Text"}
    if web_address(article.article.url) is None:
        source["format"] = "text/plain"
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - _CONTEXT) : span.start],
                "suffix": text[span.end : span.end + _CONTEXT],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
