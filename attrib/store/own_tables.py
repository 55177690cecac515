"""The tables of what a newsroom adds itself: its decisions on who is who, and its own lists."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from attrib.store.base import Base, Id


class DecisionRow(Base):
    """What a person decided on who is who; it is revoked, never deleted."""

    __tablename__ = "decisions"
    __table_args__ = (CheckConstraint("kind IN ('group', 'rename')", name="kind"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str]
    """`group`: the members of one side are one, those of two sides are two. `rename`: their name."""
    name: Mapped[str | None]
    who: Mapped[str]
    why: Mapped[str | None]
    at: Mapped[str]
    revoked: Mapped[str | None]
    """When it was taken back."""
    revoked_by: Mapped[str | None]


class DecisionMemberRow(Base):
    """A profile that was decided on. It is bound to no row: it may go and come back."""

    __tablename__ = "decision_members"

    decision_id: Mapped[int] = mapped_column(
        ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True
    )
    profile: Mapped[str] = mapped_column(primary_key=True, index=True)
    side: Mapped[int]
    name: Mapped[str]
    """Its name at the time, by which it is found again where a later model reads another one."""


class ListedOrganizationRow(Base):
    """An organization of a list that a newsroom imported, as the list has it."""

    __tablename__ = "listed_organizations"

    origin: Mapped[str] = mapped_column(primary_key=True)
    """Name of the list: of the file that it came from."""
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    aliases: Mapped[list[str]]
    former: Mapped[list[str]]
    kind: Mapped[str | None]
    sector: Mapped[str | None]
    country: Mapped[str | None]
    parent: Mapped[str | None]
    ror: Mapped[str | None]
    wikidata: Mapped[str | None]
