"""A float ONNX model and sample windows in, the same model with int8 arithmetic in its encoder out.

The linear layers of the encoder multiply int8 by int8. The scale of its input is fixed here, from
what the layer sees of the sample windows, so a word's scores never depend on the batch that it shares.

MiniLM has channels that are ten times as large as the others. Each channel's input is divided by a
factor, and its row of weights multiplied by it, so that the channels fill the same range (Xiao et al.
2023, "SmoothQuant"). Weights keep 7 bits: with 8, the kernels of processors that have AVX2 but no VNNI
overflow, and give other scores than the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import spacy
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from onnxruntime.capi.onnxruntime_inference_collection import InferenceSession
from tokenizers import Tokenizer

from attrib.nlp.encoder import feeds_of, session_options
from attrib.nlp.windows import Window, make_windows
from attrib.nlp.words import words_of
from attrib.read import read
from attrib.resources import resource_dir
from attrib.types import Document

Floats = NDArray[np.float32]

ENCODER = "/network/encoder/layers."
"""Where these layers are; those after the encoder cost little and stay float."""

LAYERS = ("query", "key", "value", "output", "up")
"""The linear layers of the encoder that multiply int8. The second of the feed-forward (`down`) stays
float: after GELU few channels hold what is large, and it alone costs most of what int8 loses."""

_SMOOTHING = 0.85
"""How far a channel's size moves into its weights; under 0.7 the heads of words begin to differ."""

_WEIGHTS, _INPUTS = 63, 255
_LEAST = 1e-5


@dataclass(slots=True)
class _Layers:
    """The linear layers that share an input, and the range that each channel of it takes."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    low: Floats = field(default_factory=lambda: np.zeros(1, dtype=np.float32))
    high: Floats = field(default_factory=lambda: np.zeros(1, dtype=np.float32))


class _Graph:
    """A model's graph with its constants by name."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.model = model
        self.nodes: list[onnx.NodeProto] = list(model.graph.node)
        self.constants = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        self._weights = self.constants | {
            node.output[0]: self.constants[node.input[0]].T
            for node in self.nodes
            if node.op_type == "Transpose" and node.input[0] in self.constants
        }

    def weights(self, node: onnx.NodeProto) -> Floats:
        """Return the constant that a layer multiplies by, `[inputs, outputs]`."""
        found: Floats = self._weights[node.input[1]]
        return found

    def layers(self) -> dict[str, _Layers]:
        """Return the encoder's linear layers by the name of their input."""
        found: dict[str, _Layers] = {}
        for node in self.nodes:
            inside = node.op_type == "MatMul" and node.name.startswith(ENCODER)
            inside = inside and node.name.split("/")[-2] in LAYERS
            if inside and node.input[1] in self._weights:
                found.setdefault(node.input[0], _Layers()).nodes.append(node)
        return found

    def keep(self, name: str, values: Any) -> None:
        """Add a constant."""
        self.model.graph.initializer.append(numpy_helper.from_array(np.asarray(values), name))


def sample_windows(tokenizer: Tokenizer, longest: int) -> list[Window]:
    """Return the windows of the sample articles in `seeds/articles`: none where they are not there.

    Windows of more than `longest` word pieces, which the network cannot read, are left out.
    """
    folder = resource_dir("seeds") / "articles"
    nlp = spacy.blank("en")
    texts = (d.text for d in read([str(folder)]) if isinstance(d, Document))
    words = (words_of(nlp.make_doc(text)) for text in texts)
    windows = (w for part in words for w in make_windows(part.texts, part.paragraphs, tokenizer))
    return [window for window in windows if len(window.pieces) <= longest]


def quantize(path: Path, samples: Iterable[Window]) -> None:
    """Rewrite the encoder of a model's file to int8; the other layers stay as they are."""
    graph = _Graph(onnx.load(path))
    groups = graph.layers()
    _calibrate(graph.model, groups, samples)
    biases = _biases(graph, [node for layers in groups.values() for node in layers.nodes])
    replaced: dict[str, list[onnx.NodeProto]] = {}
    for name, layers in groups.items():
        prepared, factors = _prepare(graph, name, layers)
        for node in layers.nodes:
            replaced[node.name] = [*prepared, _multiply(graph, node, factors, biases)]
            prepared = []
    dropped = {add.name for add, _ in biases.values()}
    nodes = [
        new
        for node in graph.nodes
        if node.name not in dropped
        for new in replaced.get(node.name, [node])
    ]
    _save(graph.model, nodes, path)


