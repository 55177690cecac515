"""Builds profiles in few words, for the tests of this room."""

from __future__ import annotations

from attrib.types import Profile, SpeakerType


def person(  # noqa: PLR0913 - a profile has this much to tell
    key: str,
    name: str,
    *,
    role: str | None = None,
    at: str | None = None,
    published: str | None = None,
    kind: SpeakerType = SpeakerType.PERSON,
) -> Profile:
    return Profile(
        key=key if "#" in key else f"{key}#0",
        name=name,
        type=kind,
        roles=(role,) if role else (),
        affiliations=(at,) if at else (),
        published=published,
    )
