"""Articles in, JSON-LD in the vocabulary of schema.org out.

A quote with words in quotation marks is a Quotation, an indirect one a Claim: its words are not the
speaker's own. Both lead to the NewsArticle they stand in. Who cannot be told to be a person or an
organization is credited as the article words it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from attrib.export.naming import article_name, urn, web_address
from attrib.export.stream import ITEMS, write_document
from attrib.types import Form, SpeakerType

if TYPE_CHECKING:
    from attrib.query.answers import ArticleAnswer, ArticleDetail, QuoteAnswer


def write_schemaorg(articles: Iterable[ArticleDetail], file: TextIO) -> int:
    """Write one graph of articles and their quotes; return how many things are in it."""
    document = {"@context": "https://schema.org", "@graph": ITEMS}
    return write_document(document, _things(articles), file)


def _things(articles: Iterable[ArticleDetail]) -> Iterator[dict[str, Any]]:
    for article in articles:
        yield news_article(article.article)
        yield from (statement(quote) for quote in article.quotes)


def news_article(article: ArticleAnswer) -> dict[str, Any]:
    """Return an article as a NewsArticle."""
    return _known(
        {
            "@type": "NewsArticle",
            "@id": article_name(article),
            "identifier": article.key,
            "headline": article.title,
            "url": web_address(article.url),
            "datePublished": article.published,
            "author": _named("Person", article.author),
            "publisher": _named("Organization", article.outlet),
            "wordCount": article.words,
        }
    )


def statement(quote: QuoteAnswer) -> dict[str, Any]:
    """Return a quote as a Quotation, or as a Claim where it is indirect."""
    article = {"@id": article_name(quote.article)}
    common = {
        "@id": urn("quote", quote.key),
        "identifier": quote.key,
        "text": quote.text,
        "position": quote.number + 1,
    }
    speaker = _speaker(quote)
    if quote.form is Form.INDIRECT:
        by = {"author": speaker, "claimInterpreter": _named("Organization", quote.article.outlet)}
        return _known({"@type": "Claim", **common, **by, "appearance": article} | _credit(quote))
    by = {"creator": speaker, "spokenByCharacter": speaker}
    return _known({"@type": "Quotation", **common, **by, "isPartOf": article} | _credit(quote))


def _speaker(quote: QuoteAnswer) -> dict[str, Any] | None:
    if quote.speaker is None or quote.speaker_type not in _KINDS:
        return None
    name = quote.named if quote.named != quote.speaker else None
    found: dict[str, Any] = {
        "@type": _KINDS[quote.speaker_type],
        "@id": urn("speaker", quote.speaker_id or quote.speaker),
        "name": quote.speaker,
        "alternateName": name,
    }
    if quote.speaker_type is SpeakerType.PERSON:
        found["jobTitle"] = list(quote.roles) or None
        pairs = zip(quote.organization_ids, quote.affiliations, strict=True)
        found["affiliation"] = [
            {"@type": "Organization", "@id": urn("organization", key), "name": name}
            for key, name in pairs
        ] or None
    return _known(found)


_KINDS = {SpeakerType.PERSON: "Person", SpeakerType.ORGANIZATION: "Organization"}


def _credit(quote: QuoteAnswer) -> dict[str, Any]:
    """Return whom or what the article names where it is no person and no organization."""
    if quote.speaker is None or quote.speaker_type in _KINDS:
        return {}
    if quote.speaker_type is SpeakerType.DOCUMENT:
        return {"isBasedOn": _named("CreativeWork", quote.speaker)}
    return {"creditText": quote.speaker}


def _named(kind: str, name: str | None) -> dict[str, Any] | None:
    return None if name is None else {"@type": kind, "name": name}


def _known(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if value is not None}
