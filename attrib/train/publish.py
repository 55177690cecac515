"""A finished run in, the model to ship out: exported, calibrated, measured and described."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrib.nlp.encoder import load_meta
from attrib.train.calibrate import fit_curve, reliability
from attrib.train.card import model_card
from attrib.train.checkpoint import load_network, read_meta
from attrib.train.config import Config
from attrib.train.export import export
from attrib.train.measure import find_drafts, judge, measure

NAME, VERSION = "attrib-en", "0.1.0"
_PACKAGES = ("torch", "onnx", "onnxruntime", "tokenizers", "spacy", "numpy")


def publish(config: Config, run: Path, folder: Path) -> Path:
    """Write the model of a run to a folder, with `meta.json` and `MODEL_CARD.md`.

    Figures are of the development corpora that the config names; none is measured where it names none.
    """
    network, meta = load_network(run)
    description = {
        "name": NAME,
        "version": VERSION,
        "inventories": meta["inventories"],
        "steps": meta["step"],
        "config": _without_places(meta["config"]),
        **({"mean": meta["mean"]} if "mean" in meta else {}),
        **_teachers(meta["config"]),
        "corpora": _corpora(config),
        "packages": {name: importlib.metadata.version(name) for name in _PACKAGES},
    }
    export(network, description, config.encoder_folder / "tokenizer.json", folder)
    _measure(config, folder)
    (folder / "MODEL_CARD.md").write_text(
        model_card(json.loads((folder / "meta.json").read_text())), encoding="utf-8"
    )
    return folder


def _without_places(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return a run's settings without the folders of the machine that it ran on."""
    places = {"corpora", "encoder", "licences", "teachers"}
    kept = {key: value for key, value in settings.items() if key not in places}
    return kept | {"start": Path(settings.get("start", "")).name}


def _teachers(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many runs taught this one, from which encoder they began and how long they learned."""
    runs = [read_meta(Path(run))["config"] for run in settings.get("teachers", ())]
    if not runs:
        return {}
    first = Config(**runs[0])
    encoder = first.encoder_folder.name
    return {"teachers": {"count": len(runs), "encoder": encoder, "epochs": first.epochs}}


def _corpora(config: Config) -> dict[str, dict[str, str]]:
    """Return SHA-256 and licence of each corpus that the run read or is measured on, by its file."""
    return {
        name: {
            "sha256": hashlib.sha256((Path(config.corpora) / name).read_bytes()).hexdigest(),
            "licence": config.licences.get(key, "not stated"),
        }
        for key, name in sorted(config.files().items())
        if name
    }


def _measure(config: Config, folder: Path) -> None:
    """Add the curve of confidence and the figures to `meta.json`."""
    path = folder / "meta.json"
    data = json.loads(path.read_text())
    articles, drafts = find_drafts(config, folder)
    data["scores"] = measure(config, folder, articles, drafts)
    if articles:
        raw, right = judge(articles, drafts)
        data["curve"] = fit_curve(raw, right)
        rows, error = reliability(raw, right, data["curve"])
        data["scores"]["reliability"] = {"rows": rows, "error": error}
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    load_meta(folder)
