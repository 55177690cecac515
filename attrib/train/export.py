"""A trained network in, the shipped model out: ONNX with int8 weights, tokenizer, heads, metadata.

Weights are int8. The encoder multiplies them in int8 (`attrib.train.quantize`), which takes most of the
time; the layers after it, and the encoder where there are no sample articles to fix its scales by,
multiply in float.
"""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from attrib.nlp.encoder import FORMAT, load_tokenizer
from attrib.train.network import Network
from attrib.train.quantize import LAYERS, quantize, sample_windows

INPUTS = ("pieces", "piece_cases", "word_starts", "cases", "paragraphs")
_OPSET = 17
_INT8 = 127
_LARGE = 50_000
"""Weights; a smaller layer stays float, it would save nothing that is seen."""


class Int8Embedding(nn.Module):
    """An embedding table kept as int8 with one scale a row."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        self.table: Tensor
        self.scale: Tensor
        _keep(self, "table", "scale", embedding.weight)

    def forward(self, ids: Tensor) -> Tensor:
        return self.table[ids].to(torch.float32) * self.scale[ids]


class Int8Linear(nn.Module):
    """A linear layer whose weights are kept as int8 with one scale a row, and multiplied in float."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.table: Tensor
        self.scale: Tensor
        _keep(self, "table", "scale", linear.weight)
        self.bias = linear.bias
        self.out_features = linear.out_features

    def forward(self, hidden: Tensor) -> Tensor:
        return functional.linear(hidden, self.table.to(torch.float32) * self.scale, self.bias)


def _keep(module: nn.Module, table: str, scale: str, weight: Tensor) -> None:
    """Register weights as int8 rows and their scales: a quarter of the size."""
    scales = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / _INT8
    module.register_buffer(table, (weight.detach() / scales).round().to(torch.int8))
    module.register_buffer(scale, scales)


def to_int8(module: nn.Module, *, leave: Collection[str] = ()) -> nn.Module:
    """Return a copy of a module whose tables and large linear layers keep their weights as int8.

    Layers of the encoder whose names are among `leave` are left as they are.
    """
    module = copy.deepcopy(module)
    for place, parent in list(module.named_modules()):
        for name, child in list(parent.named_children()):
            if place.startswith("encoder.layers") and name in leave:
                continue
            if isinstance(child, nn.Embedding) and child.weight.numel() >= _LARGE:
                setattr(parent, name, Int8Embedding(child))
            elif isinstance(child, nn.Linear) and child.weight.numel() >= _LARGE:
                setattr(parent, name, Int8Linear(child))
    return module


class Exported(nn.Module):
    """The network as it is shipped: one window at a time, so no mask; outputs in a fixed order."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(
        self,
        pieces: Tensor,
        piece_cases: Tensor,
        word_starts: Tensor,
        cases: Tensor,
        paragraphs: Tensor,
    ) -> tuple[Tensor, ...]:
        scores = self.network(
            pieces, piece_cases, torch.ones_like(pieces), word_starts, cases, paragraphs
        )
        return tuple(scores.values())


def export(
    network: Network,
    meta: Mapping[str, Any],
    tokenizer: Path,
    folder: Path,
    *,
    int8: bool = True,
) -> None:
    """Write the model's folder, which `attrib.nlp.encoder.Encoder` loads.

    `meta` gives `name`, `version`, `inventories` and whatever else `meta.json` shall say.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    arrays: dict[str, Any] = {
        "transitions": network.transitions,
        "first": network.first,
        "last": network.last,
        "label_weight": network.deprel.weight,
        "label_bias": network.deprel.bias,
    }
    np.savez(
        folder / "heads.npz", **{name: array.detach().numpy() for name, array in arrays.items()}
    )
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    _write(network, folder, int8=int8)
    files = ("model.onnx", "tokenizer.json", "heads.npz")
    data = {
        "format": FORMAT,
        **meta,
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
    }
    (folder / "meta.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _write(network: Network, folder: Path, *, int8: bool) -> None:
    longest = network.encoder.positions.num_embeddings
    samples = sample_windows(load_tokenizer(folder), longest) if int8 else []
    leave = LAYERS if samples else ()
    _to_onnx(to_int8(network, leave=leave) if int8 else network, folder / "model.onnx")
    if samples:
        quantize(folder / "model.onnx", samples)


def _to_onnx(network: nn.Module, path: Path) -> None:
    example = (
        torch.tensor([[0, 1, 2, 3]]),
        torch.tensor([[0, 1, 1, 0]]),
        torch.tensor([[1, 2]]),
        torch.tensor([[1, 1]]),
        torch.tensor([[1, 0]]),
    )
    exported = Exported(network).eval()
    with torch.no_grad():
        outputs = list(network(example[0], example[1], torch.ones_like(example[0]), *example[2:]))
    words = {"words": {0: "batch", 1: "words"}, "square": {0: "batch", 1: "words", 2: "words"}}
    axes = {
        name: {0: "batch", 1: "pieces" if name in {"pieces", "piece_cases"} else "words"}
        for name in INPUTS
    }
    square = {"source_of", "cue_of", "head"}
    axes |= {name: words["square" if name in square else "words"] for name in outputs}
    torch.onnx.export(
        exported,
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=_OPSET,
        do_constant_folding=False,
        dynamo=False,
    )
