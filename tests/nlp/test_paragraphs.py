import pytest

from attrib.nlp.paragraphs import find_paragraphs, strip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank line"),
        pytest.param("One.\n \t\nTwo.", ["One.", "Two."], id="line of spaces"),
        pytest.param("One.\r\n\r\nTwo.", ["One.", "Two."], id="windows line ends"),
        pytest.param("One\ntwo.\n\nThree.", ["One\ntwo.", "Three."], id="wrapped line goes on"),
        pytest.param("One.\nTwo.\n", ["One.", "Two."], id="lines where no line is blank"),
        pytest.param("One,\ntwo\nthree.\nFour", ["One,\ntwo\nthree.", "Four"], id="only wrapped"),
        pytest.param("One.\u2029Two.", ["One.", "Two."], id="paragraph separator"),
        pytest.param(" \n\n  One. \n\n ", ["One."], id="white space around"),
        pytest.param("", [], id="empty"),
    ],
)
def test_find_paragraphs_parts_text_at_blank_lines(text, expected):
    assert [text[start:end] for start, end in find_paragraphs(text)] == expected


def test_strip_of_white_space_alone_is_empty():
    span = strip("a   b", 1, 4)

    assert span.start == span.end
