import copy

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from safetensors.torch import save_file  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from tokenizers.models import WordLevel  # noqa: E402

from attrib.train.export import export  # noqa: E402
from attrib.train.pretrained import load_encoder, load_shipped  # noqa: E402

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


def _ship(network, folder):
    """Export with weights that all differ: equal ones would be one tensor of the ONNX file."""
    torch.manual_seed(0)
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    words = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "word": 3}
    Tokenizer(WordLevel(words, unk_token="[UNK]")).save(str(folder / "t.json"))  # noqa: S106
    meta = {"name": "tiny", "version": "0", "inventories": {}}
    export(network, meta, folder / "t.json", folder / "model")


@pytest.mark.filterwarnings("ignore")
def test_a_shipped_model_can_be_trained_on(tiny, tmp_path):
    _ship(tiny, tmp_path)
    other = copy.deepcopy(tiny)
    for parameter in other.parameters():
        torch.nn.init.constant_(parameter, 7.0)
    load_shipped(other, tmp_path / "model")
    for name, expected in tiny.state_dict().items():
        off = (other.state_dict()[name] - expected).abs() > 0.1 * expected.abs().max()
        assert off.float().mean() < 0.1, name  # int8 drops the weights of channels never used


@pytest.mark.filterwarnings("ignore")
def test_a_shipped_model_of_other_labels_is_refused(tiny, tmp_path):
    _ship(tiny, tmp_path)
    tiny.upos = torch.nn.Linear(24, 5)
    with pytest.raises(ValueError, match="not a model of this shape"):
        load_shipped(tiny, tmp_path / "model")
