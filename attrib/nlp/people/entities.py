"""Entities as the recognizer drew them in, entities as names are built out.

A body named after a person or place is a body (`Norman Lear` + `Center`, `Cleveland` + `Police`),
a name drawn as two is one, well-known bodies and plain names that it missed are found.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from attrib.nlp.people.lexicon import Lexicon, name_heads, word_class

INSTITUTIONS = frozenset(
    {"white house", "pentagon", "kremlin", "vatican", "downing street", "treasury", "fed"}
)
"""Bodies that go by the name of a place."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells a son from his father."""
_RUN = 6
"""Capitalized words in which a known name is looked for."""
_NAME = 5
"""Words that a name drawn as two can have."""
_INITIAL = re.compile(r"[A-Z]\.(?:[A-Z]\.)?")
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

    def is_within(self, other: Entity) -> bool:
        """Say whether it is a part of another entity, or all of it."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Mender:
    """Mends the bounds and labels of entities by the words beside them."""

    words: Sequence[str]
    tags: Sequence[str]
    lexicon: Lexicon

    def mend(self, found: Sequence[Entity]) -> tuple[Entity, ...]:
        """Return the entities in order, mended, with those that were missed."""
        mended: list[Entity] = []
        known = [body for body in self._well_known() if not any(map(body.is_within, found))]
        covered = {index for entity in known for index in range(entity.start, entity.end)}
        found = [*known, *(e for e in found if covered.isdisjoint(range(e.start, e.end)))]
        every = sorted([*found, *self._missed(found)], key=lambda entity: entity.start)
        for number, entity in enumerate(every):
            if mended and entity.start < mended[-1].end:
                continue
            if len(mended) > 1 and self._is_nickname(mended[-1]) and mended[-2].label == "PERSON":
                mended.pop()
            if mended and _is_rest(self.words, mended[-1], entity):
                mended[-1] = Entity(mended[-1].start, entity.end, "PERSON")
                continue
            following = every[number + 1].start if number + 1 < len(every) else len(self.words)
            mended.extend(
                self._parted(self._relabelled(entity) or self._widened(entity, following))
            )
        return self._agreed(mended)

    def _is_nickname(self, entity: Entity) -> bool:
        """Say whether marks are about a word: the recognizer took a nickname for a body."""
        around = (self.words[entity.start - 1], *self.words[entity.end : entity.end + 1])
        return entity.end - entity.start == 1 and len(around) == 2 and QUOTES.issuperset(around)  # noqa: PLR2004

    def _agreed(self, entities: Sequence[Entity]) -> tuple[Entity, ...]:
        """Return the entities with one label for each name, that of most of its mentions.

        A name has one sense in an article: Gale, Church and Yarowsky, "One sense per discourse" (1992).
        """
        labels: dict[str, Counter[str]] = defaultdict(Counter)
        for entity in entities:
            labels[self._text(entity.start, entity.end)][entity.label] += 1
        most = {name: count.most_common(1)[0] for name, count in labels.items() if len(count) > 1}
        agreed = []
        for entity in entities:
            name = self._text(entity.start, entity.end)
            label, times = most.get(name, ("", 0))
            clear = times > 1 and 2 * times > labels[name].total()
            agreed.append(replace(entity, label=label) if clear else entity)
        return tuple(agreed)

    def _parted(self, entity: Entity) -> Iterator[Entity]:
        """Yield the people that were drawn as one: `Ann Lee And Bob Kent`."""
        start = entity.start
        for index in range(entity.start + 1, entity.end - 1):
            if entity.label == "PERSON" and self.words[index].lower() in {"and", "&", "vs."}:
                yield Entity(start, index, "PERSON")
                start = index + 1
        yield Entity(start, entity.end, entity.label)

    def _relabelled(self, entity: Entity) -> Entity | None:
        """Return an entity whose own words tell what it is, or those beside it."""
        start, end = entity.start, entity.end
        for size in (2, 1):
            if self._text(start, start + size) in INSTITUTIONS:
                return Entity(start, start + size, "ORG")
        text = self._text(start, end).removeprefix("the ")
        if text in self.lexicon.regions:
            return Entity(start, end, "LOC")
        if entity.label in {"PERSON", "MISC"} and text in self.lexicon.bodies:
            return Entity(start, end, "ORG")
        heads = word_class("body heads")
        headed = any(word.lower() in heads for word in self.words[start + 1 : end])
        if entity.label == "PERSON":
            site = text.endswith((".com", ".org", ".net", "-tv", "-fm"))
            body = headed or site or self._is_company(entity)
            return Entity(start, end, "ORG") if body else None
        if entity.label == "ORG" and headed:
            return Entity(start, self._before_title(start, end), "ORG")
        town = entity.label == "ORG" and self._is_town(entity)
        return Entity(start, end, "LOC") if town else None

    def _before_title(self, start: int, end: int) -> int:
        """Return the end of a body without the title of one who is of it: `Fen Department Director`."""
        heads = word_class("body heads")
        cut = end
        while cut > start + 1 and self.lexicon.is_role(self.words[cut - 1].lower()):
            cut -= 1
        return cut if self.words[cut - 1].lower() in heads else end

    def _is_company(self, entity: Entity) -> bool:
        """Say whether a name after what it names is no person's: `the investment company Fen Moor`."""
        before = self.words[entity.start - 1] if entity.start else ""
        after = self.tags[entity.end] if entity.end < len(self.words) else ""
        return before in word_class("firms") and not after.startswith(("VB", "MD", "RB"))

    def _is_town(self, entity: Entity) -> bool:
        """Say whether a comma and a state or country follow: `of Fenton, N.H.`."""
        place = self._text(entity.end, entity.end + 2).removeprefix(", ")
        return place in self.lexicon.regions and self.words[entity.end] == ","

    def _widened(self, entity: Entity, following: int) -> Entity:
        """Return an entity with the words beside it that belong to it."""
        start, end = entity.start, entity.end
        if entity.label == "PERSON" and end - start > 1:
            end = self._past_suffix(end)
        for index in range(end, min(following, end + _GROWTH)):
            if not self._is_proper(index):
                break
            if self.words[index].lower() in word_class("body heads"):
                return Entity(start, index + 1, "ORG")
        if entity.label == "PERSON" and start > 0 and _INITIAL.fullmatch(self.words[start - 1]):
            start -= 1
        alone = entity.label == "PERSON" and end - start == 1
        if alone and start > 0 and self._is_first_part(start):
            return Entity(start - 1, end, entity.label)
        if alone and self.lexicon.gender(self.words[start].lower()) is not None:
            end += end < following and self._is_surname(end)
        return Entity(start, end, entity.label)

    def _past_suffix(self, end: int) -> int:
        """Return the end of a name with the `Jr.` or `III` that the recognizer left out."""
        for place in (end, end + 1):
            word = self.words[place].rstrip(".").lower() if place < len(self.words) else ""
            if word in SUFFIXES:
                return place + 1
            if word != ",":
                break
        return end

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

    def _is_surname(self, index: int) -> bool:
        """Say whether the word after a given name alone is the surname that was left out."""
        lower = self.words[index].lower()
        known = lower in word_class("days and months") or lower in self.lexicon.titles
        plain = self.words[index].replace("-", "").replace("’", "").replace("'", "")
        return self._is_proper(index) and plain.isalpha() and not known

    def _well_known(self) -> list[Entity]:
        """Return the well-known bodies whose names have two words and more, whatever was found there."""
        bodies: list[Entity] = []
        index = 0
        while index < len(self.words):
            capital = self.words[index][:1].isupper()
            ends = range(min(len(self.words), index + _RUN), index + 1, -1) if capital else ()
            last = next((end for end in ends if self._is_well_known(index, end)), 0)
            bodies += [Entity(index, last, "ORG")] if last else []
            index = last or index + 1
        return bodies

    def _is_well_known(self, start: int, end: int) -> bool:
        closes = self.words[end - 1][:1].isupper()
        return closes and self._text(start, end) in self.lexicon.bodies

    def _missed(self, found: Sequence[Entity]) -> Iterator[Entity]:
        """Yield names that were missed: acronyms seen elsewhere, well-known bodies, given + surname."""
        covered = {index for entity in found for index in range(entity.start, entity.end)}
        alone = (e for e in found if e.label == "ORG" and e.end - e.start == 1)
        short = {self.words[e.start] for e in alone if self.words[e.start].isupper()}
        short -= {word.upper() for word in word_class("no employer")}
        again = (i for i, word in enumerate(self.words) if word in short and i not in covered)
        for index in again:
            covered.add(index)
            yield Entity(index, index + 1, "ORG")
        people = {e.start for e in found if e.label == "PERSON" and e.end - e.start > 1}
        index = 0
        while index < len(self.words):
            end = index
            while end < len(self.words) and end not in covered and self._is_capital(end):
                end += 1
            yield from self._known(index, end)
            if end > index and end + 1 in people and self._is_given_with(end - 1):
                yield Entity(end - 1, end, "PERSON")
            index = max(end, index + 1)

    def _is_given_with(self, index: int) -> bool:
        """Say whether a word is a given name before `and`: `Ada and` Bo Moor."""
        given = self.words[index].lower() in self.lexicon.given
        return given and self.words[index + 1].lower() in {"and", "&"}

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
            given = self.words[first].lower() in self.lexicon.given
            inner = self.words[first + 1 : end - 1]
            whole = end - first in {2, 3} and not any(
                self.lexicon.is_role(word.lower()) for word in inner
            )
            if whole and (given or self._has_a_role(first, end)):
                yield Entity(first, end, "PERSON")
                return

    def _has_a_role(self, start: int, end: int) -> bool:
        """Say whether a role in small letters stands before a name of no body: `lead author Ada Zzyx`."""
        before = self.words[start - 1] if start else ""
        opens = start < 2 or self.words[start - 2][-1:] in {".", "!", "?", "\n", "\u201d"}  # noqa: PLR2004
        name = [word.lower() for word in self.words[start:end]]
        headed = not name_heads().isdisjoint(name) or any(map(self.lexicon.is_role, name))
        small = before.islower() or opens
        return small and self.lexicon.is_role(before.lower()) and not headed


def _is_rest(words: Sequence[str], left: Entity, right: Entity) -> bool:
    """Say whether a name was drawn as two: `Peter T.` + `King`, `Ray` + `"Bricks" Moffat`."""
    size = right.end - left.start
    gap = words[left.end : right.start]
    nickname = len(gap) == _NICKNAME and gap[0] in QUOTES and gap[-1] in QUOTES
    joins = not gap or nickname
    return left.label == right.label == "PERSON" and joins and size <= _NAME
