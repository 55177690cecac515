import pytest
import spacy

from attrib.nlp.labels import ENTITIES
from attrib.train.corpora import Example
from attrib.train.parses import relation, score_names, score_parses
from tests.nlp import handmade

TAGS = {"Ann": "B-PERSON", "Lee": "I-PERSON", "Tom": "B-PERSON", "Reed": "I-PERSON"}


def _example(deprel):
    words = handmade.WORDS
    labels = {
        "upos": ["X"] * len(words),
        "head": handmade.HEADS,
        "deprel": ["root" if name == "ROOT" else name for name in deprel],
        "sentence": [int(index in {0, 20}) for index in range(len(words))],
        "lemma_text": words,
        "entity": [ENTITIES.index(TAGS.get(word, "O")) for word in words],
    }
    return Example("handmade", words, [True] + [False] * (len(words) - 1), labels)


@pytest.fixture(scope="module")
def nlp(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spacy") / "handmade"
    return spacy.load(handmade.save_pipeline(folder, handmade.CLEARNLP))


def test_a_parse_is_held_against_the_gold(nlp):
    figures = score_parses(nlp, [_example(handmade.UNIVERSAL)])
    assert (figures["uas"], figures["sentence"]) == (100, 100)
    assert 60 < figures["las"] < 100


def test_a_wrong_head_and_sentence_cost(nlp):
    example = _example(handmade.UNIVERSAL)
    example.labels["head"] = [0] * len(example.words)
    example.labels["sentence"][5] = 1
    figures = score_parses(nlp, [example])
    assert figures["uas"] == figures["las"] == 0
    assert figures["sentence"] == pytest.approx(80)


def test_names_are_scored_whole(nlp):
    example = _example(handmade.UNIVERSAL)
    assert score_names(nlp, [example], ("PERSON",))["f"] == 100
    example.labels["entity"][0] = 0
    figures = score_names(nlp, [example], ("PERSON",))
    assert (figures["precision"], figures["recall"]) == (50, 100)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("dobj", "obj"), ("nsubj:pass", "nsubj"), ("nsubjpass", "nsubj"), ("ROOT", "root")],
)
def test_relations_of_both_schemes_are_universal(name, expected):
    assert relation(name) == expected


def test_nothing_to_measure_is_no_error():
    assert score_parses(spacy.blank("en"), [])["uas"] == 0
    assert score_names(spacy.blank("en"), [])["f"] == 0
