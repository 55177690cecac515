"""New profiles and known ones in, judgements on the pairs that matter out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rapidfuzz.distance import JaroWinkler

from attrib.resolve.candidates import Blocks, surnames
from attrib.resolve.comparison import Relation, compare_names
from attrib.resolve.organizations import Organizations, load_organizations
from attrib.resolve.score import score_pair
from attrib.resolve.subjects import Subject, describe, entity_key
from attrib.types import Judgement, Profile, SpeakerType, Verdict

ORGANIZATION_RULE = "rule:organization"
KEPT = 3
"""Judgements of each verdict that are kept of a profile; the best suffice to place it."""
NEAR = 0.85
"""Jaro-Winkler likeness from which a difference of names is worth recording (Li Wei, Li Wen)."""
CLEAR = 0.08
"""How much likelier one of two rivals must be; 0.08 is 1.5 in log-odds at the threshold."""

Pair = tuple[Judgement, Subject]
"""A judgement on a subject, and the other of the two."""


def judge(
    profiles: Iterable[Profile],
    known: Iterable[Profile],
    organizations: Organizations | None = None,
) -> Iterator[Judgement]:
    """Yield judgements on each of `profiles`, and of `known` ones whom they concern, with one another.

    Pairs of one article are not judged, nor are unnamed sources and documents. The order of the
    input makes no difference, nor whether a profile was known before.
    """
    listed = organizations or load_organizations()
    everyone = _Everyone(profiles, known, listed)
    wanted = everyone.concerned()
    yield from _judge_organizations(everyone, wanted)
    blocks = Blocks()
    for subject in everyone.people:
        if subject.profile.key in wanted:
            yield from _judge_person(subject, blocks)
        blocks.add(subject)


def concerned(
    profiles: Iterable[Profile],
    known: Iterable[Profile],
    organizations: Organizations | None = None,
) -> frozenset[str]:
    """Return the keys of profiles that are new, and of known ones of whom other things may be said now."""
    return _Everyone(profiles, known, organizations or load_organizations()).concerned()


class _Everyone:
    """Profiles that are new or known, in the order in which they are held against one another."""

    def __init__(
        self, profiles: Iterable[Profile], known: Iterable[Profile], listed: Organizations
    ) -> None:
        new = {profile.key: profile for profile in profiles}
        self._new = frozenset(new)
        found = {profile.key: profile for profile in known} | new
        self.organizations: dict[str, list[Profile]] = {}
        """Profiles by what organization they are, in the order of their keys."""
        people: list[Subject] = []
        for key in sorted(found):
            profile = found[key]
            if profile.type is SpeakerType.PERSON:
                people.append(describe(profile, listed))
            elif entity := entity_key(profile, listed):
                self.organizations.setdefault(entity, []).append(profile)
        # Fuller names come first: whoever is only called by a surname is held against all who bear it.
        self.people = sorted(people, key=lambda one: (-len(one.name.tokens), -one.weight))

    def concerned(self) -> frozenset[str]:
        """Return the new ones, and those that may be held against any of them."""
        found = set(self._new)
        for profiles in self.organizations.values():
            if profiles[0].key in self._new:
                found.update(profile.key for profile in profiles)
        blocks, reached = Blocks(), set[str]()
        for subject in self.people:
            if blocks.add(subject) and subject.profile.key in self._new:
                reached.update(surnames(subject.name))
        reached = self._connected(reached)
        for subject in self.people:
            if reached.intersection(surnames(subject.name)):
                found.add(subject.profile.key)
        return frozenset(found)

    def _connected(self, reached: set[str]) -> set[str]:
        """Return surnames with all that bearers of two connect them with."""
        double = {names for one in self.people if len(names := surnames(one.name)) > 1}
        while more := {n for names in double if reached & {*names} for n in names} - reached:
            reached = reached | more
        return reached


def _judge_organizations(everyone: _Everyone, wanted: frozenset[str]) -> Iterator[Judgement]:
    """Link each organization to the first profile of it: by the list, or by the form of its name."""
    for entity, (head, *rest) in everyone.organizations.items():
        for profile in rest:
            if profile.key in wanted:
                yield Judgement(
                    left=head.key,
                    right=profile.key,
                    verdict=Verdict.SAME,
                    score=1.0,
                    reasons=(f"both are {entity}",),
                    by=ORGANIZATION_RULE,
                )


def _judge_person(subject: Subject, blocks: Blocks) -> Iterator[Judgement]:
    pairs = _best([(score_pair(subject, other), other) for other in blocks.candidates(subject)])
    same = [pair for pair in pairs if pair[0].verdict is Verdict.SAME]
    names = _first_of_each_name(same)
    settled = [one for one, other in same if not _rival(one, other, names)]
    yield from settled[:KEPT]
    doubtful = [_open(one, rival) for one, other in same if (rival := _rival(one, other, names))]
    unsure = [one for one, _ in pairs if one.verdict is Verdict.UNSURE]
    yield from (*doubtful, *unsure)[:KEPT]
    different = (one for one, other in pairs if _is_near_miss(one, subject, other))
    yield from islice(different, KEPT)


def _best(pairs: Sequence[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-pair[0].score, pair[0].left, pair[0].right))


def _first_of_each_name(pairs: Sequence[Pair]) -> list[Pair]:
    first: dict[str, Pair] = {}
    for pair in pairs:
        first.setdefault(pair[1].name.full, pair)
    return list(first.values())


def _rival(judgement: Judgement, other: Subject, names: Sequence[Pair]) -> Subject | None:
    """Return whom else the subject may be, with as much reason, than `other`.

    A "President Bush" agrees with two presidents: unless one is clearly likelier, he stays open.
    """
    for one, rival in names:
        if judgement.score - one.score < CLEAR and _clash(other, rival):
            return rival
    return None


def _clash(left: Subject, right: Subject) -> bool:
    return compare_names(left.name, right.name).relation is Relation.DIFFERENT


def _open(judgement: Judgement, rival: Subject) -> Judgement:
    reason = f"could also be {rival.profile.name}"
    return replace(judgement, verdict=Verdict.UNSURE, reasons=(*judgement.reasons, reason))


def _is_near_miss(judgement: Judgement, subject: Subject, other: Subject) -> bool:
    if judgement.verdict is not Verdict.DIFFERENT:
        return False
    return JaroWinkler.similarity(subject.name.full, other.name.full) >= NEAR
