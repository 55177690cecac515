"""New profiles and known ones in, judgements on the pairs that matter out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

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

Pair = tuple[Judgement, Subject]
"""A judgement on a subject, and the other of the two."""


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
        entity = entity_key(profile, listed)
        if entity is None:
            continue
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
    pairs = _best([(score_pair(subject, other), other) for other in blocks.candidates(subject)])
    same = [pair for pair in pairs if pair[0].verdict is Verdict.SAME]
    names = _first_of_each_name(same)
    settled = [pair for pair in same if not _rival(*pair, names)][:KEPT]
    checked = [(one, other, _rival_of(subject, one, other, blocks)) for one, other in settled]
    yield from (one for one, _, rival in checked if not rival)
    doubtful = [_open(one, rival) for one, _, rival in checked if rival]
    doubtful += [_open(one, rival) for one, other in same if (rival := _rival(one, other, names))]
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


def _rival_of(
    subject: Subject, judgement: Judgement, other: Subject, blocks: Blocks
) -> Subject | None:
    """Return whom else `other` may be, whose name is the shorter: it was known before his rivals."""
    if len(other.name.tokens) >= len(subject.name.tokens):
        return None
    for rival in blocks.candidates(other):
        if _clash(subject, rival):
            one = score_pair(other, rival)
            if one.verdict is Verdict.SAME and judgement.score - one.score < CLEAR:
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
