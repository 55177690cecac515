import sys

import pytest

from attrib.errors import ReadError
from attrib.read.pdf import extract_pdf, unwrap

pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")


def pdf_file(*lines: str) -> bytes:
    """Return the smallest PDF file that shows these lines."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font 6 0 R>>>>",
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</F1 5 0 R>>",
    )
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    body += f"xref\n0 7\n0000000000 65535 f \n{table}trailer\n<</Size 7/Root 1 0 R>>\n"
    return (body + f"startxref\n{body.index('xref')}\n%%EOF\n").encode()


def test_lines_of_a_page_become_a_paragraph() -> None:
    found = extract_pdf(pdf_file("The mayor said that the port", "would not be closed again."))
    assert found.text == "The mayor said that the port would not be closed again."


def test_page_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="OCR") as caught:
        extract_pdf(pdf_file(""))
    assert caught.value.code == "extraction-empty"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"no pdf", pdf_file("A.")[:200]], ids=len)
def test_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        extract_pdf(data)


def test_missing_library_is_refused_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(ReadError, match=r"pip install 'attrib\[pdf\]'"):
        extract_pdf(b"")


def test_unwrapping_restores_paragraphs_and_words() -> None:
    lines = (
        "The mayor of the town said on Monday that the har-",
        "bour would be open again within a week, and no-one",
        "would lose by it.",
        "12",
        "Traders doubted that, and said so in the afternoon",
        "",
        "of the same day.",
    )
    assert unwrap("\n".join(lines)) == (
        "The mayor of the town said on Monday that the harbour would be open again within a week, "
        "and no-one would lose by it.\n\n"
        "Traders doubted that, and said so in the afternoon of the same day."
    )
