import pytest

from attrib.nlp.encoder import Encoder
from attrib.nlp.labels import ENTITIES, bio_spans
from attrib.resources import model_dir
from attrib.train.corpora import Example
from attrib.train.evaluate import read_iob2, score_entities, score_syntax

needs_model = pytest.mark.skipif(
    not (model_dir() / "meta.json").is_file(), reason="no model is shipped in this checkout"
)


def test_iob2_is_read_sentence_by_sentence(tmp_path):
    path = tmp_path / "a.iob2"
    rows = ["# text = x", "1\tAnn\tB-PER\t-", "2\tLee\tI-PER\t-", "", "1\tOslo\tB-LOC\t-", ""]
    path.write_text("\n".join(rows), encoding="utf-8")
    first, second = read_iob2(path)
    assert bio_spans([ENTITIES[t] for t in first.labels["entity"]]) == [(0, 2, "PERSON")]
    assert second.words == ["Oslo"]


def _example():
    words = "Ann Lee said that the council met in Oslo .".split()  # noqa: SIM905
    labels = {
        "upos": ["PROPN", "PROPN", "VERB", "SCONJ", "DET", "NOUN", "VERB", "ADP", "PROPN", "PUNCT"],
        "head": [2, 0, 2, 6, 5, 6, 2, 8, 6, 2],
        "deprel": "nsubj flat root mark det nsubj ccomp case obl punct".split(),  # noqa: SIM905
        "sentence": [1] + [0] * 9,
        "lemma_text": "Ann Lee say that the council meet in Oslo .".split(),  # noqa: SIM905
        "entity": [ENTITIES.index(t) for t in ("B-PERSON", "I-PERSON", *["O"] * 6, "B-LOC", "O")],
    }
    return Example("d", words, [True] + [False] * 9, labels)


@needs_model
def test_a_plain_sentence_scores_high():
    figures = score_syntax(Encoder(model_dir()), [_example()])
    assert figures["upos"] >= 80
    assert figures["uas"] >= 60
    assert figures["sentence"] == 100


@needs_model
def test_entities_are_scored_whole():
    assert score_entities(Encoder(model_dir()), [_example()])["f"] == 100
