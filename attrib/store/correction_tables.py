"""The tables of what people say: corrections, what they were put on, and samples."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from attrib.correct.changes import CorrectionKind
from attrib.store.base import Base, Id


class CorrectionRow(Base):
    """What a person said of a quote; it is revoked, never deleted.

    It is bound to no row: it outlives the article, and waits for one that comes back.
    """

    __tablename__ = "corrections"
    __table_args__ = (Index(None, "article_key"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[CorrectionKind]
    article_key: Mapped[str]
    sha256: Mapped[str]
    """Of the text that it was said of."""
    words: Mapped[str | None]
    """Of the quote as it stood, or as it was added: for reading; `before` and `after` count."""
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    speaker: Mapped[str | None]
    values: Mapped[list[str]]
    who: Mapped[str]
    why: Mapped[str | None]
    at: Mapped[str]
    revoked: Mapped[str | None]
    revoked_by: Mapped[str | None]


class OriginalRow(Base):
    """What the model made of a version that was corrected: with it a correction can be revoked."""

    __tablename__ = "originals"

    version_id: Mapped[int] = mapped_column(
        ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True
    )
    annotation: Mapped[dict[str, Any]]


class SampleRow(Base):
    """Quotes drawn at random, to learn from them how right all are."""

    __tablename__ = "samples"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    drawn: Mapped[str]
    who: Mapped[str]
    seed: Mapped[int]
    population: Mapped[int]
    """How many quotes there were to draw from."""


class SampleQuoteRow(Base):
    """A quote of a sample, as it stood when it was drawn; what is wrong with it, once it is known."""

    __tablename__ = "sample_quotes"
    __table_args__ = (CheckConstraint("0 <= start AND start < stop", name="span"),)

    sample_id: Mapped[int] = mapped_column(
        ForeignKey("samples.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    article_key: Mapped[str]
    sha256: Mapped[str]
    model: Mapped[str]
    start: Mapped[int]
    stop: Mapped[int]
    text: Mapped[str]
    speaker: Mapped[str | None]
    confidence: Mapped[float]
    faults: Mapped[list[str] | None]
    """Empty where all is right; None until somebody has looked."""
    who: Mapped[str | None]
    at: Mapped[str | None]


class ScareQuoteRow(Base):
    """Words in quotation marks that quote nobody; a reviewer may make a quote of them."""

    __tablename__ = "scare_quotes"
    __table_args__ = (CheckConstraint("0 <= start AND start < stop", name="span"),)

    version_id: Mapped[int] = mapped_column(
        ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    stop: Mapped[int]
    text: Mapped[str]
