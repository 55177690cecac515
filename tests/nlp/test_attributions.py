import numpy as np
import pytest

from attrib.nlp.attributions import find_attributions, tag_words
from attrib.nlp.encoder import ModelMeta
from attrib.nlp.labels import TAGS

SURE = 20.0
_NONE = np.zeros(0, dtype=np.float32)
META = ModelMeta(
    name="test",
    version="0",
    inventories={},
    transitions=np.zeros((len(TAGS), len(TAGS)), dtype=np.float32),
    first=np.zeros(len(TAGS), dtype=np.float32),
    last=np.zeros(len(TAGS), dtype=np.float32),
    label_weight=_NONE,
    label_bias=_NONE,
    data={},
)


def _scores(tags, *, source_of=(), cue_of=(), no_source=()):
    """Return sure scores for tags; `source_of` and `cue_of` are pairs of words that choose each other."""
    count = len(tags)
    scores = {
        "tags": np.zeros((count, len(TAGS)), dtype=np.float32),
        "source_of": np.zeros((count, count), dtype=np.float32),
        "cue_of": np.zeros((count, count), dtype=np.float32),
        "no_source": np.full(count, -SURE, dtype=np.float32),
    }
    for index, tag in enumerate(tags):
        scores["tags"][index, TAGS.index(tag)] = SURE
    for cue, source in source_of:
        scores["source_of"][cue, source] = SURE
    for content, cue in cue_of:
        scores["cue_of"][content, cue] = SURE
    scores["no_source"][list(no_source)] = SURE
    return scores


def _find(scores, paragraphs=(), words=None):
    count = len(scores["tags"])
    begins = [int(index in paragraphs) for index in range(count)]
    (tagged,) = tag_words([scores["tags"]], [begins], META)
    return find_attributions(words or ["x"] * count, begins, scores, tagged, META)


TAGS_OF_SPLIT = ["B-content", "I-content", "B-source", "B-cue", "B-content", "O"]


def test_contents_of_one_cue_make_one_attribution():
    scores = _scores(TAGS_OF_SPLIT, source_of=[(3, 2)], cue_of=[(0, 3), (4, 3)])
    (found,) = _find(scores)
    assert (found.source, found.cue, found.contents) == ((2, 3), (3, 4), ((0, 2), (4, 5)))
    assert found.confidence == pytest.approx(1.0, abs=1e-3)


def test_cues_share_a_source():
    tags = ["B-source", "B-cue", "B-content", "B-cue", "B-content"]
    scores = _scores(tags, source_of=[(1, 0), (3, 0)], cue_of=[(2, 1), (4, 3)])
    found = _find(scores)
    assert [(a.source, a.cue, a.contents) for a in found] == [
        ((0, 1), (1, 2), ((2, 3),)),
        ((0, 1), (3, 4), ((4, 5),)),
    ]


def test_a_cue_may_have_no_source():
    scores = _scores(["B-source", "B-cue", "B-content"], cue_of=[(2, 1)], no_source=[1])
    assert _find(scores)[0].source is None


def test_a_quotation_without_any_cue_is_kept():
    scores = _scores(["B-content", "I-content", "I-content"])
    (found,) = _find(scores, words=["“", "Yes", "”"])
    assert (found.cue, found.contents) == (None, ((0, 3),))


def test_words_without_a_cue_or_marks_are_no_content():
    assert _find(_scores(["B-content", "I-content"])) == []


def test_a_content_of_another_sentence_is_not_what_a_cue_reports():
    words = ["We", "won", "Ann", "said", ".", "It", "rained"]
    tags = ["B-content", "I-content", "B-source", "B-cue", "O", "B-content", "I-content"]
    scores = _scores(tags, source_of=[(3, 2)], cue_of=[(0, 3), (5, 3)])
    (found,) = _find(scores, words=words)
    assert found.contents == ((0, 2),)


def test_a_cue_without_content_says_nothing():
    assert _find(_scores(["B-source", "B-cue", "O"], source_of=[(1, 0)])) == []


def test_inside_never_begins_a_span():
    scores = _scores(["I-content", "I-content", "B-cue"], cue_of=[(0, 2)], no_source=[2])
    assert [a.contents for a in _find(scores)] in ([], [((0, 2),)])


def test_doubt_lowers_confidence():
    sure = _scores(TAGS_OF_SPLIT, source_of=[(3, 2)], cue_of=[(0, 3), (4, 3)])
    doubtful = {**sure, "tags": sure["tags"] * 0.1}
    assert _find(doubtful)[0].confidence < 0.5


def test_no_span_runs_on_into_the_next_paragraph():
    scores = _scores(["B-cue", "B-content", "I-content", "I-content"], cue_of=[(1, 0)])
    assert [a.contents for a in _find(scores)] == [((1, 4),)]
    (found,) = _find(scores, paragraphs=[3])
    assert found.contents == ((1, 3),)
