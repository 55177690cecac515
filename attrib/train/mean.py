"""Finished runs of one network in, a run with the mean of their weights out (Wortsman et al. 2022).

python -m attrib.train.mean CONFIG OUT RUN=SHARE RUN=SHARE ...    e.g. build/a=0.4 build/b=0.6

The mean is published to OUT/model, with its figures, as `attrib train` does.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from attrib.train import checkpoint
from attrib.train.config import load_config
from attrib.train.network import Network
from attrib.train.publish import publish

_CLOSE = 1e-6
_SETTINGS = ("epochs", "syntax_epochs", "encoder_rate")
"""What is told of each run."""


def mean_of(runs: Mapping[Path, float]) -> tuple[Network, dict[str, Any]]:
    """Return the mean of the weights of runs by their shares, and its metadata.

    Raises:
        ValueError: if the shares do not sum to 1, or the runs have other label sets.
    """
    if abs(sum(runs.values()) - 1) > _CLOSE:
        raise ValueError(f"the shares sum to {sum(runs.values()):g}, not to 1")
    loaded = [(*checkpoint.load_network(run), share) for run, share in runs.items()]
    network, meta, _ = loaded[-1]
    for run, (_, other, _) in zip(runs, loaded, strict=True):
        if (other["sizes"], other["inventories"]) != (meta["sizes"], meta["inventories"]):
            raise ValueError(f"{run} has other sizes or label sets than {list(runs)[-1]}")
    states = [(other.state_dict(), share) for other, _, share in loaded]
    mean = {
        name: torch.stack([state[name].float() * share for state, share in states]).sum(0)
        for name in states[0][0]
    }
    network.load_state_dict(mean)
    parts = [
        {"share": share, **{key: other["config"][key] for key in _SETTINGS}}
        for _, other, share in loaded
    ]
    return network, {**meta, "mean": parts}


def main() -> None:
    """Publish a mean of runs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("config", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("runs", nargs="+", metavar="RUN=SHARE")
    args = parser.parse_args()
    shares = {Path(run): float(share) for run, _, share in (r.rpartition("=") for r in args.runs)}
    network, meta = mean_of(shares)
    checkpoint.save_weights(args.out, network, meta)
    publish(load_config(args.config), args.out, args.out / "model")


if __name__ == "__main__":
    main()
