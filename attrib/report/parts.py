"""What pages are made of: links, figures, quotations and marked text, all frozen.

A part holds what a reader sees, already counted, cut and linked; a template only lays it out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Cell: TypeAlias = str | int | float | None
"""A value of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name that may have a page of its own."""

    label: str
    """What to show."""
    href: str | None = None
    """Where it leads, relative to the report's root; none if there is no such page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Where the figures of a report come from."""

    program: str
    """Name and version of the program."""
    models: tuple[str, ...]
    """Names and versions of the pipelines that annotated the articles."""
    corpus: str
    """Fingerprint of the articles that were read."""
    finished: str | None = None
    """When the last run ended, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page has around its content."""

    title: str
    """Title of the page."""
    description: str
    """One sentence for the head of the page."""
    root: str
    """Path from the page to the report's root: empty, or `../`."""
    section: str
    """Entry of the navigation that the page belongs to."""
    site: str
    """Title of the whole report."""
    stamp: Stamp
    """Where the figures come from."""
    crumbs: tuple[Link, ...] = ()
    """The way to the page, for a page below an index."""
    twin: str = ""
    """Name of the file beside the page that says the same as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a page as it is downloaded; a list of several pages is whole in it."""

    name: str
    """Name that is unique on the page, and the one that a template asks for."""
    header: tuple[str, ...]
    """Names of the columns."""
    rows: tuple[tuple[Cell, ...], ...]
    """Plain values, row by row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count with what it is a count of."""

    label: str
    """What was counted."""
    count: int
    """How many."""
    total: int | None = None
    """Out of how many, where that makes sense."""
    note: str = ""
    """A few words on how to read it."""
    href: str | None = None
    """Where the counted things are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of an article that show something, within their sentence."""

    before: str
    """What the sentence says before them."""
    words: str
    """The words themselves."""
    after: str
    """What the sentence says after them."""
    article: Link
    """The article."""
    outlet: str | None = None
    """Who published it."""
    date: str | None = None
    """When, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A role or an affiliation of a speaker, with the time it is known for."""

    kind: str
    """`Role` or `Affiliation`."""
    value: Link
    """The role's title or the organization."""
    former: bool
    """Whether the articles call it past."""
    first: str | None
    """Date of the first article that states it."""
    last: str | None
    """Date of the last one."""
    articles: int
    """How many articles state it."""
    evidence: Evidence | None
    """The first place that states it."""
    by: str = ""
    """The rule that found it."""
    start: float = field(default=0.0, metadata={"twin": False})
    """Where the time begins on the line of all that is known of the speaker, 0 to 1."""
    length: float = field(default=0.0, metadata={"twin": False})
    """How much of that line it is, 0 to 1; all are 0 where there is but one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One quotation away from its article."""

    before: str
    """Some words before it in its article."""
    contents: tuple[str, ...]
    """The words, part by part."""
    after: str
    """Some words after it in its article."""
    form: str
    """How much of it stands in quotation marks."""
    act: str
    """Whether it was said or is held."""
    speaker: Link
    """Who."""
    standing: str
    """Role and affiliations as of this article."""
    cue: str
    """The reporting words."""
    article: Link
    """Its place in the article."""
    outlet: str | None
    """Who published it."""
    date: str | None
    """When, ISO 8601."""
    confidence: float
    """How sure the program is, 0 to 1."""
    by: str
    """What decided."""
    notes: tuple[str, ...] = ()
    """What else a reader should know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of an index or of a list."""

    name: Link
    """What the line is about, with its page."""
    kind: str = ""
    """Which kind it is."""
    note: str = ""
    """A second, quieter line."""
    sector: str = ""
    """Which part of society a speaker speaks from, where that is known."""
    quotes: int = 0
    """How many quotations."""
    articles: int = 0
    """In how many articles."""
    first: str | None = None
    """First date."""
    last: str | None = None
    """Last date."""
    sources: int = 0
    """How many sources, for an article or an organization."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase that tells what a speaker speaks about."""

    label: str
    """The term, as the speaker's quotations write it."""
    quotes: int
    """How many of them have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where a page stands among the pages of one long list."""

    number: int
    """Number of this page, from 1."""
    pages: int
    """How many there are."""
    previous: str | None
    """The page before."""
    next: str | None
    """The page after."""
    first: int
    """Number of the first item shown, from 1."""
    last: int
    """Number of the last item shown."""
    total: int
    """How many items there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Who speaks, in the margin beside the paragraph where a quotation begins."""

    number: int
    """Number of the quotation in the article, from 1."""
    anchor: str
    """Permalink of the quotation."""
    speaker: Link
    """Who."""
    standing: str
    """Role and affiliations as of this article, only where the speaker first speaks."""
    form: str
    """Form of the quotation."""
    said: str
    """What kind of saying it is, where that is worth a word: denied, held, a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A value with the words that state it, within an article."""

    label: str
    """What is proved: Role or Affiliation."""
    value: Link
    """The value."""
    words: str
    """The words of the article."""
    by: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """A quotation in the table of its article."""

    number: int
    """Number in the article, from 1."""
    anchor: str
    """Permalink of the quotation."""
    contents: tuple[str, ...]
    """The words, part by part."""
    spans: tuple[tuple[int, int], ...]
    """Where the parts stand: first character, and the character after the last."""
    speaker: Link
    """Who."""
    kind: str
    """What kind of source."""
    source: str
    """The words that name the source here."""
    cue: str
    """The reporting words."""
    form: str
    """How much of it stands in quotation marks."""
    act: str
    """Whether it was said or is held."""
    role: str
    """The speaker's role as of this article."""
    affiliations: tuple[Link, ...]
    """The speaker's affiliations as of this article."""
    confidence: float
    """How sure the program is, 0 to 1."""
    by: str
    """What decided."""
    proofs: tuple[Proof, ...]
    """What the article says of role and affiliations."""
    notes: tuple[str, ...]
    """What else a reader should know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two mentions that may or may not be the same."""

    left: Link
    """One of the two, with its article."""
    right: Link
    """The other."""
    verdict: str
    """What was judged."""
    score: float
    """How alike they are, 0 to 1."""
    reasons: tuple[str, ...]
    """Why."""
    by: str
    """Who or what judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One list of the audit page."""

    id: str
    """Name that is unique on the page."""
    title: str
    """What is listed."""
    explanation: str
    """Why an editor may care, and how it was decided."""
    count: int
    """How many there are."""
    total: int
    """Out of how many."""
    unit: str
    """Of what, plural."""
    entries: tuple[Entry, ...] = ()
    """Those that this page shows, where they are articles."""
    cards: tuple[Card, ...] = ()
    """Those that this page shows, where they are quotations."""
    doubts: tuple[Doubt, ...] = ()
    """Those that this page shows, where they are questions of identity."""
    href: str | None = None
    """Page of the whole list, where this one shows its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the program over a set of articles."""

    program: str
    """Version of the program."""
    model: str
    """The pipeline."""
    config: str
    """Hash of the configuration."""
    started: str
    """When it began, ISO 8601."""
    finished: str | None
    """When it ended; none where it was broken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Input that could not be read as an article."""

    origin: str
    """What it was."""
    code: str
    """Short name of the reason."""
    reason: str
    """The reason, and the cure where there is one."""
    sha256: str | None
    """Its fingerprint."""
    at: str
    """When, ISO 8601."""
