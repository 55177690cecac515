"""What the rules about people find: a role or affiliation, as words of the article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A role or affiliation of someone: a half-open range of words, and the rule that read it."""

    start: int
    end: int
    is_role: bool
    by: str
    former: bool = False
