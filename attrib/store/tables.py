"""The tables, as typed rows. Nothing in but declarations; rows never leave `store` and `query`.

A quote, a speaker and all that hangs on them are named by the version of the article they stand in
and their number there, so that a batch is written without asking the database for new ids.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from attrib.store import (  # noqa: F401  # one import is to know every table
    correction_tables,
    tally_tables,
)
from attrib.store.base import IN_KEY_ORDER, Base, Id, NameKind, SpanKind
from attrib.store.own_tables import DecisionRow  # noqa: F401  # so that all tables are known
from attrib.types import Act, Form, SpeakerType, Verdict


class RunRow(Base):
    """One run of ingest: with what program, model and configuration."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    program: Mapped[str]
    model: Mapped[str]
    config: Mapped[str]
    started: Mapped[str]
    finished: Mapped[str | None]


class ArticleRow(Base):
    """An article through all its versions; what is known of it is as of the current one."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("key"),
        Index(None, "external_id"),
        Index(None, "outlet", "day", "key"),
        Index(None, "day", "key"),
        Index(None, "quotes", "key"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str]
    """Made of the id it came with and where it was published; see `rows.article_key`."""
    external_id: Mapped[str]
    title: Mapped[str | None]
    outlet: Mapped[str | None]
    author: Mapped[str | None]
    url: Mapped[str | None]
    published: Mapped[str | None]
    day: Mapped[int]
    """`published` as a number that sorts, such as 20230501; what is not known of it is 0."""
    origin: Mapped[str | None]
    quotes: Mapped[int] = mapped_column(server_default=text("0"))
    """How many it has, as of its current version; counted when it is written."""


class VersionRow(Base):
    """One text of an article. `text[start:end]` is what is stored of it, always."""

    __tablename__ = "versions"
    __table_args__ = (
        UniqueConstraint("article_id", "sha256"),
        Index(
            "uq_versions_article_id_current",
            "article_id",
            unique=True,
            sqlite_where=text("current"),
            postgresql_where=text("current"),
        ),
        Index(None, "sha256"),
        Index(None, "run_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    sha256: Mapped[str]
    """Of the text as it was read, also where a character could not be stored."""
    model: Mapped[str]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))
    current: Mapped[bool]
    saved: Mapped[str]
    words: Mapped[int]
    aliases: Mapped[list[list[str]]]
    text: Mapped[str]


class NameRow(Base):
    """A folded name of speakers; the full-text index of names stands on this table."""

    __tablename__ = "names"
    __table_args__ = (UniqueConstraint("folded"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    folded: Mapped[str]


class OrganizationRow(Base):
    """An organization: of the lexicon, or known by its name in articles alone."""

    __tablename__ = "organizations"
    __table_args__ = (Index(None, "parent_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str | None]
    sector: Mapped[str | None]
    country: Mapped[str | None]
    parent_id: Mapped[str | None]
    """Bound to no row: the lexicon may know a parent that no article names."""
    ror: Mapped[str | None]
    wikidata: Mapped[str | None]


class OrganizationNameRow(Base):
    """One name of an organization."""

    __tablename__ = "organization_names"
    __table_args__ = (Index(None, "folded"),)

    organization_id: Mapped[str] = mapped_column(
        ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True
    )
    folded: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[NameKind]
    former: Mapped[bool]
    """Whether it went by that name before, and no more."""


class SpeakerRow(Base):
    """A speaker as one version of an article knows it."""

    __tablename__ = "speakers"
    __table_args__ = (
        Index(None, "key"),
        Index(None, "name_id"),
        Index(None, "organization_id"),
        Index(None, "sector"),
    )

    version_id: Mapped[int] = mapped_column(
        ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    """The key of its profile: the article's key and the folded name, the same in each version."""
    name: Mapped[str]
    name_id: Mapped[int] = mapped_column(ForeignKey("names.id"))
    type: Mapped[SpeakerType]
    members: Mapped[list[str]]
    count: Mapped[int | None]
    """How many a source without a name is, where the article says so."""
    reason_start: Mapped[int | None]
    """Where the words begin that tell why it has none."""
    reason_stop: Mapped[int | None]
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organizations.id"))
    """Which organization it is itself, where it is one."""
    sector: Mapped[str | None]
    """Which part of society it speaks from, as of this article."""
    quotes: Mapped[int] = mapped_column(server_default=text("0"))
    """How many it has in this version, counted when they are written, and"""
    words: Mapped[int] = mapped_column(server_default=text("0"))
    """how many words these have."""


def _of_speaker() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["version_id", "speaker"], ["speakers.version_id", "speakers.number"], ondelete="CASCADE"
    )


class MentionRow(Base):
    """A span that refers to a speaker."""

    __tablename__ = "mentions"
    __table_args__ = (
        _of_speaker(),
        CheckConstraint("0 <= start AND start < stop", name="span"),
        IN_KEY_ORDER,
    )

    version_id: Mapped[int] = mapped_column(Id, primary_key=True)
    speaker: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    stop: Mapped[int]


