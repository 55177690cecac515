"""Profiles in, the pairs worth judging out: blocks of a surname, and few candidates from each.

Every profile is held against a bounded number of others, however many share its surname: first its
namesakes with most to tell them by, then a few bearers of each other name. Those come first that have
most to tell them by, so that a later one with less is held against them, and nobody against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrib.resolve.comparison import Relation, compare_names
from attrib.resolve.names import PersonName, parse_name
from attrib.resolve.organizations import Organizations, load_organizations
from attrib.resolve.subjects import Subject, entity_key
from attrib.types import Profile, SpeakerType

NAMESAKES = 40
"""Bearers of exactly the same name that a profile is held against."""
SCANNED = 1000
"""Other names of its block that are looked at."""
OTHER_NAMES = 40
"""Those of them that it is held against, and"""
OF_OTHER_NAME = 4
"""how many bearers of each."""


def block_keys(profile: Profile, organizations: Organizations | None = None) -> tuple[str, ...]:
    """Return the keys under which a profile is found again: only profiles that share one are judged.

    Unnamed speakers and documents have none, nor has "the company": "officials" of two articles
    are never one.
    """
    if profile.type is SpeakerType.ORGANIZATION:
        entity = entity_key(profile, organizations or load_organizations())
        return (f"organization:{entity}",) if entity else ()
    if profile.type is not SpeakerType.PERSON:
        return ()
    return tuple(f"person:{surname}" for surname in surnames(parse_name(profile.name)))


def surnames(name: PersonName) -> tuple[str, ...]:
    """Return the words that may be the surname, for blocking."""
    if not name.surname:
        return ()
    if name.either_order:
        return tuple(sorted({name.surname[-1], name.given[-1]}))
    return (name.surname[-1],)


class Blocks:
    """Subjects by surname and name, from which candidates are drawn."""

    def __init__(self) -> None:
        self._blocks: dict[str, dict[str, list[Subject]]] = {}

    def add(self, subject: Subject) -> bool:
        """Take a subject in; tell whether others are held against it: not against so many of a name."""
        is_kept = False
        for surname in surnames(subject.name):
            namesakes = self._blocks.setdefault(surname, {}).setdefault(subject.name.full, [])
            if len(namesakes) < NAMESAKES:
                namesakes.append(subject)
                is_kept = True
        return is_kept

    def candidates(self, subject: Subject) -> Iterator[Subject]:
        """Yield the subjects of other articles that this one is to be held against."""
        seen: set[str] = set()
        for surname in surnames(subject.name):
            names = self._blocks.get(surname, {})
            for other in self._drawn(subject, names):
                key = other.profile.key
                if key not in seen and other.article != subject.article:
                    seen.add(key)
                    yield other

    @staticmethod
    def _drawn(subject: Subject, names: dict[str, list[Subject]]) -> Iterator[Subject]:
        """Yield namesakes, then bearers of names that may be short for this one, then others."""
        full = subject.name.full
        yield from names.get(full, ())
        others = [group for name, group in names.items() if name != full][:SCANNED]
        others.sort(key=lambda group: (_differs(subject.name, group[0].name), group[0].name.full))
        for group in others[:OTHER_NAMES]:
            yield from group[:OF_OTHER_NAME]


def _differs(left: PersonName, right: PersonName) -> bool:
    return compare_names(left, right).relation is Relation.DIFFERENT
