import gzip
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attrib.read import Limits, read
from attrib.types import Document, Refusal


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def split(path: Path, **options: object) -> tuple[list[Document], list[Refusal]]:
    found = list(read([path], **options))  # type: ignore[arg-type]
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [item for item in found if isinstance(item, Refusal)]


def test_malformed_line_costs_only_itself(tmp_path: Path) -> None:
    lines = ['{"text": "A.", "id": "a"}', '{"text": ', "", "[1]", '{"text": "B."}']
    path = write(tmp_path, "corpus.jsonl", "\n".join(lines))
    documents, refusals = split(path)
    assert [(d.id, d.text) for d in documents] == [("a", "A."), ("corpus:5", "B.")]
    assert [r.origin for r in refusals] == [f"{path} line 2", f"{path} line 4"]
    assert {r.code for r in refusals} == {"malformed"}


@example(text="a\ud800b")
@settings(deadline=None)  # a busy machine is no fault
@given(text=st.text(st.characters(exclude_characters="\x00"), min_size=1).filter(str.strip))
def test_text_is_taken_to_the_character(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    path.write_text(json.dumps({"text": text}) + "\n")
    ((document,), _) = split(path)
    assert document.text == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = json.dumps({"text": document.text}, ensure_ascii=False)  # UTF-8 has no half characters
    path.write_text(plain + "\n", "utf-8")
    assert split(path)[0] == [document]


def test_lone_surrogate_is_replaced_and_no_offset_moves(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", r'{"text": "a\ud800b\u0000c\ud83d\ude00"}')
    assert split(path)[0][0].text == "a\ufffdb\ufffdc\U0001f600"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_corpus_in_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    data = '{"text": "“Zoë”"}\n{"text": "Muñoz"}\n'.encode(encoding)
    documents, refusals = split(write(tmp_path, "a.jsonl", data))
    assert ([d.text for d in documents], refusals) == (["“Zoë”", "Muñoz"], [])


def test_compressed_corpus_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.ndjson.gz", gzip.compress(b'{"text": "A."}\n'))
    assert [d.text for d in split(path)[0]] == ["A."]


def test_line_over_the_limit_costs_only_itself(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "' + "x" * 900 + '"}\n{"text": "A."}\n')
    documents, refusals = split(path, limits=Limits(file_bytes=100))
    assert [d.text for d in documents] == ["A."]
    assert [(r.code, r.origin) for r in refusals] == [("too-large", f"{path} line 1")]


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, '{"text": ' + "9" * 5000 + "}", '{"text": "A.", "author": NaN,'],
    ids=len,
)
def test_hostile_line_is_refused(tmp_path: Path, line: str) -> None:
    documents, refusals = split(write(tmp_path, "a.jsonl", line + '\n{"text": "A."}'))
    assert (len(documents), len(refusals)) == (1, 1)


def test_json_holds_one_article_or_many(tmp_path: Path) -> None:
    one = write(tmp_path, "one.json", '{\n "text": "A."\n}')
    many = write(tmp_path, "many.json", '[{"text": "A."}, 3, {"text": "B.", "id": "b"}]')
    assert [d.id for d in split(one)[0]] == ["one"]
    documents, refusals = split(many)
    assert [d.id for d in documents] == ["many:1", "b"]
    assert [r.origin for r in refusals] == [f"{many} item 2"]


def test_json_lines_named_json_are_refused_with_the_cure(tmp_path: Path) -> None:
    _, (refusal,) = split(write(tmp_path, "a.json", '{"text": "A."}\n{"text": "B."}'))
    assert "name it .jsonl" in refusal.reason
