import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.errors import ReadError
from attrib.read.clean import clean, clean_article
from attrib.read.limits import Limits


@given(st.text(st.characters(exclude_categories=()), max_size=100))
def test_cleaning_keeps_every_offset_and_all_that_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    cleaned.encode("utf-8")
    kept = [(old, new) for old, new in zip(text, cleaned, strict=True) if new != "\ufffd"]
    assert all(old == new for old, new in kept)


def test_nul_and_lone_surrogate_are_replaced() -> None:
    assert clean("a\x00b\ud83dc") == "a\ufffdb\ufffdc"


def test_text_is_not_normalized() -> None:
    text = " \r\n“e\u0301”\u00a0\u200b\t "
    assert clean_article(text, Limits()) == text


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), (" \n\u00a0", "empty"), ("abcdef", "too-large")]
)
def test_text_that_is_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        clean_article(text, Limits(text_chars=5))
    assert caught.value.code == code
