import itertools

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.network import crf_loss, log_partition  # noqa: E402

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
