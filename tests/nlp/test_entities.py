import numpy as np
import pytest

from attrib.nlp.entities import read_entities
from attrib.nlp.labels import ENTITIES


def _read(text, labels, *, strength=9.0, common=()):
    """Read words with these labels; all are proper nouns but those in `common`."""
    words, names = text.split(), labels.split()
    scores = np.zeros((len(words), len(ENTITIES)), dtype=np.float32)
    for index, name in enumerate(names):
        scores[index, ENTITIES.index(name)] = strength
    upos = ["NOUN" if word in common else "PROPN" for word in words]
    found = read_entities(scores, words, upos)
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


def test_a_name_has_a_proper_noun():
    assert _read("the Wall rose", "O B-ORG O", common=("the", "Wall", "rose")) == []
    assert _read("Wall House", "B-ORG I-ORG", common=("House",)) == [("Wall House", "ORG")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("alder ohio", ["alder", "ohio"]),
        ("San Alder California", ["San Alder", "California"]),
        ("Alder New York", ["Alder", "New York"]),
        ("South Vietnam", ["South Vietnam"]),
        ("Lake Michigan", ["Lake Michigan"]),
        ("Gulf of Mexico", ["Gulf of Mexico"]),
        ("New York", ["New York"]),
        ("Alder Fen", ["Alder Fen"]),
    ],
)
def test_a_town_and_its_state_are_two_places(text, places):
    labels = " ".join(["B-LOC"] + ["I-LOC"] * (len(text.split()) - 1))
    assert [name for name, _ in _read(text, labels)] == places
