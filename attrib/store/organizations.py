"""The names that articles give organizations in, the rows of the organizations out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from attrib.store.base import NameKind
from attrib.store.rows import short, short_fold
from attrib.store.text import initials, storable
from attrib.types import Organization, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrib.types import Annotated, Role, Speaker

_SLUG = 60
_NAMED = "named-"
_RELATIVE = re.compile(r"\s(?:who|whom|whose|that|which)\b")
_ARTICLES = frozenset({"the", "a", "an"})
_OF_ARTICLE = 12
_OF_NAME = "key:"
"""How the ids of organizations begin that are known by their names alone."""


class Finder(Protocol):
    """What knows organizations by their names, such as `attrib.resolve.resolver.Resolver`."""

    def identify(
        self, names: Sequence[str], aliases: Sequence[tuple[str, str]] = ()
    ) -> Sequence[Organization]:
        """Return the organizations of a speaker, the most specific first, as an article names them.

        `aliases` are the short and full forms that the article itself defines.
        """
        ...

    def parents(self, organization: Organization) -> Sequence[Organization]:
        """Return the wholes that an organization is part of, the nearest first."""
        ...

    def sector(self, roles: Sequence[str], organizations: Sequence[Organization]) -> str | None:
        """Return the part of society that a source speaks from, if roles or organizations tell."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one speaker of an article stands."""

    ids: Mapping[str, str]
    """Ids of its organizations, by the names that the article gives them."""
    sector: str | None


@dataclass(slots=True)
class OrganizationRows:
    """Collects the organizations of a batch of articles."""

    finder: Finder | None
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    names: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def add(self, annotated: Annotated, article: str = "") -> tuple[Standing, ...]:
        """Take the organizations of an article; return where each of its speakers stands.

        Args:
            annotated: the article.
            article: its key.
        """
        return tuple(
            self._add_speaker(speaker, annotated, article) for speaker in annotated.speakers
        )

    def name_of(self, key: str) -> str:
        """Return the name of an organization that was added."""
        name: str = self.rows[key]["name"]
        return name

    def _add_speaker(self, speaker: Speaker, annotated: Annotated, article: str) -> Standing:
        # A part is known by the whole after it, whether the speaker is there still or was.
        names = list(dict.fromkeys(a.organization for a in speaker.affiliations))
        found = dict(zip(names, self._identify(names, annotated), strict=True))
        if speaker.type is SpeakerType.ORGANIZATION and speaker.name not in found:
            (found[speaker.name],) = self._identify([speaker.name], annotated)
        found = {name: _of_article(found[name], article) for name in found}
        ids = {name: self._add_name(name, found[name], annotated) for name in found}
        return Standing(ids=ids, sector=self._sector(speaker, found))

    def _identify(self, names: Sequence[str], annotated: Annotated) -> Sequence[Organization]:
        if self.finder is not None:
            return self.finder.identify(names, annotated.aliases)
        # An article that defines the short form tells that both are one organization.
        forms = ((name, *_other_names(name, annotated)) for name in names)
        full = [max(named, key=lambda form: (len(form), form)) for named in forms]
        return [Organization(id=name, name=name, listed=False) for name in full]

    def _sector(self, speaker: Speaker, found: Mapping[str, Organization]) -> str | None:
        if self.finder is None or speaker.type is SpeakerType.DOCUMENT:
            return None
        own = [found[speaker.name]] if speaker.type is SpeakerType.ORGANIZATION else []
        present = [found[a.organization] for a in speaker.affiliations if not a.former]
        # What an unnamed source is called says what it is: two officials, a voter.
        called = [_RELATIVE.split(speaker.name)[0]] if speaker.type is SpeakerType.UNNAMED else []
        return self.finder.sector([*map(_title, speaker.roles), *called], [*own, *present])

    def _add_name(self, name: str, found: Organization, annotated: Annotated) -> str:
        key = self._add_organization(found)
        for written in (name, *_other_names(name, annotated)):
            self._put(key, written, NameKind.WRITTEN)
        for whole in self.finder.parents(found) if self.finder else ():
            self._add_organization(whole)
        return key

    def _add_organization(self, organization: Organization) -> str:
        key = short(organization.id) if organization.listed else _named(organization.id)
        known = self.rows.get(key)
        if known is None or not organization.listed:
            self._put_names(key, organization)
        if known is None:
            self.rows[key] = {
                "id": key,
                "name": storable(organization.name),
                "kind": organization.kind,
                "sector": organization.sector,
                "country": organization.country,
                "parent_id": organization.parent,
                "ror": organization.ror,
                "wikidata": organization.wikidata,
            }
        elif not organization.listed:
            # Articles write one name in several ways: whichever comes first, the least is kept.
            known["name"] = min(known["name"], storable(organization.name))
        return key

    def _put_names(self, key: str, organization: Organization) -> None:
        own = NameKind.NAME if organization.listed else NameKind.WRITTEN
        self._put(key, organization.name, own)
        for alias in organization.aliases:
            self._put(key, alias, NameKind.ALIAS)
        for name in organization.former:
            self._put(key, name, NameKind.ALIAS, former=True)
        letters = initials(organization.name)
        if letters:
            self._put(key, letters.upper(), NameKind.INITIALS)

    def _put(self, key: str, name: str, kind: NameKind, *, former: bool = False) -> None:
        folded = short_fold(name)
        if not folded:
            return
        row = {"organization_id": key, "folded": folded, "name": storable(name), "kind": kind}
        known = self.names.setdefault((key, folded), row | {"former": former})
        known |= {column: min(known[column], row[column]) for column in ("name", "kind")}


def _other_names(name: str, annotated: Annotated) -> tuple[str, ...]:
    others = {form: None for pair in annotated.aliases if name in pair for form in pair}
    return tuple(form for form in others if form != name)


def _title(role: Role) -> str:
    """Return a role as a title that tells whether it is a former one."""
    told = not role.former or role.title.casefold().startswith(("former", "ex-", "retired"))
    return role.title if told else f"former {role.title}"


def _of_article(organization: Organization, article: str) -> Organization:
    """Return what is no name as one of its article alone: the company of another is another."""
    first, _, rest = organization.name.partition(" ")
    name = rest if first.casefold() in _ARTICLES else organization.name
    # A capital, a digit, or a letter of a script that has no capitals, marks a name.
    is_name = any(char.isalnum() and not char.islower() for char in name)
    if organization.listed or organization.parent or is_name:
        return organization
    return replace(organization, id=f"{organization.id} {article[:_OF_ARTICLE]}".strip())


def _named(id_: str) -> str:
    """Return the key of an organization that no list has: of the id that its name gives it."""
    name = id_.removeprefix(_OF_NAME)
    folded = short_fold(name)
    slug = folded.replace(" ", "-")[:_SLUG]
    if len(folded) > _SLUG or not folded:
        slug += hashlib.sha256(storable(folded or name).encode()).hexdigest()[:8]
    return f"{_NAMED}{slug}"


def is_named(key: str) -> bool:
    """Tell whether an organization is known by its name in articles alone."""
    return key.startswith(_NAMED)
