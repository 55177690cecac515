from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.batches import inputs  # noqa: E402
from attrib.train.corpora import Opinion  # noqa: E402
from attrib.train.losses import WEIGHTS, total_loss  # noqa: E402
from attrib.train.network import marginals  # noqa: E402
from tests.train.test_batches import _items  # noqa: E402


def test_loss_falls_when_the_network_learns(tiny):
    torch.manual_seed(0)
    items = _items([4, 6])
    optimizer = torch.optim.Adam(tiny.parameters(), lr=0.02)
    losses = []
    for _ in range(25):
        loss = sum(total_loss(tiny, tiny(*inputs(items)), items).values())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.3 * losses[0]


def test_only_heads_with_labels_are_scored(tiny):
    items = _items([4])
    losses = total_loss(tiny, tiny(*inputs(items)), items)
    assert {"tags", "source_of", "cue_of"} <= losses.keys() <= WEIGHTS.keys()
    assert "xpos" not in losses


def _taught(item, tag):
    """Return an item whose teachers are sure of one tag and one entity for every word."""
    words = len(item.example.words)
    tags, entity = np.zeros((words, 7), np.float32), np.zeros((words, 9), np.float32)
    tags[:, tag], entity[:, 2] = 1, 1
    source, cue = np.zeros(words + 1, np.float32), np.zeros(words, np.float32)
    source[-1], cue[0] = 1, 1
    opinion = Opinion(tags, entity, {1: (0, source)}, {0: (0, cue)})
    return replace(item, example=replace(item.example, taught=opinion))


def test_network_learns_what_teachers_think(tiny):
    torch.manual_seed(0)
    items = [_taught(item, tag=3) for item in _items([4, 6])]
    optimizer = torch.optim.Adam(tiny.parameters(), lr=0.02)
    for _ in range(60):
        losses = total_loss(tiny, tiny(*inputs(items)), items, gold=0.0)
        optimizer.zero_grad()
        sum(losses.values()).backward()
        optimizer.step()
    tiny.eval()
    scores = tiny(*inputs(items))
    mask = inputs(items)[4] >= 0
    assert (marginals(scores["tags"], mask, tiny)[0].argmax(-1) == 3).all()
    assert (scores["entity"][0].argmax(-1) == 2).all()
    # The teachers say that nobody said it, the annotators that the first word did.
    assert scores["no_source"][0, 1] > scores["source_of"][0, 1].max()


def test_annotators_alone_count_where_nobody_taught(tiny):
    items = _items([4])
    tiny.eval()
    scores = tiny(*inputs(items))
    alone = total_loss(tiny, scores, items)
    halves = total_loss(tiny, scores, items, gold=0.5)
    assert halves["source_of"] == alone["source_of"]
    # The network's steps from tag to tag are all alike yet: word by word is as good as whole paths.
    assert halves["tags"].item() == pytest.approx(alone["tags"].item(), rel=1e-5)


def test_a_link_that_was_chosen_in_another_window_teaches_nothing(tiny):
    tiny.eval()
    (item,) = [_taught(item, tag=3) for item in _items([4])]
    scores = tiny(*inputs([item]))
    opinion = replace(item.example.taught, source_of={1: (2, np.ones(3, np.float32))})
    other = replace(item, example=replace(item.example, taught=opinion))
    taught, untaught = (
        total_loss(tiny, scores, [one], gold=0.5)["source_of"] for one in (item, other)
    )
    assert untaught == total_loss(tiny, scores, [other])["source_of"]
    assert taught != untaught
