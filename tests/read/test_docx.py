import io
import sys
import zipfile

import pytest

from attrib.errors import ReadError
from attrib.read.docx import extract_docx
from attrib.read.limits import Limits

docx = pytest.importorskip("docx", reason="python-docx is not installed")


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Left", "Right"
    document.core_properties.title = "Port closes"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_paragraphs_and_tables_are_read_in_order() -> None:
    found = extract_docx(word_file("“No,” said Zoë.", "", "She left."), Limits())
    assert found.text == "“No,” said Zoë.\n\nShe left.\n\nLeft\tRight"
    assert found.title == "Port closes"


def test_file_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        extract_docx(word_file("x" * 100_000), Limits(file_bytes=50_000))
    assert caught.value.code == "bomb"


@pytest.mark.parametrize(
    "entries", [None, (), ("a.txt",)], ids=["no-zip", "empty-zip", "other-zip"]
)
def test_what_is_no_word_file_is_refused(entries: tuple[str, ...] | None) -> None:
    buffer = io.BytesIO(b"PK\x03\x04 nothing")
    if entries is not None:
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in entries:
                archive.writestr(name, "x")
    with pytest.raises(ReadError) as caught:
        extract_docx(buffer.getvalue(), Limits())
    assert caught.value.code == "damaged"


def test_missing_library_is_refused_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ReadError, match=r"pip install 'attrib\[docx\]'"):
        extract_docx(b"", Limits())
