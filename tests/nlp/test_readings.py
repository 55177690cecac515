import numpy as np
import pytest

from attrib.nlp.attributions import Attribution
from attrib.nlp.encoder import ModelMeta
from attrib.nlp.labels import ENTITIES, TAGS
from attrib.nlp.readings import Reading, Scored, gather, read_windows
from attrib.nlp.windows import Window

SURE = 20.0
META = ModelMeta(
    name="test",
    version="0",
    inventories={"upos": ["X", "Y"], "xpos": ["x"], "lemma": ["=0"], "deprel": ["dep", "root"]},
    transitions=np.zeros((len(TAGS), len(TAGS)), dtype=np.float32),
    first=np.zeros(len(TAGS), dtype=np.float32),
    last=np.zeros(len(TAGS), dtype=np.float32),
    label_weight=np.eye(2, dtype=np.float32),
    label_bias=np.zeros(2, dtype=np.float32),
    data={},
)


def _scored(tags, core, *, start=0, links=()):
    """A window of words with sure tags; `links` are pairs of words, a content or cue with its goal."""
    count = len(tags)
    widths = {"upos": 2, "xpos": 1, "lemma": 1, "label_dependent": 2, "label_head": 2}
    widths |= {"sentence": 2, "entity": len(ENTITIES), "tags": len(TAGS)}
    widths |= dict.fromkeys(("head", "source_of", "cue_of"), count)
    scores = {name: np.zeros((count, width), dtype=np.float32) for name, width in widths.items()}
    scores["no_source"] = np.full(count, -SURE, dtype=np.float32)
    for index, tag in enumerate(tags):
        scores["tags"][index, TAGS.index(tag)] = SURE
        scores["upos"][index, int(index >= core[0] - start)] = SURE
    for one, other in links:
        scores["source_of"][one, other] = scores["cue_of"][one, other] = SURE
    none = (0,) * count
    window = Window(start, start + count, none, none, none, none, none, core)
    return Scored(window, ["word"] * count, scores)


def _said(cue, *contents, source=None, confidence=0.9):
    return Attribution(source=source, cue=cue, contents=contents, confidence=confidence)


def _reading(core, *attributions):
    return Reading(core, None, list(attributions))


def test_a_window_answers_for_its_core_by_words_of_the_text():
    tags = ["B-source", "B-cue", "B-content", "I-content", "B-content", "O"]
    scored = _scored(tags, (12, 14), start=10, links=[(1, 0), (2, 1), (4, 1)])
    (reading,) = read_windows([scored], META)
    (found,) = reading.attributions
    assert (found.source, found.cue, found.contents) == ((10, 11), (11, 12), ((12, 14),))
    assert reading.core == (12, 14)
    assert reading.syntax.upos == ("Y", "Y")


def test_syntax_is_left_out_where_another_pipeline_has_it():
    (reading,) = read_windows([_scored(["O"], (0, 1))], META, syntax=False)
    assert reading.syntax is None


def test_contents_of_one_cue_are_gathered_and_its_own_window_says_whose_they_are():
    left = _reading((0, 10), _said((8, 10), (2, 7), source=(0, 1)))
    right = _reading((10, 20), _said((9, 10), (11, 15), source=(12, 13), confidence=0.5))
    (found,) = gather([left, right])
    assert found == _said((8, 10), (2, 7), (11, 15), source=(0, 1), confidence=0.5)


def test_the_window_that_has_the_cue_in_its_core_may_be_the_second():
    left = _reading((0, 10), _said((11, 12), (2, 7)))
    right = _reading((10, 20), _said((10, 12), (13, 15), source=(16, 17)))
    (found,) = gather([left, right])
    assert (found.cue, found.source, found.contents) == ((10, 12), (16, 17), ((2, 7), (13, 15)))


@pytest.mark.parametrize(
    "other", [_said((30, 31), (32, 33)), _said(None, (21, 23))], ids=["another cue", "no cue"]
)
def test_what_shares_no_cue_stays_apart_in_the_order_of_the_text(other):
    first, second = _said((8, 9), (2, 7)), _said(None, (1, 2))
    found = gather([_reading((0, 10), first, second), _reading((10, 40), other)])
    assert found == [second, first, other]
