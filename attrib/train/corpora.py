"""Corpora in, labelled examples out: PolNeAR (JSONL), its CoreNLP layer, and Universal Dependencies.

Every reader yields `Example`s: words, where paragraphs begin, and the labels that the corpus knows.
What a corpus does not know stays `IGNORE` and earns no loss.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy

from attrib.nlp.decode import Floats
from attrib.nlp.labels import ENTITIES, IGNORE, TAGS, mark_span
from attrib.nlp.lemma import lemma_edit
from attrib.nlp.words import Words, words_of

_CORENLP_ENTITIES = {
    "PERSON": "PERSON",
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
    "MISC": "MISC",
}
_GUM_ENTITIES = {"person": "PERSON", "organization": "ORG", "place": "LOC", "time": None}
_COLUMNS = ("upos", "xpos", "lemma", "lemma_text", "deprel")
_PROPER = frozenset({"NNP", "NNPS"})
_JOINERS = frozenset({"of", "the", "and", "for", "&", "-", "'s", "’s", "/", "de", "la"})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What teachers think of a text: the probabilities of tags and entities, one row a word.

    Of a link they tell where their window began, and the probability of each word of it, for a cue's
    source followed by that of none.
    """

    tags: Floats
    entity: Floats
    source_of: dict[int, tuple[int, Floats]] = field(default_factory=dict)
    cue_of: dict[int, tuple[int, Floats]] = field(default_factory=dict)


@dataclass(slots=True)
class Example:
    """A text as words with labels, one list entry a word; `head` counts words of this example.

    `source_of` maps a cue's first word to its source's first word (-1: none), `cue_of` a content's
    first word to its cue's. `silver` marks entities that a program made, `taught` is from teachers.
    """

    id: str
    words: list[str]
    paragraphs: list[bool]
    labels: dict[str, list[Any]] = field(default_factory=dict)
    source_of: dict[int, int] = field(default_factory=dict)
    cue_of: dict[int, int] = field(default_factory=dict)
    silver: bool = False
    taught: Opinion | None = None


def open_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from lines


def read_json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file, gzipped or not."""
    return (json.loads(line) for line in open_lines(path) if line.strip())


def read_polnear(path: Path, corenlp: Path | None = None) -> Iterator[Example]:
    """Yield an example an article of PolNeAR, with silver entities and sentences where given."""
    nlp = spacy.blank("en")
    silver = {row["id"]: row["sentences"] for row in read_json_lines(corenlp)} if corenlp else {}
    for row in read_json_lines(path):
        words = words_of(nlp.make_doc(row["text"]))
        example = Example(row["id"], list(words.texts), list(words.paragraphs))
        _add_attributions(example, words, row["attributions"])
        if row["id"] in silver:
            _add_corenlp(example, words, silver[row["id"]])
        yield example


def _add_attributions(
    example: Example, words: Words, attributions: Iterable[dict[str, Any]]
) -> None:
    tags = [0] * len(words.texts)
    for attribution in attributions:
        first: dict[str, list[int]] = {}
        for role in ("source", "cue", "content"):
            for start, end in attribution.get(role) or []:
                left, right = words.covering(start, end)
                if left >= right:
                    continue
                mark_span(tags, TAGS, left, right, role)
                first.setdefault(role, []).append(left)
        if "cue" not in first:
            continue
        cue = first["cue"][0]
        example.source_of[cue] = first.get("source", [-1])[0]
        for content in first.get("content", ()):
            example.cue_of[content] = cue
    example.labels["tags"] = tags


def _add_corenlp(example: Example, words: Words, sentences: list[list[list[Any]]]) -> None:
    count = len(words.texts)
    entities, begins = [0] * count, [0] * count
    for sentence in sentences:
        if sentence:
            left, _ = words.covering(sentence[0][0], sentence[0][1])
            if left < count:
                begins[left] = 1
        before = "O"
        for start, end, _pos, _lemma, label, *_ in sentence:
            entity = _CORENLP_ENTITIES.get(label)
            left, right = words.covering(start, end)
            for index in range(left, right):
                if entity and entities[index] == 0:
                    prefix = "I" if before == entity or index > left else "B"
                    entities[index] = ENTITIES.index(f"{prefix}-{entity}")
            before = entity or "O"
    example.labels |= {"entity": entities, "sentence": begins}
    example.silver = True


EntityLabels = Callable[[str, Sequence[Sequence[str]]], list[int]]
"""A sentence's id and its CoNLL-U columns in, an entity label a word out."""


def no_entities(_id: str, sentence: Sequence[Sequence[str]]) -> list[int]:
    """Know nothing of entities."""
    return [IGNORE] * len(sentence)


