"""The pages of a report: one frozen dataclass per template, which gets nothing else.

Answers become pages in the builders (`overview`, `articles`, `speakers`, ...); `render` turns a page
into a string; only `site` writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from attrib.report.charts import BarChart, SplitChart, Timeline
    from attrib.report.marks import Segment
    from attrib.report.parts import (
        Card,
        Concern,
        Doubt,
        Entry,
        Figure,
        Frame,
        Link,
        Note,
        Pager,
        QuoteRow,
        Refused,
        Run,
        Standing,
        Table,
        Term,
    )

_NOT_TOLD = {"twin": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of an article and what stands in its margin."""

    segments: tuple[Segment, ...]
    """The marked text."""
    notes: tuple[Note, ...]
    """Who speaks in the quotations that begin here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """`overview.html`: what was read, and who is quoted in it."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    lead: str
    """The main figures in a sentence."""
    figures: tuple[Figure, ...]
    """Counts with their denominators."""
    speakers: BarChart
    """The most quoted speakers."""
    organizations: BarChart
    """The organizations whose people are quoted most."""
    kinds: SplitChart
    """Quotations by what kind of source they come from."""
    sectors: BarChart
    """Quotations by the part of society that the source speaks from."""
    forms: SplitChart
    """Quotations by form."""
    timeline: Timeline
    """Articles by date of publication."""
    outlets: BarChart
    """Articles by outlet."""
    voices: tuple[Card, ...]
    """One quotation each of the most quoted people, where there is a good one."""
    measured: tuple[Figure, ...]
    """How many quotations of a sample are right, part by part; none where nobody looked at one."""
    concerns: tuple[Figure, ...]
    """What an editor may want to look at, each with its list."""
    articles: tuple[Entry, ...]
    """The latest articles."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """`article.html`: one article with its quotations marked."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    title: str
    """Title of the article, or what stands in for it."""
    outlet: str | None
    """Who published it."""
    author: str | None
    """Who wrote it."""
    published: str | None
    """When, ISO 8601."""
    url: str | None
    """Its address, as it was given; a template links to it only if it is safe."""
    origin: str | None
    """The file that it was read from."""
    sha256: str
    """Fingerprint of the text."""
    model: str
    """The pipeline that annotated it."""
    words: int
    """Length of the text."""
    figures: tuple[Figure, ...]
    """Its quotations and sources, counted."""
    forms: SplitChart
    """Its quotations by form."""
    text: str
    """The full text, to the character."""
    paragraphs: tuple[Paragraph, ...] = field(metadata=_NOT_TOLD)
    """The full text with its marks and what stands in the margin."""
    speakers: tuple[Entry, ...]
    """Whom it quotes, the most quoted first."""
    quotes: tuple[QuoteRow, ...]
    """Every quotation with all that was decided of it."""
    aliases: tuple[tuple[str, str], ...]
    """Short forms that the article defines, with the full form."""
    versions: int
    """How many versions of its text are stored."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """`speaker.html`: one speaker across all articles."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    name: str
    """The fullest name."""
    kind: str
    """Person, organization, document or unnamed source."""
    standing: str
    """The most stated role and affiliation, in a line."""
    sector: str
    """Which part of society it speaks from; empty where no article tells."""
    organization: Link | None
    """The organization that this speaker is, if it is one."""
    names: tuple[str, ...]
    """Every name used, the most frequent first."""
    figures: tuple[Figure, ...]
    """Quotations, articles and outlets."""
    standings: tuple[Standing, ...]
    """Roles and affiliations over time, each with the sentence that states it."""
    terms: tuple[Term, ...]
    """What it speaks about, where it is quoted often enough to tell."""
    timeline: Timeline
    """Quotations by date."""
    forms: SplitChart
    """Quotations by form."""
    quotes: tuple[Card, ...]
    """The quotations of this page of the list, in date order."""
    pager: Pager
    """Where this page stands in the list of quotations."""
    companions: tuple[Entry, ...]
    """Who else is quoted in the same articles."""
    doubts: tuple[Doubt, ...]
    """Mentions in other articles that may or may not be this speaker."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationPage:
    """`organization.html`: one organization, its people and what they and it said."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    name: str
    """Its name."""
    kind: str | None
    """Its sector, where it is known."""
    country: str | None
    """Its country, where it is known."""
    aliases: tuple[str, ...]
    """Its other names."""
    references: tuple[Link, ...]
    """Its entries in public registers."""
    wholes: tuple[Link, ...]
    """The organizations that it is a part of, the nearest first."""
    parts: tuple[Entry, ...]
    """The organizations that are parts of it."""
    figures: tuple[Figure, ...]
    """People, quotations and articles."""
    people: tuple[Entry, ...]
    """Its people, the most quoted first."""
    former: tuple[Entry, ...]
    """People whom an article calls its former ones."""
    timeline: Timeline
    """Quotations by date."""
    own: tuple[Card, ...]
    """Quotations of the organization itself."""
    quotes: tuple[Card, ...]
    """Quotations of its people."""
    through_parts: tuple[Card, ...]
    """Quotations of its parts and their people that do not stand above."""
    pager: Pager
    """Where this page stands in the list of all three."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersPage:
    """`speakers.html`: the index of speakers."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    entries: tuple[Entry, ...]
    """The speakers on this page of the index."""
    pager: Pager
    """Where this page stands in the index."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationsPage:
    """`organizations.html`: the index of organizations."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    entries: tuple[Entry, ...]
    """The organizations on this page of the index."""
    pager: Pager
    """Where this page stands in the index."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesPage:
    """`articles.html`: the index of articles, the latest first."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    entries: tuple[Entry, ...]
    """The articles on this page of the index."""
    pager: Pager
    """Where this page stands in the index."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """`audit.html`: what an editor may want to look at again."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    concerns: tuple[Concern, ...]
    """One list each, empty ones included: that nothing was found is news too."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernPage:
    """`concern.html`: one list of the audit, whole, where it is a long one."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    concern: Concern
    """The list, with the items of this page."""
    pager: Pager
    """Where this page stands in the list."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodsPage:
    """`methods.html`: how the figures came about, what was refused, and the limits."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    figures: tuple[Figure, ...]
    """What the database holds."""
    measured: tuple[Figure, ...]
    """How many quotations of a sample are right, part by part; none where nobody looked at one."""
    sample: str
    """A sentence on that sample."""
    runs: tuple[Run, ...]
    """The latest runs, the last one first."""
    more_runs: int
    """How many older runs are not shown."""
    refused: tuple[Refused, ...]
    """Input that was refused, and why."""
    more_refused: int
    """How many refusals are not shown."""
    low_confidence: float
    """Below this, the audit page lists a quotation."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """`search.html`: search over names and quotations, by script, also from a folder."""

    frame: Frame = field(metadata=_NOT_TOLD)
    """What every page has around its content."""
    shards: tuple[str, ...]
    """Scripts of the index, in the order to load them."""
    tables: tuple[Table, ...] = field(default=(), metadata=_NOT_TOLD)
    """What can be downloaded as CSV."""


Page: TypeAlias = (
    OverviewPage
    | ArticlePage
    | SpeakerPage
    | OrganizationPage
    | SpeakersPage
    | OrganizationsPage
    | ArticlesPage
    | AuditPage
    | ConcernPage
    | MethodsPage
    | SearchPage
)
