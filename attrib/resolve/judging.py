"""New profiles and known ones in, judgements on the pairs that matter out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import JaroWinkler

from attrib.resolve.candidates import Blocks
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


def judge(
    profiles: Iterable[Profile],
    known: Iterable[Profile],
    organizations: Organizations | None = None,
) -> Iterator[Judgement]:
    """Yield judgements on each of `profiles` with `known` ones and with one another.

    Pairs of one article are not judged, nor are unnamed sources and documents. The order of the
    input makes no difference.
    """
    listed = organizations or load_organizations()
    new = sorted(profiles, key=lambda profile: profile.key)
    keys = {profile.key for profile in new}
    old = sorted((one for one in known if one.key not in keys), key=lambda profile: profile.key)
    yield from _judge_organizations(new, old, listed)
    blocks = Blocks()
    for profile in old:
        if profile.type is SpeakerType.PERSON:
            blocks.add(describe(profile, listed))
    for profile in new:
        if profile.type is SpeakerType.PERSON:
            subject = describe(profile, listed)
            yield from _judge_person(subject, blocks)
            blocks.add(subject)


def _judge_organizations(
    new: Sequence[Profile], old: Sequence[Profile], listed: Organizations
) -> Iterator[Judgement]:
    """Link each organization to the first profile of it: by the list, or by the form of its name."""
    first: dict[str, str] = {}
    for number, profile in enumerate((*old, *new)):
        if profile.type is not SpeakerType.ORGANIZATION:
            continue
        entity = entity_key(profile, listed)
        head = first.setdefault(entity, profile.key)
        if number >= len(old) and head != profile.key:
            left, right = sorted((head, profile.key))
            yield Judgement(
                left=left,
                right=right,
                verdict=Verdict.SAME,
                score=1.0,
                reasons=(f"both are {entity}",),
                by=ORGANIZATION_RULE,
            )


def _judge_person(subject: Subject, blocks: Blocks) -> Iterator[Judgement]:
    pairs = [(score_pair(subject, other), other) for other in blocks.candidates(subject)]
    same = [pair for pair in pairs if pair[0].verdict is Verdict.SAME]
    doubtful = _without_rivals(same)
    settled = [
        judgement for judgement, _ in same if judgement.left + judgement.right not in doubtful
    ]
    unsure = [judgement for judgement, _ in pairs if judgement.verdict is Verdict.UNSURE]
    different = [
        judgement
        for judgement, other in pairs
        if judgement.verdict is Verdict.DIFFERENT and _near(subject, other)
    ]
    for found in (settled, [*doubtful.values(), *unsure], different):
        yield from sorted(found, key=lambda one: (-one.score, one.left, one.right))[:KEPT]


def _without_rivals(same: Sequence[tuple[Judgement, Subject]]) -> dict[str, Judgement]:
    """Return the judgements that a rival makes doubtful, as unsure ones.

    A "President Bush" agrees with two presidents: unless one is clearly likelier, he stays open.
    """
    doubtful: dict[str, Judgement] = {}
    best = {other.name.full: (judgement.score, other) for judgement, other in reversed(same)}
    for judgement, other in same:
        rivals = [
            rival
            for score, rival in best.values()
            if judgement.score - score < CLEAR
            and compare_names(other.name, rival.name).relation is Relation.DIFFERENT
        ]
        if rivals:
            reason = f"could also be {min(rival.profile.name for rival in rivals)}"
            doubtful[judgement.left + judgement.right] = replace(
                judgement, verdict=Verdict.UNSURE, reasons=(*judgement.reasons, reason)
            )
    return doubtful


def _near(subject: Subject, other: Subject) -> bool:
    return JaroWinkler.similarity(subject.name.full, other.name.full) >= NEAR
