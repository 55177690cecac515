"""A sentence of the English Web Treebank in, its named entities out, as marked for this project.

`ewt_names.tsv` holds no text: a sentence's id, and for each name the half-open range of its words and
its type. The names were marked by a large language model that read every sentence with a proper noun,
by the guidelines of Universal NER (Mayhew et al. 2024), once, and were not read again by people. Only
the treebank's train part is marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from attrib.nlp.labels import ENTITIES, IGNORE, mark_span

PATH = Path(__file__).with_name("ewt_names.tsv")

Name = tuple[int, int, str]
"""A half-open range of a sentence's words, and the type."""


@cache
def load_names() -> dict[str, tuple[Name, ...]]:
    """Return the marked names by the id of their sentence."""
    rows = (line.split("\t") for line in PATH.read_text(encoding="utf-8").splitlines())
    return {sentence: tuple(map(_name, names)) for sentence, *names in rows}


def _name(field: str) -> Name:
    words, _, type_ = field.partition(" ")
    start, _, end = words.partition("-")
    return int(start), int(end), type_


@cache
def _marked() -> frozenset[str]:
    return frozenset(map(_document, load_names()))


def _document(sentence_id: str) -> str:
    return sentence_id.rpartition("-")[0]


def web_entities(sentence_id: str, sentence: Sequence[Sequence[str]]) -> list[int]:
    """Return an entity label a word; none is known of a document in which nothing is marked.

    Raises:
        ValueError: if the marks do not fit the sentence: the treebank is of another version.
    """
    if _document(sentence_id) not in _marked():
        return [IGNORE] * len(sentence)
    labels = [ENTITIES.index("O")] * len(sentence)
    for start, end, type_ in load_names().get(sentence_id, ()):
        if end > len(sentence):
            raise ValueError(
                f"{PATH.name}: {sentence_id} has {len(sentence)} words and a name up to word {end}: "
                "the marks are of another version of the treebank."
            )
        mark_span(labels, ENTITIES, start, end, type_)
    return labels
