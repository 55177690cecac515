import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.nlp.labels import ENTITIES, IGNORE, SOME_BEGIN, SOME_INSIDE  # noqa: E402
from attrib.train.batches import inputs  # noqa: E402
from attrib.train.losses import WEIGHTS, entity_loss, total_loss  # noqa: E402
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


def test_a_name_of_any_type_asks_for_a_beginning_of_whatever_type():
    scores = torch.full((1, 3, len(ENTITIES)), -20.0)
    scores[0, 0, ENTITIES.index("B-LOC")] = scores[0, 1, ENTITIES.index("I-ORG")] = 20.0
    scores[0, 2, 0] = 20.0
    free = torch.tensor([[SOME_BEGIN, SOME_INSIDE, IGNORE]])
    assert entity_loss(scores, free) < 1e-3
    assert entity_loss(scores, free.flip(1)) > 10
    assert entity_loss(scores, torch.tensor([[ENTITIES.index("B-PERSON"), 0, 0]])) > 10
