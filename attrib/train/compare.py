"""A training run in, what int8 costs out: figures of its network in float and as it is shipped.

    python -m attrib.train.compare CONFIG RUN

Prints both, on the development corpora that the config names, and fails where a figure of int8 is lower
by more than `MOST`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrib.train.checkpoint import load_network
from attrib.train.config import Config, load_config
from attrib.train.export import export
from attrib.train.measure import find_drafts, measure

MOST = 0.5
"""Points of F, or per cent."""

Figures = dict[str, float]


def _flat(figures: Mapping[str, Any]) -> Figures:
    """Return the F and the accuracies of each layer by name; precisions and recalls are left out."""
    attributions = figures.get("attributions", {})
    flat = {name: kind["f"] for name, kind in attributions.items() if isinstance(kind, dict)}
    flat |= figures.get("syntax", {})
    return flat | ({"entities": figures["entities"]["f"]} if "entities" in figures else {})


def lines(floating: Figures, int8: Figures) -> Iterator[str]:
    """Yield a row a figure: in float, in int8, and what it gained or lost."""
    for name, value in floating.items():
        yield f"{name:18} float {value:5.1f}   int8 {int8[name]:5.1f}   {int8[name] - value:+5.1f}"


def fallen(floating: Figures, int8: Figures) -> list[str]:
    """Name the figures that int8 makes lower by more than `MOST`."""
    return [name for name, value in floating.items() if int8[name] < value - MOST]


def main(config: Config, run: Path) -> int:
    """Print the rows; return 1 where a figure fell too far."""
    network, found = load_network(run)
    meta = {"name": run.name, "version": "compared", "inventories": found["inventories"]}
    figures: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as made:
        for kind in ("float", "int8"):
            folder = Path(made) / kind
            tokenizer = config.encoder_folder / "tokenizer.json"
            export(network, meta, tokenizer, folder, int8=kind == "int8")
            figures[kind] = _flat(measure(config, folder, *find_drafts(config, folder)))
    sys.stdout.writelines(f"{line}\n" for line in lines(figures["float"], figures["int8"]))
    return int(bool(fallen(figures["float"], figures["int8"])))


if __name__ == "__main__":
    sys.exit(main(load_config(Path(sys.argv[1])), Path(sys.argv[2])))
