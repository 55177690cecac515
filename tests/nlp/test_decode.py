"""The searches are held against trying everything."""

import itertools

import numpy as np
import pytest

from attrib.nlp.decode import NEVER, forbid, head_tree, marginals, viterbi


def _crf(seed, words=6, tags=3):
    random = np.random.default_rng(seed)
    return [
        random.normal(size=size).astype(np.float32) * 2
        for size in ((words, tags), (tags, tags), tags, tags)
    ]


def _paths(scores, transitions, first, last):
    for path in itertools.product(range(scores.shape[1]), repeat=len(scores)):
        steps = sum(transitions[a, b] for a, b in itertools.pairwise(path))
        own = sum(scores[index, tag] for index, tag in enumerate(path))
        yield path, own + steps + first[path[0]] + last[path[-1]]


@pytest.mark.parametrize("seed", range(5))
def test_viterbi_finds_the_best_of_all_paths(seed):
    crf = _crf(seed)
    best, _ = max(_paths(*crf), key=lambda pair: pair[1])
    assert tuple(viterbi(*crf)) == best


@pytest.mark.parametrize("seed", range(5))
def test_marginals_are_the_shares_of_all_paths(seed):
    crf = _crf(seed)
    expected = np.zeros_like(crf[0])
    for path, value in _paths(*crf):
        expected[np.arange(len(path)), path] += np.exp(value)
    expected /= expected.sum(1, keepdims=True)
    assert marginals(*crf) == pytest.approx(expected, abs=1e-5)


def test_forbidden_steps_are_not_taken():
    scores, transitions, first, last = _crf(0)
    free = forbid(transitions, [[b != (a + 1) % 3 for b in range(3)] for a in range(3)])
    path = viterbi(scores, free, first, last)
    assert all(b != (a + 1) % 3 for a, b in itertools.pairwise(path))
    assert free.min() == NEVER


@pytest.mark.parametrize("count", [0, 1], ids=["no words", "one word"])
def test_short_texts_are_decoded(count):
    scores, transitions, first, last = _crf(1)
    assert len(viterbi(scores[:count], transitions, first, last)) == count
    assert len(marginals(scores[:count], transitions, first, last)) == count
    assert len(head_tree(np.zeros((count, count), dtype=np.float32))) == count


def _trees(count, root):
    for heads in itertools.product(range(count), repeat=count):
        if heads[root] == root and all(_reaches(heads, node, root) for node in range(count)):
            yield heads


def _reaches(heads, node, root):
    for _ in heads:
        node = heads[node]
    return node == root


@pytest.mark.parametrize("seed", range(40))
def test_head_tree_is_the_best_tree_under_its_root(seed):
    random = np.random.default_rng(seed)
    count = int(random.integers(2, 6))
    scores = random.normal(size=(count, count)).astype(np.float32)
    found = head_tree(scores)
    (root,) = [index for index in range(count) if found[index] == index]

    def weight(heads):
        return sum(scores[i, h] for i, h in enumerate(heads) if i != root)

    assert weight(found) == pytest.approx(max(weight(heads) for heads in _trees(count, root)))
