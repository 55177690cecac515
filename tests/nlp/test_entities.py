import numpy as np
import pytest

from attrib.nlp.entities import read_entities
from attrib.nlp.labels import ENTITIES


def _read(text, labels, *, strength=9.0):
    words, names = text.split(), labels.split()
    scores = np.zeros((len(words), len(ENTITIES)), dtype=np.float32)
    for index, name in enumerate(names):
        scores[index, ENTITIES.index(name)] = strength
    found = read_entities(scores, words)
    return [(" ".join(words[start:end]), label) for start, end, label in found]


def test_labels_become_entities():
    assert _read("Ada Quorn left", "B-PERSON I-PERSON O") == [("Ada Quorn", "PERSON")]


def test_a_label_that_may_not_follow_is_not_taken():
    assert _read("Ada Quorn", "B-PERSON I-LOC") == [("Ada", "PERSON")]


def test_a_faint_name_is_none():
    assert _read("Quorn rose", "B-ORG O", strength=0.9) == []
    assert _read("Quorn rose", "B-ORG O", strength=1.1) == [("Quorn", "ORG")]


@pytest.mark.parametrize("word", ["a@b.org", "www.quorn.uk", "https://b.org/c", "plan.pdf"])
def test_addresses_are_no_names(word):
    assert _read(f"see {word} now", "O B-ORG O") == []


@pytest.mark.parametrize("labels", ["B-PERSON O B-ORG O", "B-ORG O O O"])
def test_a_company_has_its_ending(labels):
    assert _read("Quorn , Inc. rose", labels) == [("Quorn , Inc.", "ORG")]


def test_an_ending_without_a_company_is_nothing():
    assert _read("the Inc. rose", "O B-ORG O") == []


def test_the_lexicon_knows_types():
    assert _read("France and Pentagon", "B-ORG O B-LOC") == [("France", "LOC"), ("Pentagon", "ORG")]
