import pytest

from attrib.nlp.labels import ENTITIES, IGNORE
from attrib.train import web_names
from attrib.train.web_names import load_names, web_entities


@pytest.fixture
def marked(monkeypatch):
    monkeypatch.setattr(web_names, "load_names", lambda: {"d-0002": ((0, 2, "ORG"), (3, 4, "LOC"))})
    monkeypatch.setattr(web_names, "_marked", lambda: frozenset({"d"}))


def _labels(sentence_id, words=4):
    found = web_entities(sentence_id, [["", "word"]] * words)
    return ["?" if label == IGNORE else ENTITIES[label] for label in found]


@pytest.mark.usefixtures("marked")
def test_the_marks_of_a_sentence_become_labels():
    assert _labels("d-0002") == ["B-ORG", "I-ORG", "O", "B-LOC"]


@pytest.mark.usefixtures("marked")
def test_other_sentences_of_the_document_have_no_names():
    assert _labels("d-0001") == ["O"] * 4


@pytest.mark.usefixtures("marked")
def test_nothing_is_known_of_other_documents():
    assert _labels("e-0002") == ["?"] * 4


@pytest.mark.usefixtures("marked")
def test_a_treebank_of_another_version_is_an_error():
    with pytest.raises(ValueError, match="d-0002 has 3 words"):
        _labels("d-0002", words=3)


def test_marks_are_ranges_in_order_and_of_known_types():
    for names in load_names().values():
        ends = [0]
        for start, end, type_ in names:
            assert ends[-1] <= start < end
            assert f"B-{type_}" in ENTITIES
            ends.append(end)
    assert len(load_names()) > 4000
