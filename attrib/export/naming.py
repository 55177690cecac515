"""Keys of the database in, names for the world out: URNs that are the same at each export."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from attrib.query.answers import ArticleAnswer

# Drawn once, so that a key of attrib gives one name for ever, and no one else's key the same.
_NAMESPACE = UUID("5d0fb0b2-6d6a-4f0e-9a55-0d6d3c4b7f11")


def urn(kind: str, key: str) -> str:
    """Return the URN of a thing of a kind, such as a quote, by its key."""
    return uuid5(_NAMESPACE, f"{kind}/{key}").urn


def web_address(url: str | None) -> str | None:
    """Return a URL that leads into the web and has no character that an IRI cannot have."""
    if url is None or any(char.isspace() or char in '<>"{}|\\^`' for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def article_name(article: ArticleAnswer) -> str:
    """Return the URL of an article, or a URN where it has none."""
    return web_address(article.url) or urn("article", article.key)
