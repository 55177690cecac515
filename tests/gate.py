"""Measures the shipped model and keeps its floors.

python -m tests.gate                      print the figures beside the floors
python -m tests.gate --raise              lift the floors that were passed
python -m tests.gate --allow-regression   set all floors to what was measured
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from attrib.contract import to_dict
from attrib.nlp import load_pipeline
from attrib.nlp.encoder import Encoder
from attrib.nlp.pipeline import Pipeline
from attrib.resources import model_dir
from attrib.train.corpora import read_conllu, read_json_lines
from attrib.train.evaluate import read_iob2, score_entities, score_syntax
from attrib.train.given import resolve_given
from attrib.train.scoring import score
from attrib.types import Annotated, Document

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SHARED = HERE.parents[1] / "shared"
SAMPLE = {"sample articles": HERE / "seeds" / "gold.jsonl"}
DEV = {
    "polnear.dev": SHARED / "corpora" / "polnear.dev.jsonl.gz",
    "who-said-what.dev": SHARED / "gold" / "who-said-what.dev.jsonl",
    "seed article": SHARED / "gold" / "seed.jsonl",
}
TOKENS = {
    "GUM and EWT dev": ("gum.dev.conllu.gz", "ewt.dev.conllu.gz"),
    "UNER EWT dev": ("uner-ewt.dev.iob2.gz",),
}
"""Corpora of syntax, and one of entities, by files in `../shared/corpora`."""

TOLERANCE = 0.3
_WHO = ("speaker", "speaker precision", "role", "affiliation", "speaker_type")

Figures = dict[str, dict[str, float]]


def measure(sets: Mapping[str, Path]) -> Figures:
    """Return F or accuracy by gold set and measure, of those sets that are present."""
    pipeline = load_pipeline()
    figures: Figures = {}
    for name, path in sets.items():
        if path.is_file():
            gold = {row["id"]: row for row in read_json_lines(path)}
            figures[name] = _figures(gold, predict(pipeline, gold.values()))
            if any("people" in row for row in gold.values()):
                figures[f"{name}, quotes given"] = _speakers(pipeline, gold)
    return figures


def measure_tokens(sets: Mapping[str, Sequence[str]]) -> Figures:
    """Return the figures of syntax and entities, in the corpora's own words, of sets that are present."""
    encoder = Encoder(model_dir())
    figures: Figures = {}
    for name, files in sets.items():
        paths = [SHARED / "corpora" / file for file in files]
        if not all(path.is_file() for path in paths):
            continue
        if files[0].endswith("iob2.gz"):
            found = score_entities(encoder, chain.from_iterable(map(read_iob2, paths)))
        else:
            found = score_syntax(encoder, chain.from_iterable(map(read_conllu, paths)))
        figures[name] = {key: round(value, 1) for key, value in found.items()}
    return figures


def _speakers(pipeline: Pipeline, gold: Mapping[str, Any]) -> dict[str, float]:
    """Return the figures of who speaks where the quotes are the gold's, so detection costs nothing."""
    answers = {a.document.id: to_dict(a) for a in resolve_given(pipeline, gold.values())}
    figures = _figures(gold, answers)
    return {name: figures[name] for name in _WHO if name in figures}


def _figures(gold: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, float]:
    """Return F or accuracy by measure, and the precision of speakers, which has a floor of its own."""
    kinds = {k: v for k, v in score(gold, answers).items() if isinstance(v, dict)}
    figures = {name: value.get("f", value.get("accuracy", 0.0)) for name, value in kinds.items()}
    if "speaker" in kinds:
        figures["speaker precision"] = kinds["speaker"]["p"]
    return figures


def predict(pipeline: Pipeline, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the pipeline's own answer to each gold article's text, by id."""
    documents = (Document(id=row["id"], text=row["text"]) for row in rows)
    answers = (a for a in pipeline.annotate(documents) if isinstance(a, Annotated))
    return {answer.document.id: to_dict(answer) for answer in answers}


def fallen(figures: Figures, floors: Figures) -> list[str]:
    """Name each figure that is under its floor by more than the tolerance."""
    return [
        f"{name}, {key}: {figures[name].get(key)} under {floor}"
        for name, kept in floors.items()
        if name in figures
        for key, floor in kept.items()
        if figures[name].get(key, 0.0) < floor - TOLERANCE
    ]


def moved(
    floors: Figures, figures: Figures, *, lift: bool = False, allow_regression: bool = False
) -> Figures:
    """Return the floors as a flag sets them: `lift` only upwards, `allow_regression` to what is."""
    result = {name: dict(kept) for name, kept in floors.items()}
    for name, kinds in figures.items():
        kept = result.setdefault(name, {})
        for key, value in kinds.items():
            if allow_regression or (lift and value > kept.get(key, 0.0)):
                kept[key] = value
    return result


def main() -> int:
    """Print figures and floors, and rewrite the floors where a flag says so."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--raise", action="store_true", dest="lift")
    parser.add_argument("--allow-regression", action="store_true")
    arguments = parser.parse_args()
    figures = measure({**SAMPLE, **DEV}) | measure_tokens(TOKENS)
    floors: Figures = json.loads(FLOORS.read_text()) if FLOORS.is_file() else {}
    for name, kinds in figures.items():
        for key, value in kinds.items():
            floor = floors.get(name, {}).get(key, 0.0)
            sys.stdout.write(f"{name:32} {key:17} {value:5.1f}   floor {floor:5.1f}\n")
    if arguments.lift or arguments.allow_regression:
        floors = moved(floors, figures, **vars(arguments))
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    return 1 if fallen(figures, floors) else 0


if __name__ == "__main__":
    sys.exit(main())
