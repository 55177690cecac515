"""A training run in, what int8 costs out: figures of its network in float and as it is shipped.

    python -m attrib.train.compare CONFIG RUN

Prints both, on the development corpora that the config names, and fails where a figure of int8 is lower
by more than `MOST`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from safetensors import safe_open

from attrib.nlp.encoder import Encoder
from attrib.train import checkpoint
from attrib.train.config import Config, load_config
from attrib.train.corpora import read_conllu, read_json_lines
from attrib.train.evaluate import read_iob2, score_entities, score_syntax
from attrib.train.export import export
from attrib.train.network import Network, Sizes
from attrib.train.publish import find_drafts
from attrib.train.scoring import score
from attrib.types import Quote

MOST = 0.5
"""Points of F, or per cent."""

Figures = dict[str, float]


def load_run(run: Path) -> tuple[Network, dict[str, list[str]]]:
    """Return the network of a run's last checkpoint, and the label sets of its heads."""
    with safe_open(run / checkpoint.NAME, "pt") as file:
        meta = json.loads(file.metadata()["meta"])
    network = Network(Sizes(**meta["sizes"]))
    checkpoint.load_checkpoint(run, network)
    return network, meta["inventories"]


def measure(config: Config, folder: Path) -> Figures:
    """Return the figures of a model's folder on the development corpora of a config, by name."""
    corpora = Path(config.corpora)
    figures: Figures = {}
    if config.polnear_dev:
        articles = list(read_json_lines(corpora / config.polnear_dev))
        drafts = find_drafts(folder, (article["text"] for article in articles))
        predicted = {
            article["id"]: {"quotes": [_plain(quote) for quote in quotes]}
            for article, quotes in zip(articles, drafts, strict=True)
        }
        kinds = score({article["id"]: article for article in articles}, predicted)
        figures |= {name: kind["f"] for name, kind in kinds.items() if isinstance(kind, dict)}
    encoder = Encoder(folder)
    for name, treebank in (("gum", config.gum_dev), ("ewt", config.ewt_dev)):
        if treebank:
            found = score_syntax(encoder, read_conllu(corpora / treebank))
            figures |= {f"{name} {kind}": value for kind, value in found.items()}
    if config.uner_dev:
        figures["entities"] = score_entities(encoder, read_iob2(corpora / config.uner_dev))["f"]
    return figures


def _plain(quote: Quote) -> dict[str, object]:
    return {"source": quote.source, "cue": quote.cue, "content": quote.content}


def lines(floating: Figures, int8: Figures) -> Iterator[str]:
    """Yield a row a figure: in float, in int8, and what it gained or lost."""
    for name, value in floating.items():
        yield f"{name:18} float {value:5.1f}   int8 {int8[name]:5.1f}   {int8[name] - value:+5.1f}"


def fallen(floating: Figures, int8: Figures) -> list[str]:
    """Name the figures that int8 makes lower by more than `MOST`."""
    return [name for name, value in floating.items() if int8[name] < value - MOST]


def main(config: Config, run: Path) -> int:
    """Print the rows; return 1 where a figure fell too far."""
    network, inventories = load_run(run)
    meta = {"name": run.name, "version": "compared", "inventories": inventories}
    figures: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as made:
        for kind in ("float", "int8"):
            folder = Path(made) / kind
            tokenizer = config.encoder_folder / "tokenizer.json"
            export(network, meta, tokenizer, folder, int8=kind == "int8")
            figures[kind] = measure(config, folder)
    sys.stdout.writelines(f"{line}\n" for line in lines(figures["float"], figures["int8"]))
    return int(bool(fallen(figures["float"], figures["int8"])))


if __name__ == "__main__":
    sys.exit(main(load_config(Path(sys.argv[1])), Path(sys.argv[2])))
