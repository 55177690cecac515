"""The answers of a database in, a folder of linked pages out: the one place that writes.

The articles are read one by one, first, because what they hold is counted on the way; then come the
speakers, the organizations and the pages across them. Nothing depends on the clock or on the order
of the answers, so that the same database always gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attrib.garbage import seldom
from attrib.report import (
    audit,
    cards,
    indexes,
    methods,
    organizations,
    overview,
    search,
    speakers,
)
from attrib.report.gather import Gathered
from attrib.report.organizations import organization_pages, relate
from attrib.report.pages import ArticlesPage, OrganizationsPage, Page, SpeakersPage
from attrib.report.parts import Card, Stamp
from attrib.report.places import Places, find_places
from attrib.report.press import Desk, Press
from attrib.report.render import check_templates, make_environment, read_assets, template_folders
from attrib.report.tally import Tally, article_entry
from attrib.report.terms import key_terms
from attrib.report.writer import SiteWriter
from attrib.types import SpeakerType, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from attrib.query.answers import (
        ArticleAnswer,
        ArticleDetail,
        OrganizationAnswer,
        RunAnswer,
        SpeakerAnswer,
    )
    from attrib.report.source import Source

TITLE = "Source attribution report"
_LATEST = 8
_VOICES = 3
_ASKED = 12
_WORTH_PROCESSES = 1000
"""Pages from which starting processes costs less than they save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSummary:
    """What a build of a report did."""

    out: Path
    """The folder of the report."""
    pages: int
    """How many pages it has."""
    articles: int
    """How many of them are articles."""
    files: int
    """How many files it has, scripts and style sheets included."""
    changed: int
    """How many of those were written anew."""


