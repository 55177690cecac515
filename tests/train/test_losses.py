import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.batches import inputs  # noqa: E402
from attrib.train.losses import WEIGHTS, total_loss  # noqa: E402
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
