from dataclasses import asdict

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.checkpoint import save_checkpoint  # noqa: E402
from attrib.train.compare import fallen, lines, load_run  # noqa: E402
from attrib.train.network import Network, Sizes  # noqa: E402

SIZES = Sizes(
    tags=7,
    entities=9,
    upos=2,
    xpos=2,
    lemma=2,
    deprel=3,
    vocabulary=30,
    hidden=24,
    layers=1,
    attention_heads=2,
    inner=32,
)


def test_a_figure_may_fall_by_half_a_point_and_no_more():
    floating = {"cue": 70.0, "source": 80.0}
    assert fallen(floating, {"cue": 69.5, "source": 81.0}) == []
    assert fallen(floating, {"cue": 69.4, "source": 81.0}) == ["cue"]


def test_a_row_says_what_int8_changed():
    (row,) = lines({"cue": 70.0}, {"cue": 69.0})
    assert row.split() == ["cue", "float", "70.0", "int8", "69.0", "-1.0"]


def test_a_run_is_loaded_with_its_labels(tmp_path):
    network = Network(SIZES)
    meta = {"sizes": asdict(SIZES), "inventories": {"upos": ["X", "Y"]}}
    save_checkpoint(tmp_path, network, torch.optim.AdamW(network.parameters()), meta)
    found, inventories = load_run(tmp_path)
    assert inventories == meta["inventories"]
    assert torch.equal(found.mix.weight, network.mix.weight)
