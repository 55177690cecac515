"""A spaCy pipeline and gold tokens in, figures of its syntax and its entities out.

For pipelines that stand in for attrib's own (`attrib.nlp.pipeline`); those of the shipped network, which
is also tried with the gold's sentences, are in `attrib.train.evaluate`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import tee

from spacy.language import Language
from spacy.tokens import Doc

from attrib.nlp.labels import ENTITIES, IGNORE, bio_spans
from attrib.train.corpora import Example

RELATIONS = {
    "ROOT": "root",
    "agent": "case",
    "auxpass": "aux",
    "csubjpass": "csubj",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "neg": "advmod",
    "nsubjpass": "nsubj",
    "npadvmod": "obl",
    "poss": "nmod",
    "preconj": "cc",
    "predet": "det",
    "prt": "compound",
    "quantmod": "advmod",
    "relcl": "acl",
}
"""What spaCy's English pipelines call universal relations. Where ClearNLP hangs a word elsewhere, such as
a noun on its preposition, its arc counts as wrong."""


def annotated(nlp: Language, examples: Iterable[Example]) -> Iterator[tuple[Example, Doc]]:
    """Yield each example with its own words annotated by a pipeline."""
    ours, theirs = tee(examples)
    docs = (Doc(nlp.vocab, words=example.words) for example in theirs)
    return zip(ours, nlp.pipe(docs), strict=True)


def score_parses(nlp: Language, examples: Iterable[Example]) -> dict[str, float]:
    """Return UPOS, UAS, LAS without subtypes, lemmas and sentence F, in per cent."""
    count: Counter[str] = Counter()
    for example, doc in annotated(nlp, examples):
        gold = example.labels
        for token in doc:
            index = token.i
            begins, found = bool(gold["sentence"][index]), bool(token.is_sent_start)
            count.update(words=1, gold=begins, found=found, both=begins and found)
            right = token.head.i == gold["head"][index]
            alike = relation(token.dep_) == gold["deprel"][index].partition(":")[0]
            count.update(
                upos=token.pos_ == gold["upos"][index],
                uas=right,
                las=right and alike,
                lemma=token.lemma_ == gold["lemma_text"][index],
            )
    words = max(count["words"], 1)
    figures = {key: 100 * count[key] / words for key in ("upos", "uas", "las", "lemma")}
    return figures | {"sentence": 200 * count["both"] / max(count["found"] + count["gold"], 1)}


def relation(name: str) -> str:
    """Return the universal relation that a pipeline means, without its subtype."""
    return RELATIONS.get(name, name).partition(":")[0]


def score_names(
    nlp: Language,
    examples: Iterable[Example],
    labels: tuple[str, ...] = ("PERSON", "ORG", "LOC"),
) -> dict[str, float]:
    """Return precision, recall and F of whole entities of the given labels, in per cent."""
    count: Counter[str] = Counter()
    for example, doc in annotated(nlp, examples):
        tags = [ENTITIES[tag] for tag in example.labels["entity"] if tag != IGNORE]
        gold = {span for span in bio_spans(tags) if span[2] in labels}
        found = {(e.start, e.end, e.label_) for e in doc.ents if e.label_ in labels}
        count.update(gold=len(gold), found=len(found), both=len(gold & found))
    precision = count["both"] / max(count["found"], 1)
    recall = count["both"] / max(count["gold"], 1)
    total = precision + recall
    return {
        "precision": 100 * precision,
        "recall": 100 * recall,
        "f": 200 * precision * recall / total if total else 0.0,
    }
