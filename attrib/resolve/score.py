"""Two subjects in, a judgement out: a score of added evidence, and the reasons for it.

After Fellegi and Sunter, "A Theory for Record Linkage" (1969): each agreement and disagreement of
name, affiliation, role and time adds to or takes from the log-odds that two mentions are one
person. The weights were set on people of 840 US news articles of 2015 and 2016 and are kept by the
labelled set in the tests. A name alone suffices only where it is full and not a frequent one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrib.resolve.comparison import Comparison, Relation, compare_names
from attrib.resolve.folding import lexicon_words
from attrib.resolve.names import PersonName
from attrib.resolve.roles import far_apart
from attrib.resolve.subjects import Subject
from attrib.types import Judgement, Verdict

RULE = "rule:people"
THRESHOLD = 3.0
"""Log-odds from which two are taken to be one: 20 to 1."""

_EXACT, _FULL, _FULL_HALF_COMMON, _FULL_COMMON = 4.5, 4.0, 3.0, 1.25
_SUFFIX, _SWAPPED, _SURNAME, _SURNAME_COMMON = 1.5, 1.5, 1.25, 0.25
_AFFILIATION, _RARE_OFFICE, _OFFICE, _WORD, _MOST_WORDS = 2.5, 2.0, 1.0, 0.75, 2.25
_OTHER_STATE, _FAR_FIELD, _OTHER_FIELD, _OTHER_GENDER = -1.5, -1.5, -0.75, -2.5
_OTHER_AFFILIATION = -0.25
_GENERATION, _LONG_AGO = 30, -2.5


def score_pair(left: Subject, right: Subject) -> Judgement:
    """Return the judgement on two people of different articles."""
    comparison = compare_names(left.name, right.name)
    if comparison.relation is Relation.DIFFERENT:
        return _judgement(left, right, Verdict.DIFFERENT, -5.0, (comparison.reason,))
    evidence = [(_name_weight(comparison, left.name, right.name), comparison.reason)]
    evidence += _affiliations(left, right)
    evidence += _roles(left, right)
    evidence += _circumstances(left, right)
    total = sum(weight for weight, _ in evidence)
    verdict = Verdict.SAME if total >= THRESHOLD else Verdict.UNSURE
    reasons = tuple(f"{reason} ({weight:+.2f})" for weight, reason in evidence)
    return _judgement(left, right, verdict, total, reasons)


def _judgement(
    left: Subject, right: Subject, verdict: Verdict, total: float, reasons: tuple[str, ...]
) -> Judgement:
    first, second = sorted((left.profile.key, right.profile.key))
    score = 1 / (1 + math.exp(-total))
    return Judgement(
        left=first, right=second, verdict=verdict, score=round(score, 4), reasons=reasons, by=RULE
    )


def _name_weight(comparison: Comparison, left: PersonName, right: PersonName) -> float:
    given = lexicon_words("common_given_names.txt")
    frequent_surname = left.surname[-1] in lexicon_words("common_surnames.txt")
    if comparison.relation is Relation.SAME:
        frequent = frequent_surname + any(
            name.given and name.given[0] in given for name in (left, right)
        )
        weights = (_FULL, _FULL_HALF_COMMON, _FULL_COMMON)
        return _EXACT if comparison.exact and frequent < len(weights) - 1 else weights[frequent]
    if left.given and right.given and len(left.given[0]) > 1 and len(right.given[0]) > 1:
        return _SWAPPED if left.either_order or right.either_order else _SUFFIX
    return _SURNAME_COMMON if frequent_surname else _SURNAME


def _affiliations(left: Subject, right: Subject) -> Iterator[tuple[float, str]]:
    shared = left.organizations & right.organizations
    if shared:
        yield _AFFILIATION, f"both at {min(shared)}"
    elif left.organizations and right.organizations:
        yield _OTHER_AFFILIATION, "other affiliations"


def _roles(left: Subject, right: Subject) -> Iterator[tuple[float, str]]:
    shared = left.terms.offices & right.terms.offices
    words = left.terms.words & right.terms.words
    rare = shared & left.terms.rare_offices
    if rare and left.states and right.states and not left.states & right.states:
        yield _OTHER_STATE, f"{min(rare)} of {min(left.states)} and of {min(right.states)}"
    elif rare:
        yield _RARE_OFFICE, f"both {min(rare)}"
    elif shared:
        yield _OFFICE, f"both {min(shared)}"
    if words:
        weight = min(_MOST_WORDS, _WORD * len(words))
        yield weight, f"roles share {', '.join(sorted(words)[:3])}"
    if shared or words:
        return
    if far_apart(left.terms, right.terms):
        yield _FAR_FIELD, "roles of fields far apart"
    elif left.terms.fields and right.terms.fields and not left.terms.fields & right.terms.fields:
        yield _OTHER_FIELD, "roles of other fields"


def _circumstances(left: Subject, right: Subject) -> Iterator[tuple[float, str]]:
    genders = {left.name.gender or left.terms.gender, right.name.gender or right.terms.gender}
    if genders == {"m", "f"}:
        yield _OTHER_GENDER, "a man and a woman"
    if left.year and right.year and abs(left.year - right.year) > _GENERATION:
        yield _LONG_AGO, f"{abs(left.year - right.year)} years apart"
