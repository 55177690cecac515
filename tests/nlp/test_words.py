import pytest
import spacy

from attrib.nlp.words import words_of

NLP = spacy.blank("en")


def _paragraphs(text):
    words = words_of(NLP.make_doc(text))
    return [w for w, begins in zip(words.texts, words.paragraphs, strict=True) if begins]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A b.\n\nC d.", ["A", "C"]),
        ("A b\nc d.\n\nE f.", ["A", "E"]),
        ("A b.\nC d.", ["A", "C"]),
        ("A b.\r\n\r\nC d.", ["A", "C"]),
        ("\n\n  A b. \n \n C", ["A", "C"]),
        ("", []),
        (" \n\n ", []),
    ],
    ids=["blank line", "hard wrapped", "lines", "windows", "spaces", "empty", "only space"],
)
def test_paragraphs_begin_after_blank_lines_or_else_lines(text, expected):
    assert _paragraphs(text) == expected


def test_words_know_their_characters():
    text = "  “No,”\tshe said. "
    words = words_of(NLP.make_doc(text))
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == list(words.texts)


@pytest.mark.parametrize(
    ("span", "expected"),
    [((0, 3), ["One"]), ((1, 2), ["One"]), ((0, 7), ["One", "two"]), ((3, 4), [])],
    ids=["exact", "inside", "two", "space"],
)
def test_covering_gives_the_words_that_share_a_character(span, expected):
    words = words_of(NLP.make_doc("One two three"))
    start, end = words.covering(*span)
    assert list(words.texts[start:end]) == expected
