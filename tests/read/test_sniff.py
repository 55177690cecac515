import pytest

from attrib.errors import ReadError
from attrib.read.sniff import kind_of, refuse_binary


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"The mayor said no.", "text"),
        (b"", "text"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", "html"),
        (b"\n<HTML lang=en>", "html"),
        (b'{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        (b'{"text": "' + b"a" * 9000, "jsonl"),
        (b'{\n  "text": "a"\n}', "json"),
        (b'[{"text": "a"}]', "json"),
        (b"[\n {}]", "json"),
        (b"[AP] A text in brackets", "text"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04....", "docx"),
        ("A".encode("utf-16"), "text"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_kind_is_told_by_the_first_bytes(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1", "RTF"),
        (bytes(range(32)) * 8, "binary data"),
        (b"\x00" * 100, "binary data"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_no_text_is_refused_by_name(head: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=what) as caught:
        refuse_binary(head)
    assert caught.value.code == "binary"


def test_stray_control_character_is_text() -> None:
    refuse_binary(b"The mayor\x00 said no." + b" And so on." * 10)
