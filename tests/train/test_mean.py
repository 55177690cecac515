from dataclasses import asdict

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.checkpoint import load_network, save_weights  # noqa: E402
from attrib.train.mean import mean_of  # noqa: E402


def _run(folder, tiny, sizes, value, upos="X"):
    with torch.no_grad():
        tiny.tags.weight.fill_(value)
    meta = {
        "sizes": asdict(sizes),
        "inventories": {"upos": [upos]},
        "step": 7,
        "config": {"epochs": value, "syntax_epochs": 4, "encoder_rate": 1e-4},
    }
    save_weights(folder, tiny, meta)
    return folder


def test_weights_are_the_mean_by_share(tiny, sizes, tmp_path):
    first = _run(tmp_path / "a", tiny, sizes, 1.0)
    second = _run(tmp_path / "b", tiny, sizes, 3.0)
    network, meta = mean_of({first: 0.75, second: 0.25})
    assert torch.allclose(network.tags.weight, torch.tensor(1.5))
    assert meta["mean"] == [
        {"share": 0.75, "epochs": 1.0, "syntax_epochs": 4, "encoder_rate": 1e-4},
        {"share": 0.25, "epochs": 3.0, "syntax_epochs": 4, "encoder_rate": 1e-4},
    ]
    save_weights(tmp_path / "mean", network, meta)
    assert torch.equal(load_network(tmp_path / "mean")[0].tags.weight, network.tags.weight)


def test_shares_that_do_not_sum_to_one_are_refused(tiny, sizes, tmp_path):
    with pytest.raises(ValueError, match=r"sum to 0\.5"):
        mean_of({_run(tmp_path / "a", tiny, sizes, 1.0): 0.5})


def test_runs_of_other_labels_are_refused(tiny, sizes, tmp_path):
    first = _run(tmp_path / "a", tiny, sizes, 1.0, "Y")
    second = _run(tmp_path / "b", tiny, sizes, 1.0)
    with pytest.raises(ValueError, match="label sets"):
        mean_of({first: 0.5, second: 0.5})
