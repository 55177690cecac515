import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.errors import ReadError
from attrib.read.decode import declared_in_html, decode, detect, known_encoding, unmarked_utf16

NAMES = (
    "João Gonçalves said: “It’s over.”",
    "“Señor Muñoz”, said Zoë Kravitz — again",
    "Müller and Gößmann denied it.",
    "It costs 5 €, he said.",
)
PROSE = "The mayor of the town said that he would not go. " * 3


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_undeclared_text_is_decoded_to_the_character(text: str, encoding: str) -> None:
    assert decode((PROSE + text).encode(encoding)) == PROSE + text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_found(encoding: str) -> None:
    assert decode((PROSE + NAMES[0]).encode(encoding)) == PROSE + NAMES[0]


@pytest.mark.parametrize("repeats", [1, 30])
def test_cp1252_is_never_taken_for_its_neighbours(repeats: int) -> None:
    text = "João Gonçalves met Muñoz. " * repeats
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Łódź prezydent powiedział", "cp1250"),
        ("Президент сказал это", "cp1251"),
        ("東京は言った", "shift_jis"),
        ("Ο πρόεδρος είπε", "iso8859-7"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_declared_encoding_is_believed_where_it_fits(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), declared=encoding) == text
    assert decode(text.encode(encoding), encoding) == text


def test_text_in_no_western_script_is_guessed() -> None:
    text = "Президент сказал, что переговоры завершились без результата. " * 5
    assert decode(text.encode("cp1251")) == text


def test_false_declaration_is_not_believed() -> None:
    assert decode("“Müller”".encode("cp1252"), declared="utf-8") == "“Müller”"


def test_declared_latin1_means_cp1252() -> None:
    assert decode("“No”".encode("cp1252"), declared="iso-8859-1") == "“No”"
    assert known_encoding("ascii") == "cp1252"


def test_cp1252_pasted_into_utf8_is_mended() -> None:
    data = "“Müller”, said Zoë. ".encode() + "“No”".encode("cp1252")
    assert decode(data) == "“Müller”, said Zoë. “No”"


def test_users_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ReadError, match="byte 2 does not fit") as caught:
        decode(b"ab\xff", "utf-8")
    assert caught.value.code == "encoding"


@pytest.mark.parametrize("name", ["nonsense", "rot13", "", "base64"])
def test_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(ReadError, match="no text encoding"):
        known_encoding(name)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<meta charset="Windows-1251">', "Windows-1251"),
        (b"<meta http-equiv=x content='text/html; charset=gb2312'>", "gb2312"),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<p>charset", None),
    ],
    ids=["meta", "http-equiv", "xml", "utf-16", "none"],
)
def test_declaration_of_a_page_is_found(head: bytes, expected: str | None) -> None:
    assert declared_in_html(head) == expected


def test_single_nul_is_no_utf16() -> None:
    assert unmarked_utf16(b"A text with one \x00 in it.") is None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text(data: bytes) -> None:
    assert isinstance(decode(data), str)
    assert detect(data)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=200))
def test_every_utf8_text_comes_back(text: str) -> None:
    assert decode((PROSE + text).encode()) == PROSE + text
