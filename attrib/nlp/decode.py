"""Scores in, labels out: the searches over what the heads say. Pure functions on NumPy arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NEVER = np.float32(-1e4)
"""The score of a step that may not be taken: below any that a head can give, and still finite in float32."""


def viterbi(scores: Floats, transitions: Floats, first: Floats, last: Floats) -> Ints:
    """Return the best tag of each word (Viterbi 1967).

    `scores` is `[words, tags]`, `transitions[a, b]` the score of `b` after `a`.
    """
    count = len(scores)
    if not count:
        return np.zeros(0, dtype=np.int64)
    best = scores[0] + first
    back = np.zeros((count, scores.shape[1]), dtype=np.int64)
    for index in range(1, count):
        paths = best[:, None] + transitions
        back[index] = paths.argmax(0)
        best = paths.max(0) + scores[index]
    path = np.zeros(count, dtype=np.int64)
    path[-1] = int((best + last).argmax())
    for index in range(count - 1, 0, -1):
        path[index - 1] = back[index, path[index]]
    return path


def forbid(transitions: Floats, allowed: list[list[bool]]) -> Floats:
    """Return transitions with the steps that BIO does not allow scored `NEVER`."""
    return np.where(np.asarray(allowed), transitions, NEVER).astype(np.float32)


def head_tree(scores: Floats) -> Ints:
    """Return each word's head in one sentence; the root's head is itself.

    `scores[d, h]` is the score of `h` as the head of `d`, `scores[d, d]` of `d` as the root. The best
    head of each word is taken where that gives a tree with one root, else the maximum spanning tree
    (Chu & Liu 1965, Edmonds 1967), over the roots that score best.
    """
    count = len(scores)
    if count <= 1:
        return np.zeros(count, dtype=np.int64)
    root = int(np.argmax(np.diag(scores) - _second(scores)))
    weights = scores.copy()
    np.fill_diagonal(weights, NEVER)
    weights[root] = NEVER
    heads = _spanning_tree(weights, root)
    heads[root] = root
    return heads


def _second(scores: Floats) -> Floats:
    """Return the best score of each word with another word as its head."""
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    best: Floats = others.max(1)
    return best


def _spanning_tree(weights: Floats, root: int) -> Ints:
    heads: Ints = weights.argmax(1).astype(np.int64)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(len(weights), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    places = {int(old): new for new, old in enumerate(outside)}
    size = len(outside) + 1
    smaller = np.full((size, size), NEVER, dtype=np.float32)
    smaller[:-1, :-1] = weights[np.ix_(outside, outside)]
    lost = weights[cycle] - weights[cycle, heads[cycle]][:, None]
    entering = lost.argmax(0)
    smaller[-1, :-1] = lost.max(0)[outside]
    leaving = weights[outside][:, cycle]
    smaller[:-1, -1] = leaving.max(1)
    solved = _spanning_tree(smaller, places[root])
    result = heads.copy()
    for new, old in enumerate(outside):
        if old == root:
            continue
        head = solved[new]
        result[old] = cycle[int(leaving[new].argmax())] if head == size - 1 else outside[head]
    enters = int(outside[solved[-1]])
    result[cycle[int(entering[enters])]] = enters
    return result


def _find_cycle(heads: Ints, root: int) -> list[int] | None:
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return None


def marginals(scores: Floats, transitions: Floats, first: Floats, last: Floats) -> Floats:
    """Return the probability of each tag at each word, `[words, tags]`, by forward-backward."""
    count = len(scores)
    if not count:
        return scores
    ahead, behind = np.empty_like(scores), np.empty_like(scores)
    steps = np.exp(transitions - transitions.max())
    back = np.ascontiguousarray(steps.T)
    emitted = np.exp(scores - scores.max(1, keepdims=True))
    ahead[0] = emitted[0] * np.exp(first - first.max())
    for index in range(1, count):
        row = (ahead[index - 1] @ steps) * emitted[index]
        ahead[index] = row / row.sum()
    behind[-1] = np.exp(last - last.max())
    for index in range(count - 1, 0, -1):
        row = (behind[index] * emitted[index]) @ back
        behind[index - 1] = row / row.sum()
    both = ahead * behind
    result: Floats = both / both.sum(1, keepdims=True)
    return result
