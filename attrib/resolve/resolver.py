"""A list of organizations in; out comes all that the store asks of this room, by that list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from attrib.resolve.candidates import block_keys
from attrib.resolve.clusters import cluster
from attrib.resolve.judging import concerned, judge
from attrib.resolve.organizations import UNLISTED, Organizations, load_organizations
from attrib.resolve.sectors import sector_of
from attrib.types import Judgement, Organization, Profile, Sector


class Resolver:
    """Names organizations, tells speakers apart, and says what part of society they speak from."""

    def __init__(self, organizations: Organizations | None = None) -> None:
        self.organizations = organizations or load_organizations()

    def identify(
        self, names: Sequence[str], aliases: Sequence[tuple[str, str]] = ()
    ) -> tuple[Organization, ...]:
        """Return the organizations of a speaker, the most specific first, as an article names them.

        Args:
            names: in that order; a part is known by the whole after it.
            aliases: short and full forms that the article itself defines.
        """
        found = self.organizations.identify_all(names, aliases)
        return tuple(one if one.listed or one.sector else _by_name(one) for one in found)

    def parents(self, organization: Organization) -> tuple[Organization, ...]:
        """Return the wholes that an organization is part of, the nearest first."""
        return self.organizations.parents(organization)

    def sector(self, roles: Sequence[str], organizations: Sequence[Organization]) -> str | None:
        """Return the part of society that a source speaks from, if roles or organizations tell."""
        sector = sector_of(roles, organizations)
        return None if sector is Sector.UNKNOWN else sector.value

    def block_keys(self, profile: Profile) -> tuple[str, ...]:
        """Return the keys under which a profile is found again."""
        return block_keys(profile, self.organizations)

    def judge(self, profiles: Iterable[Profile], known: Iterable[Profile]) -> Iterator[Judgement]:
        """Judge profiles against one another and against those known before."""
        return judge(profiles, known, self.organizations)

    def concerned(self, profiles: Iterable[Profile], known: Iterable[Profile]) -> frozenset[str]:
        """Return the keys of the profiles, and of known ones of whom other things may be said now."""
        return concerned(profiles, known, self.organizations)

    def cluster(self, keys: Iterable[str], judgements: Iterable[Judgement]) -> Mapping[str, str]:
        """Return the entity of each profile, from the judgements between them."""
        return cluster(keys, judgements)


def _by_name(organization: Organization) -> Organization:
    """Return an organization that no list has with the sector that its name tells.

    Its key is asked, which is one for all spellings: whichever comes first must not decide.
    """
    key = organization.id.removeprefix(UNLISTED).partition("@")[0]
    sector = sector_of((), [key])
    return organization if sector is Sector.UNKNOWN else replace(organization, sector=sector)
