"""A model's folder in, its figures on the development corpora of a config out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy

from attrib.nlp.component import EncoderComponent
from attrib.nlp.encoder import Encoder
from attrib.nlp.spans import drafts_of
from attrib.train.config import Config
from attrib.train.corpora import read_conllu, read_json_lines
from attrib.train.evaluate import read_iob2, score_entities, score_syntax
from attrib.train.forms import score_forms, with_form
from attrib.train.scoring import match, score
from attrib.types import Quote

Article = Mapping[str, Any]
Drafts = Sequence[tuple[Quote, ...]]
"""The attributions of each article, before any rule has seen them."""


def find_drafts(config: Config, folder: Path) -> tuple[list[Article], Drafts]:
    """Return the development articles, none where the config names none, and a model's drafts of them."""
    if not config.polnear_dev:
        return [], []
    articles = list[Article](read_json_lines(Path(config.corpora) / config.polnear_dev))
    nlp = spacy.blank("en")
    component = EncoderComponent("attrib_encoder", syntax=False, folder=folder)
    docs = component.pipe(nlp.make_doc(article["text"]) for article in articles)
    return articles, [drafts_of(doc) for doc in docs]


def measure(
    config: Config, folder: Path, articles: Iterable[Article], drafts: Drafts
) -> dict[str, Any]:
    """Return the figures of drafts and of the syntax and the entities, by layer.

    Only layers are measured for which the config names a corpus.
    """
    corpora, encoder = Path(config.corpora), Encoder(folder)
    figures: dict[str, Any] = {}
    gold = {article["id"]: article for article in articles}
    if gold:
        found = {
            name: {"quotes": [_plain(q) for q in with_form(article["text"], quotes)]}
            for (name, article), quotes in zip(gold.items(), drafts, strict=True)
        }
        figures["attributions"] = score(gold, found) | score_forms(gold, found)
    if config.gum_dev and config.ewt_dev:
        treebanks = (config.gum_dev, config.ewt_dev)
        syntax = (example for name in treebanks for example in read_conllu(corpora / name))
        figures["syntax"] = score_syntax(encoder, syntax)
    if config.uner_dev:
        figures["entities"] = score_entities(encoder, read_iob2(corpora / config.uner_dev))
    return figures


def judge(articles: Iterable[Article], drafts: Drafts) -> tuple[list[float], list[bool]]:
    """Return each draft's confidence, and whether the gold has its content."""
    raw, right = [], []
    for article, quotes in zip(articles, drafts, strict=True):
        found = set(match(article["attributions"], [_plain(quote) for quote in quotes]).values())
        raw += [quote.confidence for quote in quotes]
        right += [index in found for index in range(len(quotes))]
    return raw, right


def _plain(quote: Quote) -> dict[str, Any]:
    return {
        "source": quote.source,
        "cue": quote.cue,
        "content": quote.content,
        "form": str(quote.form),
    }
