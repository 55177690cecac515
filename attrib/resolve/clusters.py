"""Keys and judgements in, the entity of each key out.

Entities are the connected components of the "same" judgements that no "different" judgement parts.
They are derived, never stored in place, so every merge can be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrib.types import Judgement, Verdict

_RULES = "rule:"


def is_human(judgement: Judgement) -> bool:
    """Tell whether a person judged, whose word outlives all rules."""
    return not judgement.by.startswith(_RULES)


def cluster(keys: Iterable[str], judgements: Iterable[Judgement]) -> dict[str, str]:
    """Return the entity of each key, named by the first key of its component.

    People's judgements come before rules, the last one first: whoever spoke later knew what was
    said before. Among rules the surer come first. What contradicts an earlier one is left out.
    """
    forest = _Forest(sorted(set(keys)))
    judged = list(judgements)
    for one in reversed([one for one in judged if is_human(one)]):
        forest.part_all([one])
        forest.join_all([one])
    rules = list(_latest(one for one in judged if not is_human(one)).values())
    forest.part_all(rules)
    forest.join_all(rules)
    return forest.entities()


def _latest(judgements: Iterable[Judgement]) -> Mapping[tuple[str, ...], Judgement]:
    """Return one judgement a pair, the last one."""
    return {tuple(sorted((one.left, one.right))): one for one in judgements}


class _Forest:
    """Disjoint sets, with the sets that each must not be joined to."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._parent = {key: key for key in keys}
        self._members = {key: [key] for key in self._parent}
        self._enemies: dict[str, set[str]] = {}

    def root(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def part_all(self, judgements: Iterable[Judgement]) -> None:
        for one in judgements:
            if one.verdict is Verdict.DIFFERENT and {one.left, one.right} <= self._parent.keys():
                left, right = self.root(one.left), self.root(one.right)
                if left != right:
                    self._enemies.setdefault(left, set()).add(right)
                    self._enemies.setdefault(right, set()).add(left)

    def join_all(self, judgements: Iterable[Judgement]) -> None:
        same = (one for one in judgements if one.verdict is Verdict.SAME)
        for one in sorted(same, key=lambda one: (-one.score, one.left, one.right)):
            if {one.left, one.right} <= self._parent.keys():
                self._join(self.root(one.left), self.root(one.right))

    def _join(self, left: str, right: str) -> None:
        if left == right or right in self._enemies.get(left, ()):
            return
        if len(self._members[left]) < len(self._members[right]):
            left, right = right, left
        self._parent[right] = left
        self._members[left] += self._members.pop(right)
        for enemy in self._enemies.pop(right, ()):
            self._enemies[enemy].discard(right)
            self._enemies[enemy].add(left)
            self._enemies.setdefault(left, set()).add(enemy)

    def entities(self) -> dict[str, str]:
        names = {root: min(members) for root, members in self._members.items()}
        return {key: names[self.root(key)] for key in sorted(self._parent)}
