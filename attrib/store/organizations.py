"""The names that articles give organizations in, the rows of the organizations out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from attrib.store.base import NameKind
from attrib.store.rows import short, short_fold
from attrib.store.text import initials, storable
from attrib.types import Organization, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.types import Annotated

_SLUG = 60
_NAMED = "named-"


class Finder(Protocol):
    """What knows organizations by their names, such as the lexicon of `attrib.resolve`."""

    def find(self, name: str, aliases: Sequence[str] = ()) -> Organization | None:
        """Return the organization of a name, helped by the other names an article gives it."""
        ...


@dataclass(slots=True)
class OrganizationRows:
    """Collects the organizations of a batch of articles."""

    finder: Finder | None
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    names: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def add(self, annotated: Annotated) -> dict[str, str]:
        """Take the organizations of an article; return their ids by the names it gives them."""
        names = {a.organization: None for s in annotated.speakers for a in s.affiliations}
        names |= {s.name: None for s in annotated.speakers if s.type is SpeakerType.ORGANIZATION}
        return {name: self._add_name(name, _other_names(name, annotated)) for name in names}

    def name_of(self, key: str) -> str:
        """Return the name of an organization that was added."""
        name: str = self.rows[key]["name"]
        return name

    def _add_name(self, name: str, others: tuple[str, ...]) -> str:
        found = self.finder.find(name, others) if self.finder else None
        if found is None:
            # An article that defines the short form tells that both are one organization.
            full = max((name, *others), key=lambda form: (len(form), form))
            found = Organization(id=_named(full), name=storable(full))
        key = short(found.id)
        self._add_organization(key, found)
        for written in (name, *others):
            self._put(key, written, NameKind.WRITTEN)
        return key

    def _add_organization(self, key: str, organization: Organization) -> None:
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
        self._put(key, organization.name, NameKind.NAME)
        for alias in organization.aliases:
            self._put(key, alias, NameKind.ALIAS)
        letters = initials(organization.name)
        if letters:
            self._put(key, letters.upper(), NameKind.INITIALS)

    def _put(self, key: str, name: str, kind: NameKind) -> None:
        folded = short_fold(name)
        if folded:
            row = {"organization_id": key, "folded": folded, "name": storable(name), "kind": kind}
            self.names.setdefault((key, folded), row | {"former": False})


def _other_names(name: str, annotated: Annotated) -> tuple[str, ...]:
    others = {form: None for pair in annotated.aliases if name in pair for form in pair}
    return tuple(form for form in others if form != name)


def _named(name: str) -> str:
    folded = short_fold(name)
    slug = folded.replace(" ", "-")[:_SLUG]
    if len(folded) > _SLUG or not folded:
        slug += hashlib.sha256(storable(folded or name).encode()).hexdigest()[:8]
    return f"{_NAMED}{slug}"


def is_named(key: str) -> bool:
    """Tell whether an organization is known by its name in articles alone."""
    return key.startswith(_NAMED)
