from pathlib import Path

import pytest

from attrib.read import Limits, read
from attrib.types import Document, Refusal


def texts(path: Path, **options: object) -> list[str]:
    found = read([path], **options)  # type: ignore[arg-type]
    return [item.text if isinstance(item, Document) else item.code for item in found]


def write(folder: Path, name: str, data: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(data.encode(encoding))
    return path


def test_row_is_an_article(tmp_path: Path) -> None:
    data = 'id,text,published\r\n7,"She said ""no"".\nAnd left.",May 3 2016\r\n8,B,2016-05-03\r\n'
    path = write(tmp_path, "a.csv", data)
    first, second = read([path])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.text, first.origin) == (
        "7",
        'She said "no".\nAnd left.',
        f"{path} row 2",
    )
    assert (first.published, second.published) == (None, "2016-05-03")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = write(tmp_path, "a.csv", delimiter.join(("id", "text", "x")) + f"\n1{delimiter}A.\n")
    assert texts(path) == ["A."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "a.tsv", "text\tid\n“Zoë”\t1\nMuñoz\t2\n", encoding)
    assert texts(path) == ["“Zoë”", "Muñoz"]


def test_row_without_text_costs_only_itself(tmp_path: Path) -> None:
    assert texts(write(tmp_path, "a.csv", "text,id\nA.,1\n,2\n\nB.\n")) == ["A.", "empty", "B."]


def test_large_field_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "text\n" + "x" * 200_000 + "\n" + "A.\n")
    assert [len(text) for text in texts(path)] == [200_000, 2]
    assert texts(path, limits=Limits(text_chars=1000)) == ["too-large", "A."]


def test_table_without_the_column_is_refused_with_its_columns(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "body,id\nA.,1\n")
    (found,) = read([path])
    assert isinstance(found, Refusal)
    assert "'body'" in found.reason
    assert texts(path, fields={"text": "body"}) == ["A."]


def test_table_not_in_the_users_encoding_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "text\n“Zoë”\n", "cp1252")
    assert texts(path, encoding="utf-8") == ["encoding"]


def test_empty_table_is_refused(tmp_path: Path) -> None:
    assert texts(write(tmp_path, "a.csv", "")) == ["empty"]
    assert texts(write(tmp_path, "b.csv", "text\n")) == ["empty"]
