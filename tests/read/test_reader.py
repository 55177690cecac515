import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from attrib.errors import ReadError
from attrib.read import Limits, read
from attrib.types import Document, Refusal

PAGE = (
    "<html><title>Port closes</title><article><p>The mayor said on Monday that the port would be "
    "closed for a while, and that nobody should worry about it.</p></article></html>"
)


def outcome(*paths: Path, **options: object) -> list[tuple[str, str]]:
    found = read(paths, **options)  # type: ignore[arg-type]
    return [
        (item.id, item.text) if isinstance(item, Document) else (Path(item.origin).name, item.code)
        for item in found
    ]


def test_one_bad_file_never_costs_another(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "c.html").write_text("<p>")
    (tmp_path / "c2.html").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "d.html").write_text(PAGE)
    (tmp_path / "e.doc").write_text("x")
    (tmp_path / "f.txt").write_text(" ")
    (tmp_path / "g.json").write_text("[]")
    (tmp_path / "h").write_text("H.")
    found = outcome(tmp_path)
    assert found[0] == ("a", "A.")
    assert found[1:4] == [
        ("b.txt", "binary"),
        ("c.html", "extraction-empty"),
        ("c2.html", "binary"),
    ]
    assert found[4][0] == "d"
    assert found[5:] == [
        ("e.doc", "unsupported"),
        ("f.txt", "empty"),
        ("g.json", "empty"),
        ("h", "H."),
    ]


def test_page_is_read_with_its_title(tmp_path: Path) -> None:
    (tmp_path / "d.html").write_text(PAGE)
    (found,) = read(tmp_path)
    assert isinstance(found, Document)
    assert found.title == "Port closes"
    assert found.text.startswith("The mayor said")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"The mayor said no.", "The mayor said no."),
        (b'{"text": "A.", "id": "x"}\n', "A."),
        (PAGE.encode(), "The mayor said on Monday"),
    ],
    ids=["text", "jsonl", "html"],
)
def test_standard_input_is_told_by_its_content(
    monkeypatch: pytest.MonkeyPatch, data: bytes, text: str
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    (found,) = read("-")
    assert isinstance(found, Document)
    assert found.text.startswith(text)


def test_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A long text.")
    (tmp_path / "b.txt").write_text("B.")
    assert outcome(tmp_path, limits=Limits(file_bytes=5)) == [("a.txt", "too-large"), ("b", "B.")]


def test_unreadable_file_is_refused(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "none.txt")
    assert isinstance(found, Refusal)
    assert (found.code, found.reason) == ("unreadable", "There is no such file.")


@pytest.mark.parametrize(
    "options", [{"encoding": "nonsense"}, {"fields": {"body": "text"}}], ids=["encoding", "fields"]
)
def test_senseless_argument_is_refused_at_once(options: dict[str, object]) -> None:
    with pytest.raises(ReadError):
        read("a.txt", **options)  # type: ignore[arg-type]


def test_folder_is_read_the_same_each_time(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a/x.txt", "x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert list(read(tmp_path)) == list(read(tmp_path))
    assert [found[0] for found in outcome(tmp_path)] == ["x", "a/x", "b/x"]


_PIECES = st.sampled_from(
    [
        b'{"text": "A."}',
        b"\n",
        b",",
        b'"',
        b"text",
        b"[",
        b"\x00",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\x93No\x94",
    ]
)


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.txt.gz", "a"])
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(data=st.binary(max_size=200) | st.lists(_PIECES, max_size=30).map(b"".join))
def test_nothing_in_a_file_makes_reading_fail(tmp_path: Path, name: str, data: bytes) -> None:
    assume(not (name == "a" and data.startswith((b"%PDF-", b"PK\x03\x04"))))
    (tmp_path / name).write_bytes(data)
    found = list(read(tmp_path / name))
    assert found
    for item in found:
        if isinstance(item, Document):
            item.text.encode()
            assert item.text.strip()
