"""A trained network in, the shipped model out: int8 ONNX, tokenizer, heads, metadata."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from attrib.nlp.encoder import FORMAT
from attrib.train.network import Network

INPUTS = ("pieces", "piece_cases", "word_starts", "cases", "paragraphs")
_OPSET = 17


class QuantizedEmbedding(nn.Module):
    """An embedding table kept as int8 with one scale a row: a quarter of the size, within 0.4 % a row."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        weight = embedding.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (weight / scale).round().to(torch.int8))
        self.scale: Tensor
        self.table: Tensor

    def forward(self, ids: Tensor) -> Tensor:
        return self.table[ids].to(torch.float32) * self.scale[ids]


class Exported(nn.Module):
    """The network as it is shipped: one window at a time, so no mask; outputs in a fixed order."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        network.encoder.words = QuantizedEmbedding(network.encoder.words)  # type: ignore[assignment]

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
    quantize: bool = True,
) -> None:
    """Write the model's folder, which `attrib.nlp.encoder.Encoder` loads.

    `meta` gives `name`, `version`, `inventories` and whatever else `meta.json` shall say.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    arrays = {
        "transitions": network.transitions,
        "first": network.first,
        "last": network.last,
        "label_weight": network.deprel.weight,
        "label_bias": network.deprel.bias,
    }
    np.savez(folder / "heads.npz", **{k: v.detach().numpy() for k, v in arrays.items()})
    raw = folder / "float.onnx"
    _to_onnx(network, raw)
    if quantize:
        quantize_dynamic(
            raw,
            folder / "model.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm"],
        )
        raw.unlink()
    else:
        raw.replace(folder / "model.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    files = ("model.onnx", "tokenizer.json", "heads.npz")
    data = {
        "format": FORMAT,
        **meta,
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
    }
    (folder / "meta.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _to_onnx(network: Network, path: Path) -> None:
    example = (
        torch.tensor([[101, 7592, 2088, 102]]),
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
        dynamo=False,
    )
