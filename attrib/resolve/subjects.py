"""A profile in, a `Subject` out: the same with its name, roles and organizations understood."""

from __future__ import annotations

from dataclasses import dataclass

from attrib.resolve.names import PersonName, parse_name
from attrib.resolve.organizations import UNLISTED, Organizations
from attrib.resolve.roles import RoleTerms, role_terms
from attrib.resolve.states import states_of
from attrib.types import Profile, SpeakerType

_NO_NAMES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "your", "my", "this"})
_MOST_READ = 24
"""Roles and affiliations of one profile that are read; no article states more of anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a pair is judged by."""

    profile: Profile
    name: PersonName
    terms: RoleTerms
    organizations: frozenset[str]
    """Ids of the affiliations and of the wholes that they are part of."""
    states: frozenset[str]
    article: str
    year: int | None

    @property
    def weight(self) -> int:
        """How much there is to tell this subject by."""
        return len(self.terms.offices) + len(self.terms.words) + 2 * len(self.organizations)


def describe(profile: Profile, organizations: Organizations) -> Subject:
    """Return what a profile of a person says."""
    found = organizations.identify_all(profile.affiliations[:_MOST_READ])
    wholes = (above for one in found for above in organizations.parents(one))
    name, roles = parse_name(profile.name), profile.roles[:_MOST_READ]
    return Subject(
        profile=profile,
        name=name,
        terms=role_terms(roles),
        states=states_of(name, roles),
        organizations=frozenset(one.id for one in (*found, *wholes)),
        article=profile.key.rpartition("#")[0],
        year=_year(profile.published),
    )


def _year(published: str | None) -> int | None:
    year = (published or "")[:4]
    return int(year) if year.isdecimal() and len(year) == 4 else None  # noqa: PLR2004


def entity_key(profile: Profile, organizations: Organizations) -> str | None:
    """Return the key by which organizations are one: the list's id, or the name's normal form.

    What is no name has none: "the company" of one article is not that of another.
    """
    if profile.type is not SpeakerType.ORGANIZATION:
        return None
    found = organizations.identify(profile.name)
    return None if found.id.startswith(UNLISTED) and not _is_named(profile.name) else found.id


def _is_named(name: str) -> bool:
    """Tell whether a capital or a digit marks a name, the first word's article left out."""
    words = name.split()
    if words and words[0].lower() in _NO_NAMES:
        words = words[1:]
    return any(char.isupper() or char.isdigit() for word in words for char in word)
