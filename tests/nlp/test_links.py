import numpy as np
import pytest

from attrib.nlp.links import choose_cue, choose_source, read_layout


def _layout(text, paragraphs=()):
    words = text.split()
    return read_layout(words, [int(index in paragraphs) for index in range(len(words))])


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        pytest.param("It rained . He left", [3], id="full stop and capital"),
        pytest.param("It rained . and he left", [], id="no capital"),
        pytest.param("He said in the U.S. They left", [], id="abbreviation"),
        pytest.param("“ Why ? ” she asked", [], id="inside a quotation"),
        pytest.param("“ No . ” He left", [4], id="after a closing mark"),
        pytest.param("He left . “ no", [3], id="before an opening mark"),
        pytest.param('He left . " No', [3], id="before a straight mark"),
    ],
)
def test_read_layout_tells_sentences(text, starts):
    sentences = _layout(text).sentences

    assert [i for i in range(1, len(sentences)) if sentences[i] > sentences[i - 1]] == starts


def test_read_layout_lets_a_paragraph_begin_a_sentence():
    layout = _layout("port city says it left", paragraphs=[3])

    assert layout.apart((0, 2), (3, 5))
    assert layout.in_other_paragraph((0, 2), (3, 5))


def _row(count, **scores):
    row = np.zeros(count, dtype=np.float32)
    for place, value in scores.items():
        row[int(place[1:])] = value
    return row


def test_choose_cue_prefers_the_sentence_to_the_score():
    layout = _layout("He said it . They hope we win")

    cue, chance = choose_cue(layout, (6, 8), [(1, 2), (5, 6)], _row(8, w1=5.0, w5=1.0))

    assert cue == (5, 6)
    assert chance > 0.9


def test_choose_cue_gives_words_of_another_sentence_no_cue():
    layout = _layout("He said it . They win")

    assert choose_cue(layout, (4, 6), [(1, 2)], _row(6, w1=9.0))[0] is None


def test_choose_cue_lets_a_quotation_go_on_after_its_sentence():
    layout = _layout("“ Yes ” he said . “ Now ”")

    assert choose_cue(layout, (6, 9), [(4, 5)], _row(9))[0] == (4, 5)


def test_choose_cue_lets_a_list_follow_a_colon_and_nothing_come_before_it():
    layout = _layout("It rained . She named two : Bread Salt", paragraphs=[7, 8])

    assert choose_cue(layout, (8, 9), [(4, 7)], _row(9))[0] == (4, 7)
    assert choose_cue(layout, (0, 2), [(4, 7)], _row(9))[0] is None


def test_choose_cue_knows_no_cue_where_there_is_none():
    assert choose_cue(_layout("“ Yes ”"), (0, 3), [], _row(3)) == (None, 1.0)


def test_choose_source_prefers_the_sentence_to_the_score():
    layout = _layout("Ann left . Bo said no")

    found, _ = choose_source(layout, (4, 5), [(0, 1), (3, 4)], _row(6, w0=5.0, w3=1.0), -3.0)

    assert found == (3, 4)
    assert choose_source(layout, (4, 5), [(0, 1)], _row(6, w0=5.0), -1.0)[0] is None
