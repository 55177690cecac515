"""Documents with their names in, the same documents with other names out.

A network that sees a little gold for many epochs learns it by heart: which words are a name, instead of
where names stand. So in each epoch some names of a document become others of their type and of as many
words (mention replacement, Dai & Adel 2020), the same wherever the name comes. Tags and trees stay true;
the lemmas of the words put in are not known.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from attrib.nlp.labels import ENTITIES, IGNORE, bio_spans
from attrib.train.corpora import Example

Name = tuple[str, ...]
Kind = tuple[str, int]
"""An entity's type and its number of words."""

_KEPT = "MISC"
"""A type of all sorts of things, whose names don't stand for each other."""


def names_by_kind(examples: Iterable[Example]) -> dict[Kind, list[Name]]:
    """Return the names in documents, each once, by what may stand for them."""
    found: defaultdict[Kind, set[Name]] = defaultdict(set)
    for example in examples:
        for start, end, type_ in _spans(example):
            found[type_, end - start].add(tuple(example.words[start:end]))
    return {kind: sorted(names) for kind, names in found.items()}


def swap_names(
    examples: Iterable[Example], names: Mapping[Kind, Sequence[Name]], *, share: float, seed: int
) -> Iterator[Example]:
    """Yield the documents, a share of each one's names replaced by chance."""
    order = random.Random(seed)
    for example in examples:
        words, labels = list(example.words), dict(example.labels)
        lemmas = list(labels.get("lemma", ()))
        chosen: dict[tuple[Kind, Name], Name] = {}
        for start, end, type_ in _spans(example):
            kind, name = (type_, end - start), tuple(words[start:end])
            key = (kind, tuple(word.lower() for word in name))
            if key not in chosen:
                others = names.get(kind, ())
                swapped = others and order.random() < share
                chosen[key] = order.choice(others) if swapped else name
            if chosen[key] != name:
                words[start:end] = map(_in_case_of, chosen[key], name)
                lemmas[start:end] = [IGNORE] * (end - start) if lemmas else []
        yield replace(example, words=words, labels=labels | ({"lemma": lemmas} if lemmas else {}))


def _spans(example: Example) -> Iterator[tuple[int, int, str]]:
    labels = (ENTITIES[max(0, label)] for label in example.labels["entity"])
    return (span for span in bio_spans(list(labels)) if span[2] != _KEPT)


def _in_case_of(word: str, other: str) -> str:
    """Return a word in small letters or capitals where the other is: some writers use no others."""
    if other.islower():
        return word.lower()
    return word.upper() if other.isupper() and len(other) > len("USA") else word
