"""Checkpoints of a training run: weights, optimizer and metadata in one safetensors file, no pickle."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from attrib.train.network import Network, Sizes

NAME = "checkpoint.safetensors"


def save_checkpoint(
    folder: Path, network: Network, optimizer: torch.optim.Optimizer, meta: Mapping[str, Any]
) -> None:
    """Write weights and optimizer to a checkpoint, swapped in whole so that a kill leaves the old one."""
    tensors = {
        f"optimizer.{index}.{key}": torch.as_tensor(value).contiguous()
        for index, state in optimizer.state_dict()["state"].items()
        for key, value in state.items()
    }
    _save(folder, network, tensors, meta)


def save_weights(folder: Path, network: Network, meta: Mapping[str, Any]) -> None:
    """Write a checkpoint of weights alone: `load_network` reads it, training does not go on from it."""
    _save(folder, network, {}, meta)


def _save(
    folder: Path, network: Network, others: Mapping[str, torch.Tensor], meta: Mapping[str, Any]
) -> None:
    weights = {f"network.{k}": v.contiguous() for k, v in network.state_dict().items()}
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f"{NAME}.part"
    save_file({**weights, **others}, aside, metadata={"meta": json.dumps(meta)})
    aside.replace(folder / NAME)


def load_checkpoint(
    folder: Path, network: Network, optimizer: torch.optim.Optimizer | None = None
) -> dict[str, Any]:
    """Read a checkpoint into the network and the optimizer; return its metadata."""
    tensors, meta = load_file(folder / NAME), read_meta(folder)
    network.load_state_dict(
        {k.removeprefix("network."): v for k, v in tensors.items() if k.startswith("network.")}
    )
    if optimizer is not None:
        state: dict[int, dict[str, Any]] = {}
        for key, value in tensors.items():
            if key.startswith("optimizer."):
                _, index, name = key.split(".", 2)
                state.setdefault(int(index), {})[name] = value
        optimizer.load_state_dict({**optimizer.state_dict(), "state": state})
    return meta


def read_meta(folder: Path) -> dict[str, Any]:
    """Return the metadata of a folder's checkpoint."""
    with safe_open(folder / NAME, "pt") as file:
        meta: dict[str, Any] = json.loads(file.metadata()["meta"])
    return meta


def load_network(folder: Path) -> tuple[Network, dict[str, Any]]:
    """Return the network of a run's last checkpoint, and the checkpoint's metadata."""
    meta = read_meta(folder)
    network = Network(Sizes(**meta["sizes"]))
    load_checkpoint(folder, network)
    return network, meta
