"""The searches are held against trying everything."""

import itertools

import numpy as np
import pytest

from attrib.nlp.decode import NEVER, forbid, head_tree, head_trees, marginals, viterbi


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
    scores, *steps = _crf(seed)
    best, _ = max(_paths(scores, *steps), key=lambda pair: pair[1])
    (found,) = viterbi([scores], *steps)
    assert tuple(found) == best


@pytest.mark.parametrize("seed", range(5))
def test_marginals_are_the_shares_of_all_paths(seed):
    crf = _crf(seed)
    expected = np.zeros_like(crf[0])
    for path, value in _paths(*crf):
        expected[np.arange(len(path)), path] += np.exp(value)
    expected /= expected.sum(1, keepdims=True)
    scores, *steps = crf
    (found,) = marginals([scores], *steps)
    assert found == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("search", [viterbi, marginals])
def test_a_window_is_read_the_same_in_any_company(search):
    _, *steps = _crf(0, tags=7)
    random = np.random.default_rng(3)
    batch = [random.normal(size=(n, 7)).astype(np.float32) * 4 for n in (60, 0, 7, 200, 1, 7)]
    together = search(batch, *steps)
    for scores, found in zip(batch, together, strict=True):
        (alone,) = search([scores], *steps)
        assert np.array_equal(found, alone)


def test_forbidden_steps_are_not_taken():
    scores, transitions, first, last = _crf(0)
    free = forbid(transitions, [[b != (a + 1) % 3 for b in range(3)] for a in range(3)])
    (path,) = viterbi([scores], free, first, last)
    assert all(b != (a + 1) % 3 for a, b in itertools.pairwise(path))
    assert free.min() == NEVER


@pytest.mark.parametrize("count", [0, 1], ids=["no words", "one word"])
def test_short_texts_are_decoded(count):
    scores, transitions, first, last = _crf(1)
    for search in (viterbi, marginals):
        (found,) = search([scores[:count]], transitions, first, last)
        assert len(found) == count
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


@pytest.mark.parametrize("seed", range(20))
def test_trees_of_sentences_are_those_of_each(seed):
    random = np.random.default_rng(seed)
    begins = [0, 1, 6, 15]
    scores = random.normal(size=(20, 20)).astype(np.float32)
    found = head_trees(scores, begins)
    for begin, end in itertools.pairwise([*begins, 20]):
        assert list(found[begin:end] - begin) == list(head_tree(scores[begin:end, begin:end]))
