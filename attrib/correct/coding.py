"""A stated quote as plain data, ready for JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from attrib.correct.changes import Anchor, Stated
from attrib.types import Act, Form, SpeakerType

_PARTS = ("content", "source", "cue")


def to_plain(stated: Stated | None) -> dict[str, Any] | None:
    """Return a stated quote as plain data."""
    return None if stated is None else asdict(stated)


def from_plain(data: Mapping[str, Any] | None) -> Stated | None:
    """Return the stated quote that `to_plain` wrote."""
    if data is None:
        return None
    parts = {part: tuple(Anchor(**anchor) for anchor in data[part]) for part in _PARTS}
    kind = data["type"]
    return Stated(
        **parts,
        form=Form(data["form"]),
        act=Act(data["act"]),
        negated=data["negated"],
        speaker=data["speaker"],
        type=None if kind is None else SpeakerType(kind),
    )
