"""The tables of what is counted in advance: figures that take seconds to count in a million quotes.

Nothing in them is anyone's word: `attrib.store.tallies` derives all of it from the other tables. They
hold what is true while `tallies` has its one row, and are passed over while it has none.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from attrib.store.base import Base


class TallyRow(Base):
    """Everything together, in current versions; it is there while all that was counted is true."""

    __tablename__ = "tallies"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quotes: Mapped[int]
    words: Mapped[int] = mapped_column(BigInteger)


class CountTallyRow(Base):
    """How much falls to one value of what is counted by."""

    __tablename__ = "count_tallies"

    by: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Its place among the values, the most quotes first."""
    key: Mapped[str | None]
    value: Mapped[str | None]
    quotes: Mapped[int]
    words: Mapped[int] = mapped_column(BigInteger)
    articles: Mapped[int]
    speakers: Mapped[int]


class SpeakerTallyRow(Base):
    """How much a speaker said across articles."""

    __tablename__ = "speaker_tallies"
    __table_args__ = (Index(None, "quotes"), Index(None, "words"))

    entity_id: Mapped[str] = mapped_column(primary_key=True)
    quotes: Mapped[int]
    words: Mapped[int] = mapped_column(BigInteger)
    articles: Mapped[int]
    first: Mapped[int | None]
    last: Mapped[int | None]


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
