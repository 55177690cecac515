"""Entities as the recognizer drew them in, entities as names are built out.

A body named after a person or place is a body (`Norman Lear` + `Center`, `Cleveland` + `Police`),
a name drawn as two is one, well-known bodies and plain names that it missed are found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attrib.nlp.people.lexicon import Lexicon, word_class

INSTITUTIONS = frozenset(
    {"white house", "pentagon", "kremlin", "vatican", "downing street", "treasury", "fed"}
)
"""Bodies that go by the name of a place."""

_RUN = 6
"""Capitalized words in which a known name is looked for."""
_NAME = 5
"""Words that a name drawn as two can have."""
QUOTES = frozenset({"'", '"', "\u2018", "\u2019", "\u201c", "\u201d", "''", "``", "(", ")"})
"""Marks about a nickname."""
_NICKNAME = 3
"""Words of a nickname in quotation marks, with the marks."""
_GROWTH = 3
"""Words after an entity that can belong to it."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as a half-open range of words."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Mender:
    """Mends the bounds and labels of entities by the words beside them."""

    words: Sequence[str]
    tags: Sequence[str]
    lexicon: Lexicon

    def mend(self, found: Sequence[Entity]) -> tuple[Entity, ...]:
        """Return the entities in order, mended, with those that were missed."""
        mended: list[Entity] = []
        every = sorted([*found, *self._missed(found)], key=lambda entity: entity.start)
        for number, entity in enumerate(every):
            if mended and entity.start < mended[-1].end:
                continue
            if mended and _is_rest(self.words, mended[-1], entity):
                mended[-1] = Entity(mended[-1].start, entity.end, "PERSON")
                continue
            following = every[number + 1].start if number + 1 < len(every) else len(self.words)
            mended.extend(
                self._parted(self._relabelled(entity) or self._widened(entity, following))
            )
        return tuple(mended)

    def _parted(self, entity: Entity) -> Iterator[Entity]:
        """Yield the people that were drawn as one: `Ann Lee And Bob Kent`."""
        start = entity.start
        for index in range(entity.start + 1, entity.end - 1):
            if entity.label == "PERSON" and self.words[index].lower() in {"and", "&", "vs."}:
                yield Entity(start, index, "PERSON")
                start = index + 1
        yield Entity(start, entity.end, entity.label)

    def _relabelled(self, entity: Entity) -> Entity | None:
        """Return an entity whose own words tell what it is."""
        start, end = entity.start, entity.end
        for size in (2, 1):
            if self._text(start, start + size) in INSTITUTIONS:
                return Entity(start, start + size, "ORG")
        text = self._text(start, end).removeprefix("the ")
        if text in self.lexicon.regions:
            return Entity(start, end, "LOC")
        if entity.label in {"PERSON", "MISC"} and text in self.lexicon.bodies:
            return Entity(start, end, "ORG")
        site = text.endswith((".com", ".org", ".net", "-tv", "-fm"))
        if entity.label == "PERSON" and site:
            return Entity(start, end, "ORG")
        heads = word_class("body heads")
        if entity.label == "PERSON" and any(
            w.lower() in heads for w in self.words[start + 1 : end]
        ):
            return Entity(start, end, "ORG")
        return None

    def _widened(self, entity: Entity, following: int) -> Entity:
        """Return an entity with the words beside it that belong to it."""
        start, end = entity.start, entity.end
        for index in range(end, min(following, end + _GROWTH)):
            if not self._is_proper(index):
                break
            if self.words[index].lower() in word_class("body heads"):
                return Entity(start, index + 1, "ORG")
        alone = entity.label == "PERSON" and end - start == 1 and start > 0
        return Entity(start - 1, end, "PERSON") if alone and self._is_first_part(start) else entity

    def _text(self, start: int, end: int) -> str:
        return " ".join(self.words[start:end]).lower()

    def _is_proper(self, index: int) -> bool:
        lower = self.words[index].lower()
        body = lower in word_class("body heads")
        named = self.words[index][:1].isupper() and self.tags[index].startswith("NNP")
        return named and (body or not self.lexicon.is_role(lower))

    def _is_first_part(self, start: int) -> bool:
        """Say whether the word before a name of one word is its given name or Asian surname."""
        before, lower = self.words[start - 1], self.words[start - 1].lower()
        known = self.lexicon.gender(lower) is not None or "-" in self.words[start]
        month = lower in word_class("days and months") and self.lexicon.gender(lower) is None
        plain = month or lower in self.lexicon.titles
        named = before[:1].isupper() and before.isalpha() and self.tags[start - 1].startswith("NNP")
        return known and named and not plain and not self.lexicon.is_role(lower)

    def _missed(self, found: Sequence[Entity]) -> Iterator[Entity]:
        """Yield names that the recognizer missed: well-known bodies, and given name + surname."""
        covered = {index for entity in found for index in range(entity.start, entity.end)}
        index = 0
        while index < len(self.words):
            end = index
            while end < len(self.words) and end not in covered and self._is_capital(end):
                end += 1
            yield from self._known(index, end)
            index = max(end, index + 1)

    def _is_capital(self, index: int) -> bool:
        return self.words[index][:1].isupper() and self.tags[index].startswith("NN")

    def _known(self, start: int, end: int) -> Iterator[Entity]:
        """Yield the first known name in a run of capitalized words."""
        for first in range(start, min(end, start + _RUN)):
            for last in range(min(end, first + _RUN), first, -1):
                text = self._text(first, last)
                if text in self.lexicon.bodies and not self.lexicon.is_role(text):
                    yield Entity(first, last, "ORG")
                    return
            given = self.words[first].lower() in self.lexicon.given and end - first in {2, 3}
            inner = self.words[first + 1 : end - 1]
            if given and not any(self.lexicon.is_role(word.lower()) for word in inner):
                yield Entity(first, end, "PERSON")
                return


def _is_rest(words: Sequence[str], left: Entity, right: Entity) -> bool:
    """Say whether a name was drawn as two: `Peter T.` + `King`, `Ray` + `"Bricks" Moffat`."""
    size = right.end - left.start
    gap = words[left.end : right.start]
    nickname = len(gap) == _NICKNAME and gap[0] in QUOTES and gap[-1] in QUOTES
    joins = not gap or nickname
    return left.label == right.label == "PERSON" and joins and size <= _NAME
