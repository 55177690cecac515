import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from attrib.nlp.windows import (
    CASES,
    MAX_PIECES,
    MAX_PIECES_PER_WORD,
    case_of,
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
    pieces = pieces_of(["word", "\x00", "." * 100], tokenizer)
    assert [len(p) for p in pieces] == [1, 1, MAX_PIECES_PER_WORD]


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
