import pytest
import spacy

from attrib.nlp.annotations import set_annotations
from attrib.nlp.attributions import Attribution
from attrib.nlp.readings import Reading
from attrib.nlp.syntax import Syntax
from attrib.nlp.words import words_of

SAID = Attribution(source=(0, 2), cue=(2, 3), contents=((3, 5),), confidence=0.75)


def _reading(core, deprels, heads, entities=(), attributions=()):
    count = core[1] - core[0]
    syntax = Syntax(
        sentence_starts=(True,) + (False,) * (count - 1),
        upos=("NOUN",) * count,
        xpos=("NN",) * count,
        lemmas=("word",) * count,
        heads=heads,
        deprels=deprels,
        entities=entities,
    )
    return Reading(core, syntax, list(attributions))


def _doc(text, readings, **layers):
    doc = spacy.blank("en").make_doc(text)
    set_annotations(doc, words_of(doc), readings, **layers)
    return doc


@pytest.fixture
def readings():
    first = _reading(
        (0, 3), ("compound", "nsubj:pass", "root"), (1, 2, 2), [(0, 2, "PERSON")], [SAID]
    )
    return [first, _reading((3, 5), ("root", "obj"), (0, 0))]


def test_cores_follow_one_another(readings):
    doc = _doc("Ann Lee said we won", readings)
    assert [token.head.i for token in doc] == [1, 2, 2, 3, 3]
    assert [sent.text for sent in doc.sents] == ["Ann Lee said", "we won"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Ann Lee", "PERSON")]


def test_relations_have_the_names_that_spacy_knows(readings):
    doc = _doc("Ann Lee said we won", readings)
    assert [token.dep_ for token in doc] == ["compound", "nsubjpass", "ROOT", "ROOT", "dobj"]


def test_parts_of_an_attribution_share_its_number(readings):
    doc = _doc("Ann Lee said we won", readings)
    assert {role: [(s.text, s.id_) for s in doc.spans[role]] for role in doc.spans} == {
        "source": [("Ann Lee", "0")],
        "cue": [("said", "0")],
        "content": [("we won", "0")],
    }
    assert doc.spans["content"].attrs["confidence"] == [0.75]


def test_white_space_hangs_on_the_word_before_it(readings):
    doc = _doc("Ann Lee\n\nsaid we won", readings)
    assert doc[2].is_space
    assert (doc[2].pos_, doc[2].head.i, doc[2].lemma_) == ("SPACE", 1, "\n\n")


@pytest.mark.parametrize("layer", ["syntax", "entities"])
def test_a_layer_may_be_left_to_others(readings, layer):
    doc = _doc("Ann Lee said we won", readings, **{layer: False})
    assert doc.has_annotation("DEP") == (layer != "syntax")
    assert bool(doc.ents) == (layer != "entities")
    assert doc.spans["cue"]


def test_a_text_without_words_is_annotated_too():
    assert _doc(" \n ", []).spans["content"].attrs["confidence"] == []
