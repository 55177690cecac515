"""Names and quotations in, scripts of a search index out, each small enough to load at once.

A page opened from a folder may load a script beside it, but may not fetch data; so the index is
scripts that hand their rows over. The rows are JSON in ASCII, whatever the names hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrib.report import wording
from attrib.report.filters import date
from attrib.report.pages import SearchPage
from attrib.report.places import title_of

if TYPE_CHECKING:
    from attrib.query.answers import (
        ArticleAnswer,
        OrganizationAnswer,
        QuoteAnswer,
        SpeakerAnswer,
    )
    from attrib.report.gather import Gathered
    from attrib.report.places import Places

SEARCH_PATH = "search.html"
SHARD_SIZE = 240_000
_LONGEST_QUOTE = 400

Row = tuple[str, str, str, str]
"""Kind, words to find and show, address, a quieter line."""


def search_page(shards: tuple[str, ...], places: Places) -> SearchPage:
    """Return the page that searches the scripts."""
    return SearchPage(
        frame=places.frame(
            title="Search",
            description="Search speakers, organizations, articles and quotations.",
            section="search",
            path=SEARCH_PATH,
        ),
        shards=shards,
    )


def name_rows(
    speakers: Iterable[SpeakerAnswer],
    organizations: Iterable[OrganizationAnswer],
    articles: Iterable[ArticleAnswer],
    gathered: Gathered,
    places: Places,
) -> Iterator[Row]:
    """Yield a row for everything that has a page; other names of it can be found too."""
    for speaker in speakers:
        note = gathered.standing_of(speaker.id) or wording.kind(speaker.type)
        names = " / ".join(dict.fromkeys((speaker.name, *speaker.names[:8])))
        yield "speaker", names, places.speakers[speaker.id], note
    for organization in organizations:
        names = " / ".join(dict.fromkeys((organization.name, *organization.aliases[:8])))
        note = organization.kind or ""
        yield "organization", names, places.organizations[organization.id], note
    for article in articles:
        note = ", ".join(part for part in (article.outlet, date(article.published)) if part)
        yield "article", title_of(article), places.articles[article.key], note


def quote_row(quote: QuoteAnswer, places: Places) -> Row:
    """Return the row of a quotation."""
    note = ", ".join(
        part
        for part in (quote.speaker, quote.article.outlet, date(quote.article.published))
        if part
    )
    return "quotation", quote.text[:_LONGEST_QUOTE], places.quote(quote).href or "", note


class ShardMaker:
    """Collects rows and gives them back as scripts of a bounded size."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: list[str] = []
        self._size = 0
        self.paths: list[str] = []

    def add(self, row: Row) -> Iterator[tuple[str, str]]:
        """Take a row; yield the path and text of a script when one is full."""
        text = json.dumps(row, separators=(",", ":"))
        if self._size + len(text) > SHARD_SIZE:
            yield from self.flush()
        self._rows.append(text)
        self._size += len(text) + 2

    def flush(self) -> Iterator[tuple[str, str]]:
        """Yield the path and text of the script of the rows that are left, if there are any."""
        if not self._rows:
            return
        path = f"search/{self._name}-{len(self.paths) + 1}.js"
        self.paths.append(path)
        yield path, "attribSearch.add([\n" + ",\n".join(self._rows) + "\n]);\n"
        self._rows, self._size = [], 0
