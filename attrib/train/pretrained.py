"""Weights in, a network to train on out: a pretrained BERT's, or those of a model that was shipped."""

from __future__ import annotations

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

_ENCODER_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "output_norm",
}


def load_encoder(network: Network, path: Path) -> None:
    """Copy the weights of a pretrained BERT (a safetensors file) into the network's encoder."""
    weights = load_file(path)
    encoder = network.encoder
    renamed = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for number in range(len(encoder.layers)):
        for theirs, ours in _ENCODER_NAMES.items():
            for part in ("weight", "bias"):
                renamed[f"layers.{number}.{ours}.{part}"] = weights[
                    f"encoder.layer.{number}.{theirs}.{part}"
                ]
    missing = encoder.load_state_dict(renamed, strict=False).missing_keys
    if missing != ["case.weight"]:
        raise ValueError(f"{path}: not a BERT of the expected shape: no {missing}")


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
