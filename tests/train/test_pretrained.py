import copy
import json
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from safetensors.torch import save_file  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from tokenizers.models import WordLevel  # noqa: E402

from attrib.train.export import export  # noqa: E402
from attrib.train.network import Network  # noqa: E402
from attrib.train.pretrained import encoder_sizes, load_encoder, load_shipped  # noqa: E402

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


def _mpnet(network):
    """Return the weights of a BERT by the names that MPNet has for them."""
    weights = _bert(network)
    del weights["embeddings.token_type_embeddings.weight"]
    names = {
        "attention.self.query": "attention.attn.q",
        "attention.self.key": "attention.attn.k",
        "attention.self.value": "attention.attn.v",
        "attention.output.dense": "attention.attn.o",
        "attention.output.LayerNorm": "attention.LayerNorm",
    }
    for bert, mpnet in names.items():
        weights = {key.replace(bert, mpnet): value for key, value in weights.items()}
    weights["embeddings.position_embeddings.weight"] = torch.randn(66, 24)
    weights["encoder.relative_attention_bias.weight"] = torch.randn(8, 2)
    return weights


def test_an_mpnet_is_loaded_with_its_distances(sizes, tmp_path):
    network = Network(replace(sizes, relative=8))
    weights = _mpnet(network)
    save_file(weights, tmp_path / "mpnet.safetensors")
    load_encoder(network, tmp_path / "mpnet.safetensors")
    encoder = network.encoder
    assert torch.equal(encoder.relative.weight, weights["encoder.relative_attention_bias.weight"])
    assert torch.equal(
        encoder.positions.weight, weights["embeddings.position_embeddings.weight"][2:]
    )
    query = weights["encoder.layer.0.attention.attn.q.weight"]
    assert torch.equal(encoder.layers[0].query.weight, query)


SETTINGS = {
    "vocab_size": 300,
    "hidden_size": 24,
    "num_hidden_layers": 2,
    "num_attention_heads": 3,
    "intermediate_size": 48,
    "max_position_embeddings": 66,
    "relative_attention_num_buckets": 8,
}


@pytest.mark.parametrize(
    ("kind", "positions", "relative"),
    [pytest.param("bert", 66, 0, id="bert"), pytest.param("mpnet", 64, 8, id="mpnet")],
)
def test_sizes_are_read_off_the_encoders_settings(tmp_path, kind, positions, relative):
    (tmp_path / "config.json").write_text(json.dumps({"model_type": kind, **SETTINGS}))
    found = encoder_sizes(tmp_path)
    assert (found["positions"], found["relative"]) == (positions, relative)
    assert (found["hidden"], found["layers"], found["inner"]) == (24, 2, 48)


def test_an_encoder_of_another_kind_is_named(tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "gpt2", **SETTINGS}))
    with pytest.raises(ValueError, match="type gpt2; it has to be bert or mpnet"):
        encoder_sizes(tmp_path)
