import itertools
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.network import (  # noqa: E402
    Network,
    crf_loss,
    distance_buckets,
    log_partition,
    marginals,
)

INPUTS = [[[101, 5, 6, 102]], [[0, 1, 2, 0]], [[1, 1, 1, 1]], [[1, 2]], [[1, 2]], [[1, 0]]]


def test_heads_score_every_word(tiny):
    scores = tiny(*(torch.tensor(part) for part in INPUTS))
    assert {name: tuple(rows.shape[:2]) for name, rows in scores.items()} == dict.fromkeys(
        scores, (1, 2)
    )
    assert scores["head"].shape == (1, 2, 2)


def test_padding_changes_no_score(tiny):
    tiny.eval()
    alone = tiny(*(torch.tensor(part) for part in INPUTS))
    padded = [[row + [0] * (6 - len(row)) for row in part] for part in INPUTS[:3]]
    company = tiny(*(torch.tensor(part) for part in (*padded, *INPUTS[3:])))
    assert torch.allclose(alone["tags"], company["tags"], atol=1e-5)


def test_crf_loss_is_the_likelihood_of_the_path(tiny):
    torch.manual_seed(0)
    for parameter in (tiny.transitions, tiny.first, tiny.last):
        torch.nn.init.normal_(parameter)
    scores, tags = torch.randn(1, 3, 7), torch.tensor([[1, 0, 4]])
    loss = crf_loss(scores, tags, torch.ones(1, 3, dtype=torch.bool), tiny)

    def weight(path):
        own = sum(scores[0, i, tag] for i, tag in enumerate(path))
        steps = sum(tiny.transitions[a, b] for a, b in itertools.pairwise(path))
        return own + steps + tiny.first[path[0]] + tiny.last[path[-1]]

    every = torch.stack([weight(path) for path in itertools.product(range(7), repeat=3)])
    assert loss.item() == pytest.approx((every.logsumexp(0) - weight([1, 0, 4])).item(), abs=1e-3)


@pytest.mark.parametrize("words", [1, 2, 3, 6, 9])
def test_paths_are_summed_whatever_their_length_and_padding(tiny, words):
    torch.manual_seed(words)
    for parameter in (tiny.transitions, tiny.first, tiny.last):
        torch.nn.init.normal_(parameter)
    scores, lengths = torch.randn(3, words, 7), torch.tensor([words, max(1, words - 1), 1])
    mask = torch.arange(words)[None] < lengths[:, None]

    for row, length in enumerate(lengths):
        paths = scores[row, 0] + tiny.first
        for word in scores[row, 1:length]:
            paths = torch.logsumexp(paths[:, None] + tiny.transitions, 0) + word
        total = torch.logsumexp(paths + tiny.last, 0).item()
        assert log_partition(scores, mask, tiny)[row].item() == pytest.approx(total, abs=1e-4)


def test_distances_fall_into_the_buckets_of_mpnet():
    # The first row and column of `MPNetEncoder.compute_position_bias` for 32 buckets.
    buckets = distance_buckets(200, 32)
    assert buckets[0, :10].tolist() == [0, 17, 18, 19, 20, 21, 22, 23, 24, 24]
    assert buckets[:10, 0].tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8]
    assert (buckets[0, 199], buckets[199, 0]) == (31, 15)


def test_distance_between_words_counts_where_the_encoder_has_it(sizes):
    torch.manual_seed(0)
    network = Network(replace(sizes, relative=8)).eval()
    inputs = [torch.tensor(part) for part in INPUTS]
    before = network(*inputs)["tags"]
    with torch.no_grad():
        network.encoder.relative.weight[5] += 3  # of a word that stands just after
    assert not torch.allclose(network(*inputs)["tags"], before, atol=1e-3)


def test_marginals_are_the_shares_of_paths(tiny):
    torch.manual_seed(0)
    for parameter in (tiny.transitions, tiny.first, tiny.last):
        torch.nn.init.normal_(parameter)
    scores = torch.randn(1, 2, 7)
    found = marginals(scores, torch.ones(1, 2, dtype=torch.bool), tiny)
    steps = scores[0, 0, :, None] + tiny.first[:, None] + tiny.transitions
    paths = (steps + scores[0, 1] + tiny.last).flatten().softmax(0).view(7, 7)
    assert torch.allclose(found[0, 0], paths.sum(1), atol=1e-4)
    assert torch.allclose(found[0, 1], paths.sum(0), atol=1e-4)
