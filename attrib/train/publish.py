"""A finished run in, the model to ship out: exported, calibrated, measured and described."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import spacy

from attrib.nlp.component import EncoderComponent
from attrib.nlp.encoder import Encoder, load_meta
from attrib.nlp.spans import drafts_of
from attrib.train import checkpoint
from attrib.train.calibrate import fit_curve, reliability
from attrib.train.card import model_card
from attrib.train.config import Config
from attrib.train.corpora import read_conllu, read_json_lines
from attrib.train.evaluate import read_iob2, score_entities, score_syntax
from attrib.train.export import export
from attrib.train.network import Network, Sizes
from attrib.train.scoring import match, score
from attrib.types import Quote

log = logging.getLogger(__name__)

NAME, VERSION = "attrib-en", "0.1.0"
_PACKAGES = ("torch", "onnx", "onnxruntime", "tokenizers", "spacy", "numpy")


def publish(config: Config, run: Path, folder: Path) -> Path:
    """Write the model of a run to a folder, with `meta.json` and `MODEL_CARD.md`.

    Figures are of the development corpora that the config names; none is measured where it names none.
    """
    meta = checkpoint.read_meta(run)
    network = Network(Sizes(**meta["sizes"]))
    checkpoint.load_checkpoint(run, network)
    description = {
        "name": NAME,
        "version": VERSION,
        "inventories": meta["inventories"],
        "steps": meta["step"],
        "config": _without_places(meta["config"]),
        "corpora": _fingerprints(config),
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
    kept = {key: value for key, value in settings.items() if key not in {"corpora", "encoder"}}
    return kept | {"start": Path(settings.get("start", "")).name}


def _fingerprints(config: Config) -> dict[str, str]:
    """Return the SHA-256 of each corpus that the run read or is measured on."""
    names = (value for key, value in sorted(config.files().items()) if value)
    return {
        name: hashlib.sha256((Path(config.corpora) / name).read_bytes()).hexdigest()
        for name in names
    }


def _measure(config: Config, folder: Path) -> None:
    """Add the curve of confidence and the figures to `meta.json`."""
    path, corpora = folder / "meta.json", Path(config.corpora)
    data = json.loads(path.read_text())
    scores: dict[str, Any] = {}
    if config.polnear_dev:
        articles = list(read_json_lines(corpora / config.polnear_dev))
        drafts = find_drafts(folder, (article["text"] for article in articles))
        raw, right = _judged(articles, drafts)
        data["curve"] = fit_curve(raw, right)
        rows, error = reliability(raw, right, data["curve"])
        predicted = {
            article["id"]: {"quotes": [_plain(quote) for quote in quotes]}
            for article, quotes in zip(articles, drafts, strict=True)
        }
        scores["attributions"] = score({a["id"]: a for a in articles}, predicted)
        scores["reliability"] = {"rows": rows, "error": error}
    encoder = Encoder(folder)
    if config.gum_dev and config.ewt_dev:
        syntax = [
            *read_conllu(corpora / config.gum_dev),
            *read_conllu(corpora / config.ewt_dev),
        ]
        scores["syntax"] = score_syntax(encoder, syntax)
    if config.uner_dev:
        scores["entities"] = score_entities(encoder, read_iob2(corpora / config.uner_dev))
    data["scores"] = scores
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    load_meta(folder)


def find_drafts(folder: Path, texts: Iterable[str]) -> list[tuple[Quote, ...]]:
    """Return the attributions that a model finds in texts, before any rule has seen them."""
    nlp = spacy.blank("en")
    component = EncoderComponent("attrib_encoder", syntax=False, folder=folder)
    return [drafts_of(doc) for doc in component.pipe(map(nlp.make_doc, texts))]


def _plain(quote: Quote) -> dict[str, Any]:
    return {"source": quote.source, "cue": quote.cue, "content": quote.content}


def _judged(
    articles: Iterable[Mapping[str, Any]], drafts: Iterable[tuple[Quote, ...]]
) -> tuple[list[float], list[bool]]:
    """Return each draft's confidence, and whether the gold has its content."""
    raw, right = [], []
    for article, quotes in zip(articles, drafts, strict=True):
        plain = [_plain(quote) for quote in quotes]
        found = set(match(article["attributions"], plain).values())
        raw += [quote.confidence for quote in quotes]
        right += [index in found for index in range(len(quotes))]
    return raw, right