def read_conllu(path: Path, *, entities: EntityLabels = no_entities) -> Iterator[Example]:
    """Yield an example a document of a CoNLL-U file; `entities` reads the entities of a sentence."""
    rows: list[tuple[str, list[list[str]]]] = []
    paragraphs: list[bool] = []
    document, sentence_id, new_paragraph = "", "", True
    sentence: list[list[str]] = []
    for line in open_lines(path):
        if line.startswith("# newdoc"):
            if rows:
                yield _from_conllu(document, rows, paragraphs, entities)
            document, rows, paragraphs = line.split("=", 1)[-1].strip(), [], []
            new_paragraph = True
        elif line.startswith("# sent_id"):
            sentence_id = line.split("=", 1)[-1].strip()
        elif line.startswith("# newpar") and "_block" not in line:
            new_paragraph = True
        elif line[:1].isdigit():
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                sentence.append(columns)
        elif not line.strip() and sentence:
            rows.append((sentence_id, sentence))
            paragraphs.append(new_paragraph)
            sentence, new_paragraph = [], False
    if rows:
        yield _from_conllu(document, rows, paragraphs, entities)


def _from_conllu(
    document: str,
    rows: list[tuple[str, list[list[str]]]],
    paragraphs: list[bool],
    entities: EntityLabels,
) -> Example:
    labels: dict[str, list[Any]] = {key: [] for key in (*_COLUMNS, "head", "sentence", "entity")}
    words: list[str] = []
    starts: list[bool] = []
    for (sentence_id, sentence), begins in zip(rows, paragraphs, strict=True):
        offset = len(words)
        for index, columns in enumerate(sentence):
            word, head = columns[1], int(columns[6])
            words.append(word)
            starts.append(begins and index == 0)
            labels["lemma_text"].append(columns[2])
            labels["upos"].append(columns[3])
            labels["xpos"].append(columns[4])
            labels["lemma"].append(lemma_edit(word, columns[2]))
            labels["head"].append(offset + (head - 1 if head else index))
            labels["deprel"].append(columns[7])
            labels["sentence"].append(int(index == 0))
        labels["entity"] += entities(sentence_id, sentence)
    return Example(document, words, starts, labels)


_OPEN_OR_CLOSE = re.compile(r"\((\d+)-([a-z]+)[^()]*?(?=[()]|$)(\))?|(\d+)\)")


def _gum_mentions(sentence: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, type)` of GUM's mentions in a sentence, nested ones too."""
    stack: list[tuple[str, str, int]] = []
    for index, columns in enumerate(sentence):
        misc = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
        for match in _OPEN_OR_CLOSE.finditer(misc.get("Entity", "")):
            number, kind, closed, closing = match.groups()
            if closing:
                for place in range(len(stack) - 1, -1, -1):
                    if stack[place][0] == closing:
                        _, kind, start = stack.pop(place)
                        yield start, index + 1, kind
                        break
            elif closed:
                yield index, index + 1, kind
            else:
                stack.append((number, kind, index))


def gum_entities(_id: str, sentence: Sequence[Sequence[str]]) -> list[int]:
    """Return named entities from GUM's mentions: the proper-noun run around a mention's head."""
    labels = [0] * len(sentence)
    taken: list[tuple[int, int, str]] = []
    proper = [columns[3] == "PROPN" or columns[4] in _PROPER for columns in sentence]
    for start, end, kind in sorted(_gum_mentions(sentence), key=lambda m: m[1] - m[0]):
        entity = _GUM_ENTITIES.get(kind, "MISC")
        head = next(
            (
                index
                for index in range(start, end)
                if not start <= int(sentence[index][6]) - 1 < end
            ),
            None,
        )
        if entity is None or head is None or not proper[head]:
            continue
        if entity == "PERSON" and sentence[head][4] == "NNPS":
            continue
        left = right = head
        while (
            left > start
            and proper[left - 1]
            and not (entity == "PERSON" and sentence[left - 1][7] == "nmod:desc")
        ):
            left -= 1
        while right + 1 < end and (
            proper[right + 1]
            or sentence[right + 1][3] == "NUM"
            or sentence[right + 1][1].lower() in _JOINERS
        ):
            right += 1
        while not (proper[right] or sentence[right][3] == "NUM") and right > head:
            right -= 1
        taken.append((left, right + 1, entity))
    for left, right, entity in sorted(taken, key=lambda t: t[1] - t[0], reverse=True):
        if any(labels[left:right]):
            continue
        mark_span(labels, ENTITIES, left, right, entity)
    return labels
