import itertools
import random

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from attrib.nlp.windows import (
    CASES,
    CONTEXT,
    MAX_PIECES,
    MAX_PIECES_PER_WORD,
    REACH,
    case_of,
    find_seams,
    make_windows,
    pieces_of,
)


@pytest.fixture
def tokenizer():
    words = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "word": 3, ".": 4}
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("1,000", "none"),
        ("said", "lower"),
        ("Fravel", "title"),
        ("I", "title"),
        ("MIT", "upper"),
        ("McCain", "mixed"),
        ("iPhone", "mixed"),
        ("", "none"),
    ],
)
def test_case_of_word_is_named(word, expected):
    assert CASES[case_of(word)] == expected


def test_every_word_has_at_least_one_and_at_most_so_many_pieces(tokenizer):
    ids, sizes = pieces_of(["word", "\x00", "." * 100, "word"], tokenizer)
    assert sizes == [1, 1, MAX_PIECES_PER_WORD, 1]
    assert ids == [3, 0, *[4] * MAX_PIECES_PER_WORD, 3]


def test_windows_cover_every_word_once(tokenizer):
    words = (["word"] * 9 + ["."]) * 100
    starts = [index % 50 == 0 for index in range(len(words))]
    windows = list(make_windows(words, starts, tokenizer))
    covered = [index for w in windows for index in range(w.start, w.end)]
    assert covered == list(range(len(words)))
    assert all(len(w.pieces) <= MAX_PIECES + 2 for w in windows)


def test_windows_hold_whole_paragraphs_where_they_fit(tokenizer):
    starts = [index % 100 == 0 for index in range(600)]
    windows = list(make_windows(["word"] * 600, starts, tokenizer))
    assert [(w.start, w.end) for w in windows] == [(0, 200), (200, 400), (400, 600)]


def test_a_long_paragraph_is_cut_after_a_sentence(tokenizer):
    words = (["word"] * 99 + ["."]) * 5
    windows = list(make_windows(words, [True] + [False] * 499, tokenizer))
    assert [w.end for w in windows] == [200, 400, 500]


def test_a_long_sentence_is_cut_where_the_window_ends(tokenizer):
    windows = list(make_windows(["word"] * 600, [True] + [False] * 599, tokenizer))
    assert [w.end for w in windows] == [254, 508, 600]


def test_no_words_make_no_window(tokenizer):
    assert list(make_windows([], [], tokenizer)) == []


def _overlapping(words, starts, tokenizer):
    return list(make_windows(words, starts, tokenizer, overlap=True))


@pytest.mark.parametrize("paragraph", [1, 20, 50, 100, 700])
def test_cores_cover_every_word_once_and_lie_in_their_windows(tokenizer, paragraph):
    words = (["word"] * 9 + ["."]) * 100
    starts = [index % paragraph == 0 for index in range(len(words))]
    windows = _overlapping(words, starts, tokenizer)
    assert [index for w in windows for index in range(*w.core)] == list(range(len(words)))
    assert all(w.start <= w.core[0] < w.core[1] <= w.end for w in windows)
    assert all(len(w.pieces) <= MAX_PIECES + 2 for w in windows)


def test_context_is_what_fits_in_whole_paragraphs(tokenizer):
    starts = [index % 25 == 0 for index in range(600)]
    windows = _overlapping(["word"] * 600, starts, tokenizer)
    assert [(w.start, *w.core, w.end) for w in windows] == [
        (0, 0, 250, 250),
        (250, 250, 500, 500),
        (475, 500, 600, 600),
    ]


def test_context_is_cut_between_sentences(tokenizer):
    words = (["word"] * 9 + ["."]) * 48
    windows = _overlapping(words, [index % 240 == 0 for index in range(480)], tokenizer)
    assert [(w.start, *w.core, w.end) for w in windows] == [(0, 0, 240, 250), (230, 240, 480, 480)]


def test_a_cut_paragraph_has_context_about_the_cut(tokenizer):
    words = (["word"] * 9 + ["."]) * 100
    windows = _overlapping(words, [True] + [False] * 999, tokenizer)
    for window, after in itertools.pairwise(windows):
        assert window.end - window.core[1] + after.core[0] - after.start >= CONTEXT


def test_context_is_no_part_of_a_sentence(tokenizer):
    starts = [index % 200 == 0 for index in range(600)]
    windows = _overlapping(["word"] * 600, starts, tokenizer)
    assert all((w.start, w.end) == w.core for w in windows)


def test_a_text_of_one_window_has_no_context(tokenizer):
    (window,) = _overlapping(["word"] * MAX_PIECES, [True] * MAX_PIECES, tokenizer)
    assert window.core == (window.start, window.end) == (0, MAX_PIECES)


def test_the_core_is_found_among_the_words_of_its_window(tokenizer):
    words = [str(index) for index in range(600)]
    starts = [index % 70 == 0 for index in range(600)]
    for window in _overlapping(words, starts, tokenizer):
        own = words[window.start : window.end][window.inner]
        assert own == words[slice(*window.core)]


def _paragraphs(seed, count):
    """Return the words of some paragraphs of different lengths, and where they begin."""
    chance = random.Random(seed)
    words, starts = [], []
    for _ in range(count):
        size = chance.randrange(8, 60)
        words += [chance.choice("abcdefghij") for _ in range(size - 1)] + ["."]
        starts += [True] + [False] * (size - 1)
    return words, starts


def test_the_middle_of_a_text_is_read_in_the_same_windows_wherever_it_stands(tokenizer):
    words, starts = _paragraphs(0, 600)
    before, opened = _paragraphs(1, 133)
    after, closed = _paragraphs(2, 133)
    alone = _overlapping(words, starts, tokenizer)
    whole = _overlapping(before + words + after, opened + starts + closed, tokenizer)
    moved = {(w.start - len(before), w.end - len(before), w.pieces) for w in whole}
    same = [(w.start, w.end, w.pieces) in moved for w in alone]
    assert len(same) > 80
    assert sum(same) > 0.7 * len(same)
    first, last = same.index(True), len(same) - same[::-1].index(True)
    assert all(same[first:last])


def test_a_seam_is_no_paragraph_that_goes_on():
    words, starts = _paragraphs(3, 600)
    begins = [index for index, start in enumerate(starts) if start]
    for index in begins[1::2]:
        words[index] = "She"
    seams = find_seams(words, begins, range(len(words) + 1))
    assert len(seams) > 5
    assert not any(words[index] == "She" for index in seams)


def test_an_article_has_no_seam_and_a_long_text_has_them_far_apart():
    words, starts = _paragraphs(4, 600)
    begins = [index for index, start in enumerate(starts) if start]
    seams = find_seams(words, begins, range(len(words) + 1))
    assert all(after - before > REACH for before, after in itertools.pairwise(seams))
    short = [index for index in begins if index < 2 * REACH - 1]
    assert find_seams(words[: 2 * REACH - 1], short, range(2 * REACH)) == []
