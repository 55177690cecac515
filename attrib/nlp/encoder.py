"""Windows in, scores out: the shipped network, run by onnxruntime.

Each window is run alone: the same text gives the same scores in any company, and nothing is spent on
padding. The processor's cores each take a window.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_inference_collection import InferenceSession
from onnxruntime.capi.onnxruntime_pybind11_state import SessionOptions
from tokenizers import Tokenizer

from attrib.errors import ModelError
from attrib.nlp.windows import Window

_AHEAD = 32
"""Windows under way at a time: enough that the network never waits for whoever reads its scores."""

Scores = dict[str, NDArray[np.float32]]
"""A window's scores by head, the first axis its words."""

_ARRAYS = ("transitions", "first", "last", "label_weight", "label_bias")

FORMAT = 1
"""The version of the model's folder that this code reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelMeta:
    """What `meta.json` says of a model: its name, label sets, transitions and figures."""

    name: str
    version: str
    inventories: dict[str, list[str]]
    transitions: NDArray[np.float32]
    first: NDArray[np.float32]
    last: NDArray[np.float32]
    label_weight: NDArray[np.float32]
    label_bias: NDArray[np.float32]
    data: dict[str, Any]
    curve: tuple[float, float] = (1.0, 0.0)
    """Makes an attribution's raw confidence a probability; see `attrib.nlp.confidence`."""

    @property
    def version_name(self) -> str:
        """Name and version, as stored with all that the model finds."""
        return f"{self.name} {self.version}"


def load_meta(folder: Path) -> ModelMeta:
    """Read a model's `meta.json` and `heads.npz`.

    Raises:
        ModelError: if a file is missing, damaged or of another format.
    """
    path = folder / "meta.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(
            f"No model in {folder}: {path.name} is missing. Install attrib again, or train one."
        ) from None
    except ValueError as error:
        raise ModelError(f"{path} is damaged: {error}. Install attrib again.") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, dict) else None
        raise ModelError(f"{path} is of format {found}, and this attrib reads {FORMAT}.")
    try:
        for name, expected in data["files"].items():
            _check(folder / name, expected)
        arrays = np.load(folder / "heads.npz", allow_pickle=False)
        return ModelMeta(
            name=data["name"],
            version=data["version"],
            inventories=data["inventories"],
            data=data,
            curve=tuple(data.get("curve", (1.0, 0.0))),
            **{name: arrays[name] for name in _ARRAYS},
        )
    except (KeyError, AttributeError) as error:
        raise ModelError(f"{path} is damaged: {error} is missing. Install attrib again.") from error


def _check(path: Path, expected: str) -> None:
    if not path.is_file():
        raise ModelError(f"{path} is missing (SHA-256 {expected}). Install attrib again.")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise ModelError(
            f"{path} is damaged: its SHA-256 is {found}, expected {expected}. Install attrib again."
        )


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer of a model's folder, which neither cuts a text nor pads it."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def session_options() -> SessionOptions:
    """Return how a network is run: on one thread, since each core has a window of its own."""
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def feeds_of(window: Window) -> dict[str, NDArray[np.int64]]:
    """Return a window as the network's inputs, a batch of one."""
    return {
        "pieces": np.asarray([window.pieces]),
        "piece_cases": np.asarray([window.piece_cases]),
        "word_starts": np.asarray([window.word_starts]),
        "cases": np.asarray([window.cases]),
        "paragraphs": np.asarray([window.paragraphs]),
    }


class Encoder:
    """The shipped network and its tokenizer."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        """Load the model of a folder; `threads` windows are run at a time (default: one a core)."""
        self.meta = load_meta(folder)
        self.tokenizer = load_tokenizer(folder)
        self._session = InferenceSession(
            str(folder / "model.onnx"), session_options(), providers=["CPUExecutionProvider"]
        )
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._threads = threads or _cores()

    def score(self, windows: Iterable[Window]) -> Iterator[tuple[Window, Scores]]:
        """Yield each window with its scores, in order; a few windows are under way at a time."""
        waiting = iter(windows)
        with ThreadPoolExecutor(self._threads) as pool:
            under_way = deque((w, pool.submit(self.run, w)) for w in islice(waiting, _AHEAD))
            while under_way:
                window, result = under_way.popleft()
                scores = result.result()
                under_way.extend((w, pool.submit(self.run, w)) for w in islice(waiting, 1))
                yield window, scores

    def run(self, window: Window) -> Scores:
        """Return one window's scores."""
        results = self._session.run(self._outputs, feeds_of(window))
        return {
            name: np.asarray(result)[0] for name, result in zip(self._outputs, results, strict=True)
        }


def _cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
