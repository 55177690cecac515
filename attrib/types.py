"""The nouns that flow through attrib: frozen, and free of any library.

Offsets are characters of `Document.text`, half-open. `text[start:end]` is what is stored, always.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` of a document's text, half-open: `0 <= start < end`."""

    start: int
    end: int


class Form(StrEnum):
    """How much of a quote's content stands inside quotation marks: all, some or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """Whether the source said it (said, wrote, denied) or is reported to hold it (thinks, wants)."""

    STATEMENT = "statement"
    ATTITUDE = "attitude"


class SpeakerType(StrEnum):
    """What kind of source a speaker is."""

    PERSON = "person"
    UNNAMED = "unnamed"
    ORGANIZATION = "organization"
    DOCUMENT = "document"


class Sector(StrEnum):
    """The part of society that a source speaks from."""

    GOVERNMENT = "government"
    MILITARY = "military"
    ACADEMIA = "academia"
    THINK_TANK = "think-tank"
    COMPANY = "company"
    NGO = "ngo"
    MEDIA = "media"
    PARTY = "party"
    """Parties, campaigns, candidates, and those who work for them."""
    CITIZEN = "citizen"
    UNKNOWN = "unknown"


class Flag(StrEnum):
    """What a reader should know of a quote beyond its parts."""

    FLOATING = "floating"
    UNCLOSED = "unclosed"
    HEADLINE = "headline"
    QUESTION = "question"
    HEDGED = "hedged"
    NO_COMMENT = "no-comment"
    AMBIGUOUS_SPEAKER = "ambiguous-speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it was read; its text never changes after this."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    """Date or time of publication, ISO 8601, as far as it is known."""
    origin: str | None = None
    """The file (and line or record) that it was read from."""

    @property
    def sha256(self) -> str:
        """The hash of the text, which names this version of the article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Input that could not be read as an article: what it was, and why not."""

    origin: str
    reason: str
    """A sentence for the user, which names the cure where there is one."""
    code: str
    """A short stable name of the reason, such as `empty`, `binary`, `too-large`, `malformed`."""
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A job, title or description of a speaker, as the article states it."""

    title: str
    evidence: Span
    by: str
    """The rule that found it."""
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """An organization that a speaker belongs to or speaks for, as the article states it."""

    organization: str
    evidence: Span
    by: str
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One source of an article: the fullest name it has there, and what the article says of it.

    `affiliations` come most specific first.
    """

    name: str
    type: SpeakerType
    roles: tuple[Role, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    mentions: tuple[Span, ...] = ()
    members: tuple[str, ...] = ()
    """Names of the members of a joint source ("Brown and Menendez said")."""
    count: int | None = None
    """How many a source without a name is, where the article says so ("two officials")."""
    reason: Span | None = None
    """The words that tell why it goes unnamed ("because the talks are private")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a source is reported to have said: contents with their cue and source.

    `contents` is plural: `"We won," she said, "and early."` is one quote with two content spans.
    `speaker` and `via` are indexes into the article's `speakers`; `parent` and `follows` into its
    `quotes`.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    form: Form = Form.INDIRECT
    act: Act = Act.STATEMENT
    speaker: int | None = None
    negated: bool = False
    flags: tuple[Flag, ...] = ()
    via: int | None = None
    """Index of the speaker who passed it on, where the article says so."""
    channel: Span | None = None
    parent: int | None = None
    follows: int | None = None
    """Index of the quote whose speaker goes on, for a quotation that stands alone."""
    confidence: float = 0.0
    by: str = ""
    """What decided, such as `model` or `rule:floating`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article with its quotes and speakers, in the order of the text."""

    document: Document
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    model: str = ""
    """Name and version of the pipeline that made it."""
    scare: tuple[Span, ...] = ()
    """Words in quotation marks that quote nobody: kept apart, and never counted as quotes."""
    aliases: tuple[tuple[str, str], ...] = field(default=())
    """Pairs of a short form and its full form defined in the article (MIT, its name in full)."""


class Verdict(StrEnum):
    """What was judged of two mentions of people or organizations in different articles."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A speaker as one article knows it: what there is to tell by whether two are the same."""

    key: str
    """Stable name of this speaker of this article, such as `<article id>#<number>`."""
    name: str
    type: SpeakerType
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict on two profiles, with its score and reasons. Stored; identity is derived from it."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: str
    """The rule, or the person, who judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided on who is who: it goes before every rule, until it is taken back."""

    id: int
    sides: tuple[tuple[str, ...], ...]
    """Keys of profiles. Those of one side are one; those of two sides are two."""
    who: str
    at: str
    """When, ISO 8601 in UTC."""
    why: str | None = None
    name: str | None = None
    """How the profiles are to be called, where that was decided, and not who they are."""
    revoked: str | None = None
    """When it was taken back."""
    revoked_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organization of the lexicon."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    """Names it went by before, and no more."""
    kind: str | None = None
    sector: str | None = None
    country: str | None = None
    parent: str | None = None
    ror: str | None = None
    wikidata: str | None = None
    listed: bool = True
    """Whether a list has it, and not articles alone."""
