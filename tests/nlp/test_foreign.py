import pytest
import spacy
from spacy.tokens import Doc, Span

from attrib.nlp.foreign import ENTITIES, read_labels

WORDS = ["The", "White", "House", "'s", "Ann", "Lee", ",", "who", "left", "Monday"]


def _doc(*entities, dep="relcl"):
    heads = [2, 2, 5, 2, 5, 5, 5, 8, 5, 8]
    doc = Doc(spacy.blank("en").vocab, words=WORDS, heads=heads, deps=[*["dep"] * 8, dep, "dep"])
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in entities]
    return doc


def _entities(doc):
    return [(entity.text, entity.label_) for entity in doc.ents]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("PERSON", "PERSON"), ("PER", "PERSON"), ("GPE", "LOC"), ("FAC", "LOC"), ("NORP", "MISC")],
)
def test_names_of_every_scheme_are_ours(label, expected):
    assert _entities(read_labels(_doc((4, 6, label)))) == [("Ann Lee", expected)]


def test_dates_and_numbers_are_no_names():
    assert _entities(read_labels(_doc((9, 10, "DATE"), (4, 6, "CARDINAL")))) == []


def test_articles_and_possessives_are_no_part_of_a_name():
    assert _entities(read_labels(_doc((0, 4, "ORG")))) == [("White House", "ORG")]


def test_what_is_an_article_alone_is_no_name():
    assert _entities(read_labels(_doc((0, 1, "ORG"), (3, 4, "ORG")))) == []


@pytest.mark.parametrize("dep", ["relcl", "acl:relcl", "acl"])
def test_relative_clauses_have_the_name_that_rules_read(dep):
    assert read_labels(_doc(dep=dep))[8].dep_.startswith("acl")


def test_every_label_becomes_one_that_rules_read():
    assert set(ENTITIES.values()) == {"PERSON", "ORG", "LOC", "MISC"}
