import numpy as np
import pytest

from attrib.nlp.encoder import ModelMeta
from attrib.nlp.labels import ENTITIES
from attrib.nlp.syntax import MAX_SENTENCE, read_syntax

INVENTORIES = {
    "upos": ["NOUN", "VERB", "PROPN"],
    "xpos": ["NN", "VBD"],
    "lemma": ["l0", "l3ay"],
    "deprel": ["nsubj", "obj", "root"],
}
_NONE = np.zeros(0, dtype=np.float32)
META = ModelMeta(
    name="test",
    version="0",
    inventories=INVENTORIES,
    transitions=_NONE,
    first=_NONE,
    last=_NONE,
    label_weight=np.eye(3, dtype=np.float32),
    label_bias=np.zeros(3, dtype=np.float32),
    data={},
)


def _scores(count, **given):
    shapes = {
        "sentence": (count, 2),
        "upos": (count, 3),
        "xpos": (count, 2),
        "lemma": (count, 2),
        "entity": (count, len(ENTITIES)),
        "head": (count, count),
        "label_dependent": (count, 3),
        "label_head": (count, 3),
    }
    scores = {name: np.zeros(shape, dtype=np.float32) for name, shape in shapes.items()}
    for name, ones in given.items():
        for place in ones:
            scores[name][place] = 9.0
    return scores


def test_scores_of_a_sentence_become_its_syntax():
    scores = _scores(
        3,
        upos=[(0, 2), (1, 1)],
        lemma=[(1, 1)],
        head=[(0, 1), (1, 1), (2, 1)],
        label_dependent=[(0, 0), (2, 1)],
        entity=[(0, ENTITIES.index("B-PERSON"))],
    )
    syntax = read_syntax(scores, ["Ann", "said", "so"], [1, 0, 0], META)
    assert syntax.upos == ("PROPN", "VERB", "NOUN")
    assert syntax.lemmas == ("ann", "say", "so")
    assert syntax.heads == (1, 1, 1)
    assert syntax.deprels == ("nsubj", "root", "obj")
    assert syntax.entities == ((0, 1, "PERSON"),)


def test_root_is_only_the_label_of_roots():
    scores = _scores(2, head=[(0, 0), (1, 0)], label_dependent=[(1, 2)])
    assert read_syntax(scores, ["a", "b"], [1, 0], META).deprels[1] != "root"


@pytest.mark.parametrize(
    ("sentence", "paragraphs", "expected"),
    [
        ([], [0, 0, 0, 0], (True, False, False, False)),
        ([(2, 1)], [1, 0, 0, 0], (True, False, True, False)),
        ([], [1, 0, 0, 1], (True, False, False, True)),
    ],
    ids=["window", "sentence", "paragraph"],
)
def test_sentences_begin_where_the_scores_or_the_paragraphs_say(sentence, paragraphs, expected):
    scores = _scores(4, sentence=sentence)
    assert read_syntax(scores, list("abcd"), paragraphs, META).sentence_starts == expected


def test_arcs_stay_in_their_sentence():
    scores = _scores(4, sentence=[(2, 1)], head=[(0, 3), (1, 3), (2, 0), (3, 0)])
    heads = read_syntax(scores, list("abcd"), [1, 0, 0, 0], META).heads
    assert set(heads[:2]) <= {0, 1}
    assert set(heads[2:]) <= {2, 3}


def test_an_endless_sentence_is_cut():
    count = 2 * MAX_SENTENCE + 1
    syntax = read_syntax(_scores(count), ["x"] * count, [0] * count, META)
    assert [i for i, s in enumerate(syntax.sentence_starts) if s] == [
        0,
        MAX_SENTENCE,
        2 * MAX_SENTENCE,
    ]
