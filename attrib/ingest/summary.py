"""What became of the input."""

from __future__ import annotations

from dataclasses import dataclass

from attrib.types import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSummary:
    """What became of the input."""

    read: int = 0
    """Articles that were read."""
    stored: int = 0
    """Articles that were new, changed or not yet annotated by this model."""
    unchanged: int = 0
    quarantined: int = 0
    """Input that could not be read, analysed or stored."""
    quotes: int = 0
    speakers: int = 0
    """Speakers of the stored articles, counted once an article."""
    seconds: float = 0.0
    refusals: tuple[Refusal, ...] = ()
    """What was quarantined and why, up to a thousand."""
