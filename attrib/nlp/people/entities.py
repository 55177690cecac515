"""Entities as the recognizer drew them in, entities as names are built out.

A body named after a person or place is a body (`Norman Lear` + `Center`, `Cleveland` + `Police`),
a name cut at its front is whole (`Ban` + `Ki-moon`), and a role alone is no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attrib.nlp.people.lexicon import Lexicon

INSTITUTIONS = frozenset(
    {"white house", "pentagon", "kremlin", "vatican", "downing street", "treasury", "fed"}
)
"""Bodies that go by the name of a place."""

BODY_HEADS = frozenset(
    "university institute institution center centre committee department council office school bank "
    "ministry college society association federation academy board bureau commission agency police "
    "foundation fund league union coalition alliance museum church court chamber times post journal "
    "laboratory congress conference campaign hospital group club corps bar tribune herald company "
    "inc. corp. co. llc ltd. capital partners holdings pac party service authority network news "
    "administration airlines motors project leadership".split()
)
"""Words that end the names of bodies."""

_RUN = 6
_NAME = 5
_MONTHS = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as a half-open range of words."""

    start: int
    end: int
    label: str


def mend_entities(
    found: Sequence[Entity], words: Sequence[str], tags: Sequence[str], lexicon: Lexicon
) -> tuple[Entity, ...]:
    """Return the entities, their bounds and labels mended where the words beside them tell better."""
    mended: list[Entity] = []
    found = sorted([*found, *_missed(found, words, tags, lexicon)], key=lambda entity: entity.start)
    for number, entity in enumerate(found):
        if mended and entity.start < mended[-1].end:
            continue
        if mended and _is_rest(mended[-1], entity):
            mended[-1] = Entity(mended[-1].start, entity.end, "PERSON")
            continue
        following = found[number + 1].start if number + 1 < len(found) else len(words)
        mended.append(_mend(entity, words, tags, lexicon, following=following))
    return tuple(mended)


def _is_rest(left: Entity, right: Entity) -> bool:
    """Say whether a name was drawn as two: `Peter T.` + `King`."""
    size = right.end - left.start
    return left.label == right.label == "PERSON" and left.end == right.start and size <= _NAME


def _missed(
    found: Sequence[Entity], words: Sequence[str], tags: Sequence[str], lexicon: Lexicon
) -> Iterator[Entity]:
    """Yield names that the recognizer missed: well-known bodies, and given name + surname."""
    covered = {index for entity in found for index in range(entity.start, entity.end)}
    index = 0
    while index < len(words):
        if index in covered or not _is_capital(words, tags, index):
            index += 1
            continue
        end = index + 1
        while end < len(words) and end not in covered and _is_capital(words, tags, end):
            end += 1
        yield from _known(words, index, end, lexicon)
        index = end


def _is_capital(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    return words[index][:1].isupper() and tags[index].startswith("NN")


def _known(words: Sequence[str], start: int, end: int, lexicon: Lexicon) -> Iterator[Entity]:
    """Yield what a run of capitalized words holds that is known."""
    for first in range(start, min(end, start + _RUN)):
        for last in range(min(end, first + _RUN), first, -1):
            text = " ".join(words[first:last]).lower()
            if text in lexicon.bodies and not lexicon.is_role(text):
                yield Entity(first, last, "ORG")
                return
        given = words[first].lower() in lexicon.given and end - first in {2, 3}
        if given and not any(lexicon.is_role(word.lower()) for word in words[first + 1 : end - 1]):
            yield Entity(first, end, "PERSON")
            return


def _mend(
    entity: Entity, words: Sequence[str], tags: Sequence[str], lexicon: Lexicon, *, following: int
) -> Entity:
    start, end, label = entity.start, entity.end, entity.label
    text = " ".join(words[start:end]).lower().removeprefix("the ")
    while end - start > 1 and words[end - 1].islower() and words[end - 1].endswith("ly"):
        end -= 1
    for size in (2, 1):
        if " ".join(words[start : start + size]).lower() in INSTITUTIONS:
            return Entity(start, start + size, "ORG")
    if text in lexicon.regions:
        return Entity(start, end, "LOC")
    if label in {"PERSON", "MISC"} and text in lexicon.bodies:
        return Entity(start, end, "ORG")
    body = next((i for i in range(start + 1, end) if words[i].lower() in BODY_HEADS), None)
    if label == "PERSON" and body is not None:
        return Entity(start, end, "ORG")
    grown = end
    while grown < min(following, end + 3) and _is_proper(words[grown], tags[grown], lexicon):
        grown += 1
        if words[grown - 1].lower() in BODY_HEADS:
            return Entity(start, grown, "ORG")
    if (
        label == "PERSON"
        and end - start == 1
        and start
        and _is_first_part(words, tags, start, lexicon)
    ):
        return Entity(start - 1, end, label)
    return entity


def _is_proper(word: str, tag: str, lexicon: Lexicon) -> bool:
    lower = word.lower()
    body = lower in BODY_HEADS
    return word[:1].isupper() and tag.startswith("NNP") and (body or not lexicon.is_role(lower))


def _is_first_part(words: Sequence[str], tags: Sequence[str], start: int, lexicon: Lexicon) -> bool:
    """Say whether the word before a name of one word, with a hyphen, is its surname or given name."""
    before = words[start - 1]
    lower = before.lower()
    known = lexicon.gender(lower) is not None or "-" in words[start]
    return (
        known
        and before[:1].isupper()
        and before.isalpha()
        and tags[start - 1].startswith("NNP")
        and lower not in _MONTHS
        and lower not in lexicon.titles
        and not lexicon.is_role(lower)
    )
