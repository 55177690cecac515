"""A model's metadata in, its model card out, as Markdown (Mitchell et al. 2019, "Model cards")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_CARD = """# {name} {version}

Finds who said what in English news: source, cue and content of every attribution and how they belong
together, named entities, parts of speech, lemmas, dependency parse and sentences, in one pass of one
small encoder. Runs by onnxruntime on a laptop; its weights are int8.

## Use

Made for attrib, which adds rules for quotation marks, speakers, roles and affiliations. Always check a
quotation against its article before you print or publish it; every span points to its place there.

Not made for: other languages, transcripts of speech, social media, fiction, or texts without letter
case. The training articles are US political news of 2015 and 2016, edited prose: expect lower figures
elsewhere. A name that the texts of that time speak of often may be found more readily than others.

## Data and licences

{corpora}

The encoder was initialized with all-MiniLM-L6-v2 (Apache-2.0). No text of any corpus is in the model's
folder. The weights are licensed CC BY-SA 4.0, which the treebanks ask for; the code is Apache-2.0.

## Figures

{figures}

## Confidence

A quote's confidence is the probability that its content is right (at least half of the characters
shared with the gold), by a logistic curve over the model's own probabilities.

{reliability}

## Made by

`attrib train CONFIG`, {steps} steps, seed {seed}, with {packages}.{mean}{teachers}
`meta.json` has the settings, and the SHA-256 and the licence of every corpus.
"""

_CORPORA = {
    "polnear": "PolNeAR 1.0 (source, cue, content; 840 articles trained on, 84 to choose by). "
    "It carries no licence file: its text is not passed on.",
    "corenlp": "Its CoreNLP layer, for silver entities and sentences.",
    "gum": "GUM, the genres whose texts allow commercial use (syntax, entities). "
    "CC BY 4.0 and CC BY-SA, by genre.",
    "ewt": "English Web Treebank, Universal Dependencies (syntax), with names marked for attrib by a large "
    "language model (entities). CC BY-SA 4.0.",
    "uner": "Universal NER, English EWT (entities, only measured on). CC BY-SA 4.0.",
}


def model_card(meta: Mapping[str, Any]) -> str:
    """Return the model card of a model's `meta.json`."""
    packages = ", ".join(f"{name} {version}" for name, version in meta["packages"].items())
    return _CARD.format(
        name=meta["name"],
        version=meta["version"],
        corpora="\n".join(f"- {text}" for text in _CORPORA.values()),
        figures="\n\n".join(_figures(meta["scores"])) or "None were measured.",
        reliability=_reliability(meta["scores"].get("reliability")),
        steps=meta["steps"],
        seed=meta["config"]["seed"],
        packages=packages,
        mean=_mean(meta.get("mean", ())),
        teachers=_teachers(meta.get("teachers")),
    )


def _mean(parts: Iterable[Mapping[str, Any]]) -> str:
    told = [
        f"{part['share']:g} of {part['epochs']:g} epochs of the news and {part['syntax_epochs']:g} of the "
        f"treebanks at {part['encoder_rate']:g}"
        for part in parts
    ]
    return f" Its weights are the mean of runs: {', '.join(told)}." if told else ""


def _teachers(teachers: Mapping[str, Any] | None) -> str:
    if teachers is None:
        return ""
    return (
        f" It learned from {teachers['count']} larger networks too (distillation; {teachers['encoder']}, "
        f"{teachers['epochs']:g} epochs), each article from one that had not been trained on it; "
        "attrib/train/README.md tells how."
    )


def _figures(scores: Mapping[str, Any]) -> Iterable[str]:
    if "attributions" in scores:
        rows = [
            (name, figure["p"], figure["r"], figure["f"])
            for name, figure in scores["attributions"].items()
            if isinstance(figure, dict) and "f" in figure
        ]
        yield (
            "Attributions, PolNeAR dev, before any rule (`attrib evaluate` has the measures). By form, a "
            "quote\ncounts that is linked and of the right form, which the quotation marks tell:"
        )
        yield _table(("measure", "P", "R", "F"), rows)
    if "syntax" in scores:
        yield "Syntax, GUM and EWT dev together, gold tokens (LAS without subtypes, gold sentences):"
        yield _table(("measure", "%"), [(k, f"{v:.1f}") for k, v in scores["syntax"].items()])
    if "entities" in scores:
        yield "Entities (person, organization, place), Universal NER EWT dev:"
        yield _table(("measure", "%"), [(k, f"{v:.1f}") for k, v in scores["entities"].items()])


def _reliability(measured: Mapping[str, Any] | None) -> str:
    if measured is None:
        return "It was not measured."
    rows = [(f"{said:.2f}", f"{was:.2f}", count) for said, was, count in measured["rows"]]
    error = measured["error"]
    table = _table(("mean confidence", "share right", "quotes"), rows)
    return f"{table}\n\nExpected calibration error {error:.3f} (PolNeAR dev, where it was fitted)."


def _table(head: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
