"""What every reader is told: names of fields, encoding, limits, and how to take a file apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from attrib.errors import ReadError
from attrib.read.extraction import Extraction
from attrib.read.limits import Limits
from attrib.types import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices of one call of `read`."""

    names: Mapping[str, str]
    """The corpus's name of each field of a record."""
    encoding: str | None
    limits: Limits
    extract: Callable[[str, bytes, str | None], Extraction]
    """Takes a file apart in a process of its own: kind of file, content, encoding."""


def refusal(origin: str, error: ReadError) -> Refusal:
    """Return an error as the refusal of what is at `origin`."""
    return Refusal(origin=origin, reason=str(error), code=error.code)