def _calibrate(
    model: onnx.ModelProto, groups: Mapping[str, _Layers], samples: Iterable[Window]
) -> None:
    """Take down the range of each input's channels over the sample windows."""
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    for name in groups:
        watched.graph.output.append(
            helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
        )
    session = InferenceSession(
        watched.SerializeToString(), session_options(), providers=["CPUExecutionProvider"]
    )
    for window in samples:
        seen = session.run(list(groups), feeds_of(window))
        for layers, values in zip(groups.values(), seen, strict=True):
            rows = np.asarray(values)[0]
            layers.low = np.minimum(layers.low, rows.min(0))
            layers.high = np.maximum(layers.high, rows.max(0))


def _biases(
    graph: _Graph, nodes: Sequence[onnx.NodeProto]
) -> dict[str, tuple[onnx.NodeProto, str]]:
    """Return by a layer's output the node that adds its bias, and the bias."""
    outputs = {node.output[0] for node in nodes}
    found = {}
    for node in graph.nodes:
        if node.op_type == "Add":
            for ours, other in (node.input, reversed(node.input)):
                if ours in outputs and other in graph.constants:
                    found[ours] = (node, other)
    return found


def _prepare(graph: _Graph, name: str, layers: _Layers) -> tuple[list[onnx.NodeProto], Floats]:
    """Return the nodes that make an input int8, and the factor of each of its channels."""
    most = np.maximum(np.maximum(-layers.low, layers.high), _LEAST)
    rows = np.concatenate([graph.weights(node) for node in layers.nodes], 1)
    weights = np.maximum(np.abs(rows).max(1), _LEAST)
    factors = (most**_SMOOTHING / weights ** (1 - _SMOOTHING)).astype(np.float32)
    low, high = (layers.low / factors).min(), (layers.high / factors).max()
    scale = np.float32((high - low) / _INPUTS)
    graph.keep(f"{name}/factors", 1 / factors)
    graph.keep(f"{name}/scale", scale)
    graph.keep(f"{name}/zero", np.uint8(np.clip(np.round(-low / scale), 0, _INPUTS)))
    even, whole = f"{name}/even", f"{name}/int8"
    quantizing = [even, f"{name}/scale", f"{name}/zero"]
    return [
        helper.make_node("Mul", [name, f"{name}/factors"], [even], name=even),
        helper.make_node("QuantizeLinear", quantizing, [whole], name=whole),
    ], factors


def _multiply(
    graph: _Graph,
    node: onnx.NodeProto,
    factors: Floats,
    biases: Mapping[str, tuple[onnx.NodeProto, str]],
) -> onnx.NodeProto:
    """Return the node that multiplies a layer's int8 input by its int8 weights and adds the bias."""
    source, name = node.input[0], node.name
    weights = graph.weights(node) * factors[:, None]
    scales = np.maximum(np.abs(weights).max(0), _LEAST).astype(np.float32) / _WEIGHTS
    graph.keep(f"{name}/weights", np.round(weights / scales).astype(np.int8))
    graph.keep(f"{name}/scales", scales)
    graph.keep(f"{name}/zeros", np.zeros(len(scales), dtype=np.int8))
    inputs = [f"{source}/int8", f"{name}/weights", f"{source}/scale", f"{name}/scales"]
    inputs += [f"{source}/zero", f"{name}/zeros"]
    outputs = node.output
    if node.output[0] in biases:
        add, bias = biases[node.output[0]]
        inputs, outputs = [*inputs, bias], add.output
    return helper.make_node(
        "MatMulIntegerToFloat", inputs, outputs, name=f"{name}/int8", domain="com.microsoft"
    )


def _save(model: onnx.ModelProto, nodes: Sequence[onnx.NodeProto], path: Path) -> None:
    """Write a model with other nodes, without what they no longer use."""
    needed = {name for node in nodes for name in node.input} | {o.name for o in model.graph.output}
    kept = [n for n in nodes if needed.intersection(n.output)]
    used = {name for node in kept for name in node.input}
    constants = [i for i in model.graph.initializer if i.name in used]
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend(kept)
    model.graph.initializer.extend(constants)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, path)
