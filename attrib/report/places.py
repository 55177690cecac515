"""Where the pages of a report lie: keys in, addresses relative to the report's root out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from attrib.report.names import anchor, page_name
from attrib.report.parts import Frame, Link, Stamp
from attrib.report.twins import twin_path

if TYPE_CHECKING:
    from attrib.query.answers import (
        ArticleAnswer,
        OrganizationAnswer,
        QuoteAnswer,
        SpeakerAnswer,
    )

UNTITLED = "Untitled article"
NOBODY = "No source found"
UNCLEAR = "\u201c{}\u201d (not clear who)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The address of every page, and what frames it."""

    site: str
    """Title of the report."""
    stamp: Stamp
    """Where its figures come from."""
    articles: Mapping[str, str]
    """Address by key of the article."""
    speakers: Mapping[str, str]
    """Address by id of the speaker."""
    organizations: Mapping[str, str]
    """Address by id of the organization."""

    def speaker(self, speaker_id: str | None, label: str | None) -> Link:
        """Return the link to a speaker; nobody has a name too."""
        return _link(label or NOBODY, self.speakers.get(speaker_id or ""))

    def source(self, quote: QuoteAnswer, named: str | None) -> Link:
        """Return the link to who said something; a source that could be two people's is told as it stands."""
        if named is None and quote.source:
            return _link(UNCLEAR.format(quote.source), None)
        return self.speaker(quote.speaker_id, named)

    def organization(self, organization_id: str | None, label: str) -> Link:
        """Return the link to an organization."""
        return _link(label, self.organizations.get(organization_id or ""))

    def article(self, article: ArticleAnswer) -> Link:
        """Return the link to an article."""
        return _link(title_of(article), self.articles.get(article.key))

    def quote(self, quote: QuoteAnswer) -> Link:
        """Return the link to the place of a quotation in its article."""
        link = self.article(quote.article)
        href = f"{link.href}#{anchor(quote.key)}" if link.href else None
        return _link(link.label, href)

    def frame(
        self,
        *,
        title: str,
        description: str,
        section: str,
        path: str,
        crumbs: tuple[Link, ...] = (),
    ) -> Frame:
        """Return what surrounds the page at `path`."""
        return Frame(
            title=title,
            description=description,
            root="../" * path.count("/"),
            section=section,
            site=self.site,
            stamp=self.stamp,
            crumbs=crumbs,
            twin=PurePosixPath(twin_path(path)).name,
        )


@lru_cache(maxsize=65_536)
def _link(label: str, href: str | None) -> Link:
    """Return one link for all places that show it: fewer to keep, and to hand to another process."""
    return Link(label=label, href=href)


def title_of(article: ArticleAnswer) -> str:
    """Return the title of an article, or what a reader can tell it by."""
    return (article.title or "").strip() or article.id.strip() or UNTITLED


def find_places(
    *,
    site: str,
    stamp: Stamp,
    articles: Iterable[ArticleAnswer],
    speakers: Iterable[SpeakerAnswer],
    organizations: Iterable[OrganizationAnswer],
) -> Places:
    """Return the address of every page of a report."""
    return Places(
        site=site,
        stamp=stamp,
        articles={a.key: _path("articles", title_of(a), a.key) for a in articles},
        speakers={s.id: _path("speakers", s.name, s.id) for s in speakers},
        organizations={o.id: _path("organizations", o.name, o.id) for o in organizations},
    )


def _path(folder: str, label: str, key: str) -> str:
    return f"{folder}/{page_name(label, key)}.html"


def numbered(path: str, number: int) -> str:
    """Return the address of a later page of a list that begins at `path`."""
    return path if number == 1 else f"{path.removesuffix('.html')}-{number}.html"