def build_site(  # noqa: PLR0913  the choices are given by name
    query: Source,
    out: Path,
    *,
    title: str = TITLE,
    templates: Path | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> SiteSummary:
    """Write the report of a database to a folder, or bring the report there up to date.

    Args:
        query: What answers the questions: a tracker or a `Query`.
        out: The folder; it is made where there is none.
        title: Title of the report.
        templates: A folder of own templates and style sheets, which go before those of attrib.
        workers: How many processes write the pages of a large report; a small one is written by
            this process alone. A script that asks for more than one must do so under
            `if __name__ == "__main__":`.
        progress: Called with the number of pages done and of all pages, as far as they are known.

    Raises:
        ReportError: if the folder is a file, or not empty and no report, or cannot be written; or
            if a template has an error. The old report, if there is one, is still whole then.
    """
    folders = template_folders(templates)
    check_templates(make_environment(folders))
    with SiteWriter(out) as writer, seldom():
        build = _Build(query, title, writer, progress)
        processes = workers if build.expected >= _WORTH_PROCESSES else 1
        desk = Desk(writer.place, build.places, folders)
        with Press(writer, desk, workers=processes, done=build.tell) as press:
            build.run(press)
            press.finish()
        for name, text in read_assets(folders).items():
            writer.write(f"assets/{name}", text)
        files, changed = writer.finish()
    return SiteSummary(
        out=out, pages=build.pages, articles=len(build.articles), files=files, changed=changed
    )


class _Build:
    """One build: what the pages share while they are made."""

    def __init__(
        self,
        query: Source,
        title: str,
        writer: SiteWriter,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self.query = query
        self.pages = 0
        self.articles = indexes.rank_articles(query.articles())
        self.speakers = indexes.rank_speakers(query.speakers())
        self.organizations = indexes.rank_organizations(query.organizations())
        self.places = _places(title, query, self.articles, self.speakers, self.organizations)
        self.expected = len(self.articles) + len(self.speakers) + len(self.organizations) + 7
        self._writer = writer
        self._progress = progress
        self._done = 0

    def tell(self, pages: int) -> None:
        """Take it that so many more pages are written."""
        self._done += pages
        if self._progress:
            self._progress(self._done, max(self.pages, self.expected))

    def run(self, press: Press) -> None:
        """Have every page and the search index written."""
        self._press = press
        tally, gathered, shards = self._write_articles()
        relations = relate(self.speakers, self.organizations)
        # Terms take a while, and only the speakers wait for them: other processes have work so long.
        with ThreadPoolExecutor(1) as beside:
            terms = beside.submit(key_terms, gathered.said)
            for organization in self.organizations:
                self._write_all(organization_pages(organization, gathered, relations, self.places))
            terms_of = terms.result()
        for speaker in self.speakers:
            self._write_all(
                speakers.speaker_pages(
                    *(speaker, gathered, relations.speakers, self.places),
                    terms=terms_of.get(speaker.id, ()),
                )
            )
        self._write_all(self._index_pages(gathered))
        self._write_all(self._single_pages(tally, gathered, shards))

    def _write(self, path: str, subject: Page | ArticleDetail) -> None:
        self.pages += 1
        self._press.add(path, subject)

    def _write_all(self, pages: Iterator[tuple[str, Page]]) -> None:
        for path, page in pages:
            self._write(path, page)

    def _write_articles(self) -> tuple[Tally, Gathered, tuple[str, ...]]:
        tally, gathered = Tally(), Gathered()
        names, quotes = search.ShardMaker("names"), search.ShardMaker("quotes")
        doubts = tuple(self.query.judgements(verdict=Verdict.UNSURE))
        doubted = {(d.left_article, d.left) for d in doubts}
        doubted |= {(d.right_article, d.right) for d in doubts}
        speakers_of: dict[tuple[str, str], str] = {}
        for detail in self.query.full_articles():
            key = detail.article.key
            quoted = tuple(cards.card(quote, self.places) for quote in detail.quotes)
            tally.add(detail, quoted, self.places)
            gathered.add(detail, quoted, self.places)
            self._write(self.places.articles[key], detail)
            for quote in detail.quotes:
                self._write_scripts(quotes.add(search.quote_row(quote, self.places)))
            for speaker in detail.speakers:
                if (key, speaker.name) in doubted:
                    speakers_of[key, speaker.name] = speaker.id
        tally.add_scare(self.query.scare_quotes(), self.places)
        self._write_scripts(quotes.flush())
        known = (self.speakers, self.organizations, self.articles)
        for row in search.name_rows(*known, gathered, self.places):
            self._write_scripts(names.add(row))
        self._write_scripts(names.flush())
        gathered.add_doubts(doubts, speakers_of)
        return tally, gathered, (*names.paths, *quotes.paths)

    def _write_scripts(self, scripts: Iterator[tuple[str, str]]) -> None:
        for path, text in scripts:
            self._writer.write(path, text)

    def _index_pages(self, gathered: Gathered) -> Iterator[tuple[str, Page]]:
        places = self.places
        of_speakers = [speakers.entry(speaker, gathered, places) for speaker in self.speakers]
        of_organizations = [organizations.entry(item, places) for item in self.organizations]
        of_articles = [article_entry(article, places) for article in self.articles]
        yield from indexes.index_pages(SpeakersPage, of_speakers, section="speakers", places=places)
        yield from indexes.index_pages(
            OrganizationsPage, of_organizations, section="organizations", places=places
        )
        yield from indexes.index_pages(ArticlesPage, of_articles, section="articles", places=places)

    def _single_pages(
        self, tally: Tally, gathered: Gathered, shards: tuple[str, ...]
    ) -> Iterator[tuple[str, Page]]:
        totals, precision = self.query.totals(), self.query.precision()
        doubts = audit.doubts_of(gathered, len(self.speakers), self.places)
        latest = tuple(article_entry(a, self.places) for a in self.articles[:_LATEST])
        yield (
            overview.OVERVIEW_PATH,
            overview.overview_page(
                tally=tally,
                gathered=gathered,
                doubts=doubts,
                totals=totals,
                articles=self.articles,
                speakers=self.speakers,
                organizations=self.organizations,
                latest=latest,
                voices=tuple(self._voices(gathered)),
                precision=precision,
                places=self.places,
            ),
        )
        yield from audit.audit_pages(tally, doubts, self.places)
        yield (
            methods.METHODS_PATH,
            methods.methods_page(
                replace(totals, organizations=len(self.organizations)),
                self.query.runs(),
                self.query.quarantine(),
                self.places,
                precision,
            ),
        )
        yield search.SEARCH_PATH, search.search_page(shards, self.places)

    def _voices(self, gathered: Gathered) -> Iterator[Card]:
        """Yield a telling quotation of each of the most quoted people, three at most."""
        found = 0
        people = [s for s in self.speakers if s.type is SpeakerType.PERSON]
        for speaker in people[:_ASKED]:
            card = overview.telling_quote(gathered.quotations_of(speaker.id))
            if card and found < _VOICES:
                found += 1
                yield card


def _places(
    title: str,
    query: Source,
    articles: tuple[ArticleAnswer, ...],
    speakers_: tuple[SpeakerAnswer, ...],
    organizations_: tuple[OrganizationAnswer, ...],
) -> Places:
    return find_places(
        site=title,
        stamp=stamp(tuple(query.runs()), articles),
        articles=articles,
        speakers=speakers_,
        organizations=organizations_,
    )


def stamp(runs: tuple[RunAnswer, ...], articles: tuple[ArticleAnswer, ...]) -> Stamp:
    """Return where the figures come from: program, models, articles, and the end of the last run."""
    corpus = hashlib.sha256()
    for sha256 in sorted(article.sha256 for article in articles):
        corpus.update(sha256.encode())
    latest = max(runs, key=lambda run: (run.started, run.id), default=None)
    return Stamp(
        program=f"attrib {latest.program}" if latest else "attrib",
        models=tuple(sorted({article.model for article in articles if article.model})),
        corpus=corpus.hexdigest()[:12],
        finished=max((run.finished for run in runs if run.finished), default=None),
    )
