"""What a question to the database gives back: frozen plain data, free of SQLAlchemy.

Rows in (from the other modules of this room), answers out. Offsets are characters of the article's
text, half-open, and `text[start:end]` is the words shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from attrib.types import Act, Flag, Form, Span, SpeakerType, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an article states of a speaker, with the words that state it."""

    kind: str
    """`role` or `affiliation`."""
    value: str
    """The role's title, or the organization's name."""
    written: str
    """The value as this article has it; an organization may go by another name there."""
    span: Span
    text: str
    """The words at `span`."""
    by: str
    """The rule that found it."""
    former: bool = False
    organization_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleAnswer:
    """One article in its current version."""

    key: str
    """Stable name of this article in this database: letters and digits, fit for a file name."""
    id: str
    """The id it came with; two outlets may use the same."""
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: str | None
    """ISO 8601, as far as it is known."""
    origin: str | None
    """The file (and line or record) that it was read from."""
    sha256: str
    """Of the text of the current version."""
    model: str
    """Name and version of the pipeline that annotated it."""
    run_id: int | None = None
    words: int = 0
    quotes: int = 0
    speakers: int = 0
    """How many speakers it quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAnswer:
    """One attribution: what was said, by whom, in what role, for whom, and where it stands."""

    key: str
    """`<article key>-<number>`: stable while the article keeps its text and model."""
    number: int
    """Its place among the article's quotes, from 0."""
    speaker: str | None
    """The speaker's fullest name in the whole database."""
    speaker_id: str | None
    speaker_type: SpeakerType | None
    named: str | None
    """The speaker's fullest name in this article."""
    role: str | None
    """The role the article gives, a present one before a former one."""
    roles: tuple[str, ...]
    affiliations: tuple[str, ...]
    """Names of the organizations as of this article, most specific first, former ones left out."""
    organization_ids: tuple[str, ...]
    """Their ids, in the same order."""
    text: str
    """The contents, joined by a space where something stands between them."""
    words: int
    spans: tuple[Span, ...]
    """The content spans."""
    span: Span
    """From the start of the first content to the end of the last."""
    cue: str | None
    cue_spans: tuple[Span, ...]
    source: str | None
    source_spans: tuple[Span, ...]
    form: Form
    act: Act
    negated: bool
    flags: tuple[Flag, ...]
    confidence: float
    by: str
    """What decided, such as `model` or `rule:floating`."""
    evidence: tuple[Evidence, ...]
    article: ArticleAnswer
    sector: str | None = None
    """Which part of society the speaker speaks from, as of this article, such as `academia`."""
    via: str | None = None
    """Who passed it on, where the article says so."""
    via_id: str | None = None
    channel: str | None = None
    """The words that name where it was said ("in an interview"), if any."""
    channel_spans: tuple[Span, ...] = ()
    parent: int | None = None
    """Number of the quote that holds this one, in the same article."""
    before: str = ""
    """Some of the text just before `span`, in whole words."""
    after: str = ""
    """Some of the text just after `span`, in whole words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerAnswer:
    """One person, organization, document or unnamed source across articles."""

    id: str
    name: str
    """The fullest name."""
    type: SpeakerType
    names: tuple[str, ...]
    """Every name form, the most frequent first."""
    roles: tuple[str, ...]
    """What articles call it, the most frequent first."""
    affiliations: tuple[str, ...]
    """Names of its organizations, the most frequent first, those that it left by now left out."""
    organization_ids: tuple[str, ...]
    organization_id: str | None = None
    """The organization that this speaker itself is, if it is one."""
    sector: str | None = None
    """Which part of society it speaks from, in most of the articles that tell."""
    quotes: int = 0
    words: int = 0
    articles: int = 0
    outlets: tuple[str, ...] = ()
    first: str | None = None
    """Date of the earliest article that quotes it."""
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSpeaker:
    """A speaker as one article knows it."""

    id: str
    """Of the speaker across articles, as in `SpeakerAnswer`."""
    number: int
    """Its place among the article's speakers, from 0."""
    name: str
    """The fullest name in this article."""
    type: SpeakerType
    evidence: tuple[Evidence, ...]
    mentions: tuple[Span, ...]
    members: tuple[str, ...] = ()
    """Names of the members of a joint source."""
    quotes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionAnswer:
    """One version of an article's text."""

    sha256: str
    saved: str
    """When it was stored, ISO 8601 in UTC."""
    current: bool
    model: str
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDetail:
    """All there is to show of one article."""

    article: ArticleAnswer
    text: str
    quotes: tuple[QuoteAnswer, ...]
    speakers: tuple[ArticleSpeaker, ...]
    aliases: tuple[tuple[str, str], ...] = ()
    """Short form and full form, where the article defines one."""
    versions: tuple[VersionAnswer, ...] = ()
    """Newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """What one article says of a speaker."""

    article: ArticleAnswer
    name: str
    evidence: tuple[Evidence, ...]
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """A speaker quoted beside another, and in how many articles."""

    id: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementAnswer:
    """Why two mentions in different articles count as one speaker, or do not."""

    left: str
    """Name of the speaker in the one article."""
    right: str
    left_article: str
    """Key of that article."""
    right_article: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerDetail:
    """All there is to show of a speaker but the quotes, which `quotes(speaker_id=...)` streams."""

    speaker: SpeakerAnswer
    appearances: tuple[Appearance, ...]
    """Oldest first; articles without a date last."""
    companions: tuple[Companion, ...]
    """Who else is quoted in the same articles, the most frequent first."""
    judgements: tuple[JudgementAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationAnswer:
    """One organization: of the lexicon, or only named in articles."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    """Names it had before."""
    kind: str | None = None
    """What it is, where a list knows it, such as `university`."""
    sector: str | None = None
    """Which part of society its people speak from, where a list knows it, such as `academia`."""
    country: str | None = None
    parent_id: str | None = None
    ror: str | None = None
    wikidata: str | None = None
    people: int = 0
    """How many speakers are affiliated with it, former ones left out."""
    quotes: int = 0
    """Quotes of those people."""
    own_quotes: int = 0
    """Quotes of the organization itself."""
    words: int = 0
    """Words of both."""
    articles: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationDetail:
    """All there is to show of an organization but the quotes.

    Those are streamed by `quotes(organization_id=...)` and, for its own, `quotes(speaker_id=...)`.
    """

    organization: OrganizationAnswer
    people: tuple[SpeakerAnswer, ...]
    """The most quoted first."""
    former_people: tuple[SpeakerAnswer, ...]
    speaker_ids: tuple[str, ...]
    """Speakers that are the organization itself."""
    parent: OrganizationAnswer | None
    parts: tuple[OrganizationAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AffiliationAnswer:
    """An organization of a speaker, and when articles state it."""

    speaker: str
    speaker_id: str
    organization: str
    organization_id: str
    role: str | None
    """The role that the latest of these articles gives."""
    former: bool
    """Whether these articles say that it was one before."""
    first: str | None
    """Date of the first article that states it so."""
    last: str | None
    left: str | None = None
    """Date of the first article after `last` that calls it a former one, if any does."""
    articles: int
    evidence: Evidence
    """From the latest of these articles."""
    article: ArticleAnswer
    """That article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """What a speaker said in one article."""

    published: str | None
    article: ArticleAnswer
    quotes: tuple[QuoteAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A quote that resembles a text, and how much."""

    quote: QuoteAnswer
    similarity: float
    """0 to 1; 1 where the words are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A known speaker whose name resembles one that was asked for."""

    id: str
    name: str
    similarity: float


class Count(NamedTuple):
    """How much falls to one value of what was counted by.

    A named tuple, unlike other answers: there may be one for each of a hundred thousand speakers, and
    a frozen data class takes six times as long to make.
    """

    value: str | None
    """The value itself; None where it is not known."""
    id: str | None
    """Of the speaker or organization, where it is one."""
    quotes: int
    words: int
    articles: int
    speakers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineAnswer:
    """Input that was refused, and why."""

    origin: str
    code: str
    reason: str
    sha256: str | None
    at: str
    """When, ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAnswer:
    """One run of ingest."""

    id: int
    program: str
    """Version of attrib."""
    model: str
    config: str
    """Hash of the configuration."""
    started: str
    finished: str | None
    """None where it was broken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the database holds, in current versions."""

    articles: int
    versions: int
    """All versions, older ones too."""
    quotes: int
    words: int
    """Words quoted."""
    speakers: int
    organizations: int
    quarantined: int
    outlets: int
    first: str | None
    last: str | None
