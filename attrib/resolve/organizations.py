"""Rows of a list of organizations in, the organization that a name means out.

A name is looked up as itself, as an alias, as an acronym, by its initials, and as a short form, in
that order. A step that finds several organizations finds none: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from attrib.errors import AttribError
from attrib.resolve.aliases import read_aliases
from attrib.resolve.keys import (
    MAX_LENGTH,
    initials,
    looks_like_acronym,
    organization_key,
    short_form,
    split_part,
)
from attrib.resolve.own import own_rows, without_lost
from attrib.resources import resource_dir
from attrib.types import Organization

UNLISTED = "key:"
"""How the id of an organization begins that no list has."""
_PART = re.compile(
    r"^(?:department|school|faculty|division|office|graduate school|program|chair) "
    r"|(?:^| )(?:department|school|faculty|program|division|board|lab|laboratory|desk)$"
)
_AMBIGUOUS = 2
_MOST_WORDS = 16
_SHOWN = 6
"""How much of a circle of parents a message shows."""


class Organizations:
    """A list of organizations, looked up by name; what it lacks, `fallback` is asked."""

    def __init__(
        self,
        rows: Iterable[Organization],
        *,
        fallback: Organizations | None = None,
        beyond: Organizations | None = None,
    ) -> None:
        """Index the rows; their parents may also be of `fallback`, or of `beyond`.

        Raises:
            AttribError: if an id stands twice, or parents are unknown or go round in a circle.
        """
        self._fallback = fallback
        self._beyond = beyond
        self._by_id: dict[str, Organization] = {}
        for row in rows:
            if row.id in self._by_id:
                raise AttribError(f"The list of organizations has the id {row.id!r} twice.")
            self._by_id[row.id] = row
        self._check_parents()
        self._steps = _index(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id) + (len(self._fallback) if self._fallback else 0)

    def __iter__(self) -> Iterator[Organization]:
        yield from self._by_id.values()
        if self._fallback:
            yield from (row for row in self._fallback if row.id not in self._by_id)

    def get(self, id_: str) -> Organization | None:
        """Return the organization of an id."""
        if id_ in self._by_id:
            return self._by_id[id_]
        return self._fallback.get(id_) if self._fallback else None

    def find(self, name: str, aliases: Iterable[tuple[str, str]] = ()) -> Organization | None:
        """Return the organization that a name means, if the list knows exactly one.

        `aliases` are the article's own definitions, short form and full form; they come first.
        """
        key = organization_key(name)
        if not key or len(name) > MAX_LENGTH:
            return None
        for short, full in aliases:
            if organization_key(short) == key and (found := self._find_key(full)):
                return found
        return self._find_key(name) or self._find_part(name)

    def ambiguous(self) -> tuple[str, ...]:
        """Return the names and aliases of this list that mean several organizations, and so none.

        A name goes before an alias: what is the name of one only is taken for that one.
        """
        names, aliases = self._steps[:_BY_INITIALS]
        several = {key for key, ids in names.items() if len(ids) > 1}
        several |= {key for key, ids in aliases.items() if len(ids) > 1 and key not in names}
        return tuple(sorted(several))

    def named(self, name: str) -> Organization | None:
        """Return the organization of just this name or alias, if the list knows exactly one."""
        key = organization_key(name)
        for step in self._steps[:_BY_INITIALS]:
            if len(ids := step.get(key, ())) == 1:
                return self._by_id[ids[0]]
        return self._fallback.named(name) if self._fallback else None

    def _find_key(self, name: str) -> Organization | None:
        key = organization_key(name)
        for number, step in enumerate(self._steps):
            if number == _BY_INITIALS and not looks_like_acronym(name):
                continue
            ids = step.get(key, ())
            if len(ids) == 1:
                return self._by_id[ids[0]]
            if ids:
                break
        return self._fallback._find_key(name) if self._fallback else None  # noqa: SLF001

    def _find_part(self, name: str) -> Organization | None:
        """Find "the University of Virginia's Center for Politics" by its part within its whole."""
        split = split_part(name)
        whole = self._find_key(split[0]) if split else None
        part = self._find_key(split[1]) if split else None
        return part if whole and part and self.is_within(part, whole) else None

    def identify(
        self,
        name: str,
        aliases: Iterable[tuple[str, str]] = (),
        *,
        whole: Organization | None = None,
    ) -> Organization:
        """Return the organization that a name means: the list's, or one known by its key alone.

        A part is told from its namesakes by the `whole` it stands in: a Security Studies Program
        at Georgetown is not the one at MIT.
        """
        pairs = tuple(aliases)
        found = self.find(name, pairs)
        if found and not (whole and _is_part(name) and not self.is_within(found, whole)):
            return found
        split = split_part(name) or self._split_whole(name)
        if split and (parent := self.find(split[0], pairs)):
            whole, name = parent, split[1]
        full = next((f for s, f in pairs if organization_key(s) == organization_key(name)), name)
        key = organization_key(full)
        return Organization(
            id=f"{UNLISTED}{key}@{whole.id}" if whole else f"{UNLISTED}{key}",
            name=full,
            sector=whole.sector if whole else None,
            country=whole.country if whole else None,
            parent=whole.id if whole else None,
            listed=False,
        )

    def _split_whole(self, name: str) -> tuple[str, str] | None:
        """Split "Columbia University department of surgery" into the listed whole and its part."""
        words = name.split()[:_MOST_WORDS]
        for end in range(len(words) - 1, 0, -1):
            whole, part = " ".join(words[:end]), " ".join(words[end:])
            if _is_part(part) and self._find_key(whole):
                return whole, part
        return None

    def identify_all(
        self, names: Sequence[str], aliases: Iterable[tuple[str, str]] = ()
    ) -> tuple[Organization, ...]:
        """Return the organizations of a speaker's affiliations, the most specific first.

        An unlisted department, school, center or program stands within the listed one after it.
        """
        pairs = tuple(aliases)
        found: list[Organization] = []
        whole: Organization | None = None
        for name in reversed(names):
            part = whole if _is_part(name) else None
            whole = self.identify(name, pairs, whole=part)
            found.append(whole)
        return tuple(reversed(found))

    def parents(self, organization: Organization) -> tuple[Organization, ...]:
        """Return the wholes that an organization is part of, the nearest first."""
        found: list[Organization] = []
        parent = organization.parent
        while parent and (above := self.get(parent)) and above not in found:
            found.append(above)
            parent = above.parent
        return tuple(found)

    def is_within(self, part: Organization, whole: Organization) -> bool:
        """Tell whether one organization is, or is part of, another."""
        return part.id == whole.id or any(above.id == whole.id for above in self.parents(part))

    def _whole(self, id_: str) -> Organization | None:
        return self.get(id_) or (self._beyond.get(id_) if self._beyond else None)

    def _check_parents(self) -> None:
        settled: set[str] = set()
        for row in self._by_id.values():
            chain: dict[str, None] = {}
            above: Organization | None = row
            while above is not None and above.id not in settled:
                if above.id in chain:
                    circle = " > ".join([*list(chain)[-_SHOWN:], above.id])
                    raise AttribError(
                        f"The list of organizations has parents in a circle: {circle}."
                    )
                chain[above.id] = None
                parent = self._whole(above.parent) if above.parent else None
                if above.parent and parent is None:
                    raise AttribError(
                        f"Organization {above.id!r} has an unknown parent {above.parent!r}: "
                        "add a row for that, or leave the parent out."
                    )
                above = parent
            settled.update(chain)


def _names(row: Organization) -> Iterator[str]:
    yield organization_key(row.name)


def _aliases(row: Organization) -> Iterator[str]:
    yield from (organization_key(alias) for alias in (*row.aliases, *row.former))


def _initials(row: Organization) -> Iterator[str]:
    if found := initials(row.name):
        yield found


def _short_forms(row: Organization) -> Iterator[str]:
    if row.kind in {None, "university"}:
        yield from (short for name in (row.name, *row.aliases) if (short := short_form(name)))


_STEPS = (_names, _aliases, _initials, _short_forms)
_BY_INITIALS = 2


def _index(rows: Iterable[Organization]) -> tuple[dict[str, tuple[str, ...]], ...]:
    """Return which organizations have a key, for each step: one, or two where there are more.

    A row is done with before the next, as all its steps ask for the keys of the same names.
    """
    steps: tuple[dict[str, tuple[str, ...]], ...] = tuple({} for _ in _STEPS)
    for row in rows:
        for index, names in zip(steps, _STEPS, strict=True):
            for key in set(names(row)):
                if len(ids := index.get(key, ())) < _AMBIGUOUS:
                    index[key] = (*ids, row.id)
    return steps


def _is_part(name: str) -> bool:
    return bool(_PART.search(organization_key(name)))


def load_organizations(
    own: Iterable[Organization] = (), *, dump: Iterable[Organization] = (), strict: bool = True
) -> Organizations:
    """Return the curated list, a newsroom's `own` rows before it and a large `dump` after it.

    An own row on an organization that the curated list has adds to it, and names it anew.

    Args:
        own: a newsroom's rows; a parent is given by its id or its name.
        dump: rows that are asked last.
        strict: whether parents that make no sense are refused, or passed over.

    Raises:
        AttribError: if a list is inconsistent, or the installation lacks the curated one.
    """
    curated = _curated()
    rest = _beside(dump, curated)
    last = Organizations(rest, beyond=_curated_index()) if rest else None
    base = Organizations(curated, fallback=last) if last else _curated_index()
    first = tuple(own)
    return Organizations(own_rows(first, base, strict=strict), fallback=base) if first else base


def _beside(
    dump: Iterable[Organization], curated: Iterable[Organization]
) -> tuple[Organization, ...]:
    """Return the rows of a dump that the curated list lacks; parts of the others keep their whole.

    A registry is nobody's to mend here: a parent that it lacks or that goes in a circle is forgotten.
    """
    ids = {known: row.id for row in curated for known in (row.ror, row.wikidata) if known}
    rows = tuple(dump)
    there = {row.id: ids.get(row.ror or "") or ids.get(row.wikidata or "") for row in rows}
    beside = {
        row.id: replace(row, parent=there.get(row.parent or "") or row.parent)
        for row in rows
        if not there[row.id]
    }
    return without_lost(beside, _curated_index())


@cache
def _curated() -> tuple[Organization, ...]:
    return read_aliases(resource_dir("seeds") / "lexicon" / "organizations.csv")


@cache
def _curated_index() -> Organizations:
    return Organizations(_curated())
