"""Weights in, a network to train on out: a pretrained encoder's, or those of a model that was shipped."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import load_file

from attrib.train.network import Network

_SIZES = {
    "vocabulary": "vocab_size",
    "hidden": "hidden_size",
    "layers": "num_hidden_layers",
    "attention_heads": "num_attention_heads",
    "inner": "intermediate_size",
}
_BERT = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "output_norm",
}
_MPNET = {
    "attention.attn.q": "query",
    "attention.attn.k": "key",
    "attention.attn.v": "value",
    "attention.attn.o": "output",
    "attention.LayerNorm": "attention_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "output_norm",
}
_PADDED = 2
"""MPNet counts positions from 2 on: 0 and 1 are of padding."""


def encoder_sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of a pretrained BERT or MPNet by its `config.json`, as `Sizes` names them.

    Raises:
        ValueError: if it is a network of another kind.
    """
    settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    kind = settings.get("model_type")
    if kind not in {"bert", "mpnet"}:
        raise ValueError(f"{folder}: an encoder of type {kind}; it has to be bert or mpnet")
    mpnet = kind == "mpnet"
    return {
        **{ours: settings[theirs] for ours, theirs in _SIZES.items()},
        "positions": settings["max_position_embeddings"] - _PADDED * mpnet,
        "relative": settings["relative_attention_num_buckets"] if mpnet else 0,
    }


def load_encoder(network: Network, path: Path) -> None:
    """Copy the weights of a pretrained BERT or MPNet (a safetensors file) into the network's encoder.

    Raises:
        ValueError: if they are of another shape.
    """
    weights = load_file(path)
    encoder = network.encoder
    renamed = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    positions = weights["embeddings.position_embeddings.weight"]
    if encoder.relative is None:
        kinds = weights["embeddings.token_type_embeddings.weight"]
        names, renamed["positions.weight"] = _BERT, positions + kinds[0]
    else:
        names, renamed["positions.weight"] = _MPNET, positions[_PADDED:]
        renamed["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    for number in range(len(encoder.layers)):
        for theirs, ours in names.items():
            for part in ("weight", "bias"):
                renamed[f"layers.{number}.{ours}.{part}"] = weights[
                    f"encoder.layer.{number}.{theirs}.{part}"
                ]
    missing = encoder.load_state_dict(renamed, strict=False).missing_keys
    if missing != ["case.weight"]:
        raise ValueError(f"{path}: not an encoder of the expected shape: no {missing}")


def load_shipped(network: Network, folder: Path) -> None:
    """Copy the weights of a shipped model (its ONNX file and `heads.npz`) into the network.

    The int8 weights are multiplied out by their scales.

    Raises:
        ValueError: if the model is of another shape, or of other label sets.
    """
    graph = onnx.load(str(folder / "model.onnx")).graph
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {
        name.removeprefix("network."): array
        for name, array in constants.items()
        if name.startswith("network.")
    }
    found |= dict(_multiplied_in_int8(graph, constants))
    with np.load(folder / "heads.npz", allow_pickle=False) as heads:
        found |= {key: heads[key] for key in ("transitions", "first", "last")}
        found |= {f"deprel.{part}": heads[f"label_{part}"] for part in ("weight", "bias")}
    for name in [name for name in found if name.endswith(".table")]:
        scale = found.pop(name.removesuffix("table") + "scale")
        found[name.removesuffix("table") + "weight"] = found.pop(name) * scale
    try:
        network.load_state_dict({name: torch.tensor(array) for name, array in found.items()})
    except RuntimeError as error:
        raise ValueError(
            f"{folder} is not a model of this shape and these labels: {error}"
        ) from error


def _multiplied_in_int8(
    graph: onnx.GraphProto, constants: Mapping[str, NDArray[Any]]
) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield name and float weights of the layers that `attrib.train.quantize` made int8."""
    for node in graph.node:
        if node.op_type != "MatMulIntegerToFloat":
            continue
        source, weights, _, scales, *_ = node.input
        shares = constants[f"{source.removesuffix('/int8')}/factors"]
        name = node.name.removeprefix("/network/").removesuffix("/MatMul/int8").replace("/", ".")
        yield f"{name}.weight", (constants[weights] * constants[scales] * shares[:, None]).T
