import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from safetensors.torch import save_file  # noqa: E402

from attrib.train.pretrained import load_encoder  # noqa: E402

LINEAR = ("attention.self.query", "attention.self.key", "attention.self.value",
          "attention.output.dense", "intermediate.dense", "output.dense")  # fmt: skip
NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


def _bert(tiny):
    encoder = tiny.encoder
    layer = encoder.layers[0]
    shapes = [layer.query, layer.key, layer.value, layer.output, layer.up, layer.down]
    weights = {
        "embeddings.word_embeddings.weight": torch.randn_like(encoder.words.weight),
        "embeddings.position_embeddings.weight": torch.randn_like(encoder.positions.weight),
        "embeddings.token_type_embeddings.weight": torch.ones(2, 24),
        "embeddings.LayerNorm.weight": torch.ones(24),
        "embeddings.LayerNorm.bias": torch.zeros(24),
    }
    for name, linear in zip(LINEAR, shapes, strict=True):
        weights[f"encoder.layer.0.{name}.weight"] = torch.randn_like(linear.weight)
        weights[f"encoder.layer.0.{name}.bias"] = torch.randn_like(linear.bias)
    for name in NORMS:
        weights[f"encoder.layer.0.{name}.weight"] = torch.randn(24)
        weights[f"encoder.layer.0.{name}.bias"] = torch.randn(24)
    return weights


def test_a_bert_is_loaded_name_by_name(tiny, tmp_path):
    weights = _bert(tiny)
    save_file(weights, tmp_path / "bert.safetensors")
    load_encoder(tiny, tmp_path / "bert.safetensors")
    query = weights["encoder.layer.0.attention.self.query.weight"]
    assert torch.equal(tiny.encoder.layers[0].query.weight, query)
    positions = weights["embeddings.position_embeddings.weight"]
    assert torch.equal(tiny.encoder.positions.weight, positions + 1)
