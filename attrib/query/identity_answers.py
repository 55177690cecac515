"""What a question on who is who gives back: frozen plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrib.query.answers import ArticleAnswer, JudgementAnswer, SpeakerAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A speaker as one article knows it, as a member of one who is known across articles."""

    profile: str
    """Its key: the article's and its name there."""
    name: str
    article: ArticleAnswer
    roles: tuple[str, ...]
    affiliations: tuple[str, ...]
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAnswer:
    """What a person decided on who is who."""

    number: int
    kind: str
    """`merge`, `split` or `rename`."""
    sides: tuple[tuple[str, ...], ...]
    """Names of the profiles it is on. Those of one side are one, those of two sides are two."""
    who: str
    at: str
    """When, ISO 8601 in UTC."""
    why: str | None = None
    name: str | None = None
    """The name that was given, if that was decided."""
    revoked: str | None = None
    """When it was taken back."""
    revoked_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two speakers who may be one: the rules found too little to tell."""

    left: SpeakerAnswer
    right: SpeakerAnswer
    score: float
    """How likely they are one, from 0 to 1, by the surest of the judgements."""
    reasons: tuple[str, ...]
    """What spoke for it and against, in that judgement."""
    pairs: int
    """In how many pairs of articles the question came up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityDetail:
    """Who counts as one speaker across articles, and why."""

    speaker: SpeakerAnswer
    members: tuple[Member, ...]
    """Oldest first; articles without a date last."""
    judgements: tuple[JudgementAnswer, ...]
    """Of the rules, on its members; the surest first."""
    decisions: tuple[DecisionAnswer, ...]
    """Of people, on its members; the first one first, those taken back too."""
    doubts: tuple[Doubt, ...]
    """Who else it may be."""