class RoleRow(Base):
    """A role of a speaker, as an article states it."""

    __tablename__ = "roles"
    __table_args__ = (
        _of_speaker(),
        CheckConstraint("0 <= start AND start < stop", name="span"),
        Index(None, "folded"),
        IN_KEY_ORDER,
    )

    version_id: Mapped[int] = mapped_column(Id, primary_key=True)
    speaker: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    folded: Mapped[str]
    start: Mapped[int]
    stop: Mapped[int]
    evidence: Mapped[str]
    by: Mapped[str]
    former: Mapped[bool]


class AffiliationRow(Base):
    """An organization that a speaker belongs to or speaks for, as an article states it."""

    __tablename__ = "affiliations"
    __table_args__ = (
        _of_speaker(),
        CheckConstraint("0 <= start AND start < stop", name="span"),
        Index(None, "organization_id"),
        IN_KEY_ORDER,
    )

    version_id: Mapped[int] = mapped_column(Id, primary_key=True)
    speaker: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    written: Mapped[str]
    start: Mapped[int]
    stop: Mapped[int]
    evidence: Mapped[str]
    by: Mapped[str]
    former: Mapped[bool]


class QuoteRow(Base):
    """A quote; its `id` is there for the full-text index."""

    __tablename__ = "quotes"
    __table_args__ = (
        UniqueConstraint("version_id", "number"),
        ForeignKeyConstraint(["version_id", "speaker"], ["speakers.version_id", "speakers.number"]),
        ForeignKeyConstraint(["version_id", "via"], ["speakers.version_id", "speakers.number"]),
        CheckConstraint("0 <= start AND start < stop", name="span"),
        CheckConstraint("0 <= confidence AND confidence <= 1", name="confidence"),
        Index(None, "version_id", "speaker", "words"),
        Index(None, "confidence"),
        Index(None, "words"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id", ondelete="CASCADE"))
    number: Mapped[int]
    speaker: Mapped[int | None]
    via: Mapped[int | None]
    parent: Mapped[int | None]
    follows: Mapped[int | None]
    start: Mapped[int]
    stop: Mapped[int]
    words: Mapped[int]
    form: Mapped[Form]
    act: Mapped[Act]
    negated: Mapped[bool]
    flags: Mapped[list[str]]
    confidence: Mapped[float]
    by: Mapped[str]
    text: Mapped[str]
    """The contents, joined by a space."""


class QuoteSpanRow(Base):
    """One span of a quote, with its words."""

    __tablename__ = "quote_spans"
    __table_args__ = (
        ForeignKeyConstraint(
            ["version_id", "quote"], ["quotes.version_id", "quotes.number"], ondelete="CASCADE"
        ),
        CheckConstraint("0 <= start AND start < stop", name="span"),
        IN_KEY_ORDER,
    )

    version_id: Mapped[int] = mapped_column(Id, primary_key=True)
    quote: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[SpanKind] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    stop: Mapped[int]
    text: Mapped[str]


class BlockRow(Base):
    """A block of profiles worth comparing that a profile belongs to."""

    __tablename__ = "profile_blocks"
    __table_args__ = (IN_KEY_ORDER,)

    block: Mapped[str] = mapped_column(primary_key=True)
    profile: Mapped[str] = mapped_column(primary_key=True, index=True)


class EntityRow(Base):
    """A speaker across articles; derived from judgements, never edited."""

    __tablename__ = "entities"
    __table_args__ = (
        Index(None, "organization_id"),
        # All that a list of every speaker says of one.
        Index(None, "id", "name"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[SpeakerType]
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organizations.id"))


class EntityMemberRow(Base):
    """Which entity a profile belongs to."""

    __tablename__ = "entity_members"
    __table_args__ = (IN_KEY_ORDER,)

    profile: Mapped[str] = mapped_column(primary_key=True)
    entity_id: Mapped[str] = mapped_column(
        ForeignKey("entities.id", ondelete="CASCADE"), index=True
    )


class EntityNameRow(Base):
    """The names of an entity, for looking it up."""

    __tablename__ = "entity_names"
    __table_args__ = (IN_KEY_ORDER,)

    name_id: Mapped[int] = mapped_column(ForeignKey("names.id"), primary_key=True)
    entity_id: Mapped[str] = mapped_column(
        ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class JudgementRow(Base):
    """A verdict on two profiles. It outlives them: an article that comes back is known again."""

    __tablename__ = "judgements"
    __table_args__ = (
        CheckConstraint("left_profile <> right_profile", name="pair"),
        Index(None, "right_profile"),
    )

    left_profile: Mapped[str] = mapped_column(primary_key=True)
    right_profile: Mapped[str] = mapped_column(primary_key=True)
    by: Mapped[str] = mapped_column(primary_key=True)
    verdict: Mapped[Verdict]
    score: Mapped[float]
    reasons: Mapped[list[str]]
    at: Mapped[str]


class QuarantineRow(Base):
    """Input that was refused, until the same origin can be read."""

    __tablename__ = "quarantine"

    origin: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    reason: Mapped[str]
    sha256: Mapped[str | None]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"), index=True)
    at: Mapped[str]
