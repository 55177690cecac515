"""The tables of what is counted in advance: figures that take seconds to count in a million quotes.

Nothing in them is anyone's word: `attrib.store.tallies` derives all of it from the other tables.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from attrib.store.base import Base, Id


class StaleRow(Base):
    """A speaker or an organization to be counted, or a newcomer or a block to be judged."""

    __tablename__ = "stale"
    __table_args__ = (Index(None, "kind", "key"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    """There may be many of one key: writers who wait for no one put no row of another's away."""
    kind: Mapped[str]
    key: Mapped[str]


class CountTallyRow(Base):
    """How much one value of what is counted by gained or lost; the sum of all its rows is its count."""

    __tablename__ = "count_tallies"
    __table_args__ = (Index(None, "by"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    by: Mapped[str]
    value: Mapped[str | None]
    quotes: Mapped[int]
    words: Mapped[int] = mapped_column(BigInteger)
    articles: Mapped[int]
    speakers: Mapped[int]


class SpeakerTallyRow(Base):
    """How much a speaker said across articles."""

    __tablename__ = "speaker_tallies"
    __table_args__ = (
        Index(None, "quotes"),
        Index(None, "words"),
        # All that a list of every speaker says: a row itself is wide, for its `shares`.
        Index(None, "entity_id", "quotes", "words", "quoted"),
    )

    entity_id: Mapped[str] = mapped_column(primary_key=True)
    quotes: Mapped[int]
    words: Mapped[int] = mapped_column(BigInteger)
    articles: Mapped[int]
    quoted: Mapped[int]
    """Those of the articles that quote it."""
    first: Mapped[int | None]
    last: Mapped[int | None]
    shares: Mapped[dict[str, Any] | None]
    """The values that its quotes count for, by what is counted by."""


class SpeakerFactRow(Base):
    """A name, role, organization or outlet of a speaker, and how often it has it."""

    __tablename__ = "speaker_facts"

    entity_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[str]
    times: Mapped[int]


class OrganizationTallyRow(Base):
    """How much the people of an organization said, and it itself."""

    __tablename__ = "organization_tallies"
    __table_args__ = (Index(None, "said"), Index(None, "members"))

    organization_id: Mapped[str] = mapped_column(primary_key=True)
    people: Mapped[int]
    quotes: Mapped[int]
    own_quotes: Mapped[int]
    words: Mapped[int] = mapped_column(BigInteger)
    articles: Mapped[int]
    said: Mapped[int]
    """Quotes of both, each once."""
    members: Mapped[int]
    """Speakers of articles that belong to it or are it."""
    member_words: Mapped[int] = mapped_column(BigInteger)
    """Words of its people alone, and"""
    member_articles: Mapped[int]
    """articles that quote these, and"""
    quoted_people: Mapped[int]
    """how many of these are quoted."""
