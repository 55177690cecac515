from dataclasses import asdict

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.checkpoint import load_checkpoint, load_network, save_checkpoint  # noqa: E402


def _optimizer(network):
    optimizer = torch.optim.AdamW(network.parameters())
    network.tags.weight.sum().backward()
    optimizer.step()
    return optimizer


def test_checkpoint_brings_back_weights_optimizer_and_step(tiny, tmp_path):
    optimizer = _optimizer(tiny)
    save_checkpoint(tmp_path, tiny, optimizer, {"step": 7})
    kept = tiny.tags.weight.detach().clone()
    with torch.no_grad():
        tiny.tags.weight.zero_()
    fresh = torch.optim.AdamW(tiny.parameters())
    assert load_checkpoint(tmp_path, tiny, fresh) == {"step": 7}
    assert torch.equal(tiny.tags.weight, kept)
    before, after = (o.state_dict()["state"] for o in (optimizer, fresh))
    assert all(torch.equal(before[i]["exp_avg"], after[i]["exp_avg"]) for i in before)
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint.safetensors"]


def test_a_network_is_built_as_its_checkpoint_says(tiny, sizes, tmp_path):
    meta = {"sizes": asdict(sizes), "inventories": {"upos": ["X", "Y"]}}
    save_checkpoint(tmp_path, tiny, _optimizer(tiny), meta)
    network, found = load_network(tmp_path)
    assert found == meta
    assert torch.equal(network.mix.weight, tiny.mix.weight)
