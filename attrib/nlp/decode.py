"""Scores in, labels out: the searches over what the heads say. Pure functions on NumPy arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NEVER = np.float32(-1e4)
"""The score of a step that may not be taken: below any that a head can give, and still finite in float32."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """Rows of scores of many windows, the longest first, so that those still going on come first."""

    order: list[int]
    """Which window each is."""
    sizes: list[int]
    alive: list[int]
    """By word: how many windows are longer."""
    scores: Floats
    """`[words, windows, tags]`."""


def _stack(batch: Sequence[Floats]) -> _Stack:
    order = sorted(range(len(batch)), key=lambda number: -len(batch[number]))
    sizes = [len(batch[number]) for number in order]
    scores = np.zeros((sizes[0], len(batch), batch[0].shape[1]), dtype=np.float32)
    for place, number in enumerate(order):
        scores[: sizes[place], place] = batch[number]
    alive = [sum(size > word for size in sizes) for word in range(sizes[0])]
    return _Stack(order, sizes, alive, scores)


def _unstack(stack: _Stack, rows: NDArray[Any]) -> list[NDArray[Any]]:
    """Return the rows of each window, in the windows' own order."""
    found = [rows[:0, 0]] * len(stack.order)
    for place, number in enumerate(stack.order):
        found[number] = rows[: stack.sizes[place], place]
    return found


def viterbi(
    batch: Sequence[Floats], transitions: Floats, first: Floats, last: Floats
) -> list[Ints]:
    """Return the best tag of each word of some windows (Viterbi 1967).

    Each of the `batch` is `[words, tags]`, `transitions[a, b]` the score of `b` after `a`. What a window
    is given does not depend on the others: they only share the loop over their words.
    """
    if not any(map(len, batch)):
        return [np.zeros(0, dtype=np.int64) for _ in batch]
    stack = _stack(batch)
    best = np.empty_like(stack.scores)
    back = np.zeros(best.shape, dtype=np.int64)
    steps = np.ascontiguousarray(transitions.T)
    best[0] = stack.scores[0] + first
    for word in range(1, len(best)):
        alive = stack.alive[word]
        paths = best[word - 1, :alive, None, :] + steps
        back[word, :alive] = paths.argmax(2)
        best[word, :alive] = paths.max(2) + stack.scores[word, :alive]
    path = np.zeros(best.shape[:2], dtype=np.int64)
    for place, size in enumerate(stack.sizes):
        if size:
            path[size - 1, place] = (best[size - 1, place] + last).argmax()
    for word in range(len(best) - 1, 0, -1):
        alive = stack.alive[word]
        path[word - 1, :alive] = back[word, np.arange(alive), path[word, :alive]]
    return _unstack(stack, path)


def forbid(transitions: Floats, allowed: list[list[bool]]) -> Floats:
    """Return transitions with the steps that BIO does not allow scored `NEVER`."""
    return np.where(np.asarray(allowed), transitions, NEVER).astype(np.float32)


def head_trees(scores: Floats, begins: Sequence[int]) -> Ints:
    """Return each word's head in a run of sentences that begin at the given words.

    The heads of all sentences are read at once; only a sentence whose best heads make no tree is
    searched by itself (`head_tree`).
    """
    count = len(scores)
    lengths = np.diff([*begins, count])
    sentence = np.repeat(np.arange(len(begins)), lengths)
    others = np.where(sentence[:, None] == sentence, scores, NEVER)
    np.fill_diagonal(others, NEVER)
    heads: Ints = others.argmax(1).astype(np.int64)
    margin = np.diag(scores) - others[np.arange(count), heads]
    ends = [*begins[1:], count]
    roots = [b + int(margin[b:e].argmax()) for b, e in zip(begins, ends, strict=True)]
    heads[roots] = roots
    above = heads
    for _ in range(count.bit_length()):
        above = above[above]
    for number in np.unique(sentence[above != np.asarray(roots)[sentence]]):
        begin, end = begins[number], ends[number]
        heads[begin:end] = head_tree(scores[begin:end, begin:end]) + begin
    return heads


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


def marginals(
    batch: Sequence[Floats], transitions: Floats, first: Floats, last: Floats
) -> list[Floats]:
    """Return the probability of each tag at each word of some windows, by forward-backward.

    Sums run over one window's numbers in one order, so that no other changes their last digit: a matrix
    product would not promise that.
    """
    if not any(map(len, batch)):
        return list(batch)
    stack = _stack(batch)
    steps = np.exp(transitions - transitions.max())
    back = np.ascontiguousarray(steps.T)
    emitted = np.exp(stack.scores - stack.scores.max(2, keepdims=True))
    ahead, behind = np.ones_like(emitted), np.ones_like(emitted)
    ahead[0] = emitted[0] * np.exp(first - first.max())
    for word in range(1, len(emitted)):
        alive = stack.alive[word]
        rows = (ahead[word - 1, :alive, :, None] * steps).sum(1) * emitted[word, :alive]
        ahead[word, :alive] = rows / rows.sum(1, keepdims=True)
    for place, size in enumerate(stack.sizes):
        behind[max(size - 1, 0), place] = np.exp(last - last.max())
    for word in range(len(emitted) - 1, 0, -1):
        alive = stack.alive[word]
        weighed = behind[word, :alive] * emitted[word, :alive]
        rows = (weighed[:, :, None] * back).sum(1)
        behind[word - 1, :alive] = rows / rows.sum(1, keepdims=True)
    both = ahead * behind
    return _unstack(stack, both / both.sum(2, keepdims=True))
