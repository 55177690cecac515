"""Gold corpora in, figures of the syntax and the entities out.

Figures of attributions are in `attrib.train.scoring`. Tokens are the corpus's own, so that a figure
says how good the network is, not how alike two tokenizers are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from attrib.nlp.encoder import Encoder
from attrib.nlp.labels import ENTITIES, IGNORE, bio_spans
from attrib.nlp.syntax import Syntax, read_syntax
from attrib.nlp.windows import make_windows
from attrib.train.corpora import Example, open_lines

_SURE = np.float32(50.0)


def read_iob2(path: Path) -> Iterator[Example]:
    """Yield an example a sentence of a Universal NER file; its `OTH` is our `MISC`."""
    names = {"OTH": "MISC", "PER": "PERSON"}
    words: list[str] = []
    tags: list[int] = []
    for line in (*open_lines(path), ""):
        if line[:1].isdigit():
            _number, word, tag, *_ = line.rstrip("\n").split("\t")
            prefix, _, label = tag.partition("-")
            tag = f"{prefix}-{names.get(label, label)}" if label else "O"
            words.append(word)
            tags.append(ENTITIES.index(tag))
        elif not line.strip() and words:
            yield Example("", words, [True] + [False] * (len(words) - 1), {"entity": tags})
            words, tags = [], []


def score_syntax(encoder: Encoder, examples: Iterable[Example]) -> dict[str, float]:
    """Return UPOS, UAS, LAS (universal labels, gold sentences) and sentence F, in per cent.

    LAS leaves out the subtypes of relations, as the CoNLL 2018 shared task does.
    """
    count: Counter[str] = Counter()
    for example in examples:
        windows = make_windows(example.words, example.paragraphs, encoder.tokenizer)
        for window, scores in encoder.score(windows):
            part = slice(window.start, window.end)
            words = example.words[part]
            gold = {key: values[part] for key, values in example.labels.items()}
            free = read_syntax(scores, words, window.paragraphs, encoder.meta)
            begins = np.asarray(gold["sentence"], dtype=np.float32)
            scores["sentence"] = np.stack([(1 - begins) * _SURE, begins * _SURE], 1)
            given = read_syntax(scores, words, [0] * len(words), encoder.meta)
            _count_syntax(count, gold, free, given, window.start)
    return {
        "upos": 100 * count["upos"] / count["words"],
        "uas": 100 * count["uas"] / count["words"],
        "las": 100 * count["las"] / count["words"],
        "lemma": 100 * count["lemma"] / count["lemmas"],
        "sentence": 200 * count["both"] / (count["found"] + count["gold"]),
    }


def _count_syntax(
    count: Counter[str], gold: dict[str, list[Any]], free: Syntax, given: Syntax, start: int
) -> None:
    count["words"] += len(gold["upos"])
    for index, upos in enumerate(gold["upos"]):
        begins = bool(gold["sentence"][index])
        count["gold"] += begins
        count["found"] += free.sentence_starts[index]
        count["both"] += begins and free.sentence_starts[index]
        count["upos"] += given.upos[index] == upos
        right = given.heads[index] + start == gold["head"][index]
        count["uas"] += right
        label = gold["deprel"][index].partition(":")[0]
        count["las"] += right and given.deprels[index].partition(":")[0] == label
    count["lemmas"] += len(gold["lemma_text"])
    count["lemma"] += sum(a == b for a, b in zip(gold["lemma_text"], given.lemmas, strict=True))


def score_entities(
    encoder: Encoder,
    examples: Iterable[Example],
    labels: tuple[str, ...] = ("PERSON", "ORG", "LOC"),
) -> dict[str, float]:
    """Return precision, recall and F of whole entities of the given labels, in per cent."""
    both = found = gold = 0
    for example in examples:
        windows = make_windows(example.words, example.paragraphs, encoder.tokenizer)
        for window, scores in encoder.score(windows):
            part = example.labels["entity"][window.start : window.end]
            wanted = _spans([ENTITIES[tag] for tag in part if tag != IGNORE], labels)
            words = example.words[window.start : window.end]
            syntax = read_syntax(scores, words, window.paragraphs, encoder.meta)
            had = {span for span in syntax.entities if span[2] in labels}
            both += len(wanted & had)
            found += len(had)
            gold += len(wanted)
    precision, recall = both / max(found, 1), both / max(gold, 1)
    total = precision + recall
    return {
        "precision": 100 * precision,
        "recall": 100 * recall,
        "f": 200 * precision * recall / total if total else 0.0,
    }


def _spans(tags: list[str], labels: tuple[str, ...]) -> set[tuple[int, int, str]]:
    return {span for span in bio_spans(tags) if span[2] in labels}
