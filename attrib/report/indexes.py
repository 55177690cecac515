"""Lists of entries in, index pages out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrib.report import tables
from attrib.report.filters import plural
from attrib.report.pages import ArticlesPage, OrganizationsPage, SpeakersPage
from attrib.report.paging import chunks, pagers
from attrib.report.places import numbered, title_of
from attrib.types import SpeakerType

if TYPE_CHECKING:
    from attrib.query.answers import ArticleAnswer, OrganizationAnswer, SpeakerAnswer
    from attrib.report.parts import Entry
    from attrib.report.places import Places

Indexes = SpeakersPage | OrganizationsPage | ArticlesPage
_TABLES = {
    "speakers": tables.of_people,
    "organizations": tables.of_organizations,
    "articles": tables.of_articles,
}


def rank_speakers(speakers: Iterable[SpeakerAnswer]) -> tuple[SpeakerAnswer, ...]:
    """Return the most quoted first, those with a name before those without."""
    return tuple(
        sorted(
            speakers,
            key=lambda s: (s.type is SpeakerType.UNNAMED, -s.quotes, s.name.casefold(), s.id),
        )
    )


def rank_organizations(
    organizations: Iterable[OrganizationAnswer],
) -> tuple[OrganizationAnswer, ...]:
    """Return those that appear in an article, the most quoted first."""
    met = (o for o in organizations if o.people or o.own_quotes or o.articles)
    return tuple(sorted(met, key=lambda o: (-(o.quotes + o.own_quotes), o.name.casefold(), o.id)))


def rank_articles(articles: Iterable[ArticleAnswer]) -> tuple[ArticleAnswer, ...]:
    """Return the latest first, those without a date last."""
    by_title = sorted(articles, key=lambda a: (title_of(a).casefold(), a.key))
    return tuple(sorted(by_title, key=lambda a: a.published or "", reverse=True))


def index_pages(
    page_type: type[Indexes], entries: Sequence[Entry], *, section: str, places: Places
) -> Iterator[tuple[str, Indexes]]:
    """Yield the addresses and pages of an index; `section` names its folder."""
    start = f"{section}/index.html"
    table = _TABLES[section](section, entries)
    for shown, pager in zip(chunks(entries), pagers(len(entries), start), strict=True):
        path = numbered(start, pager.number)
        yield (
            path,
            page_type(
                frame=places.frame(
                    title=section.capitalize(),
                    description=f"Index: {plural(len(entries), section[:-1])}.",
                    section=section,
                    path=path,
                ),
                entries=tuple(shown),
                pager=pager,
                tables=(table,),
            ),
        )
