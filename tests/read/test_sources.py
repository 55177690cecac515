from pathlib import Path

import pytest

from attrib.errors import ReadError
from attrib.read.sources import Source, as_paths, find_sources
from attrib.types import Refusal


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("A text.")
    return folder


def ids(*paths: Path) -> list[str]:
    return [found.id for found in find_sources(paths) if isinstance(found, Source)]


def test_folder_is_read_in_sorted_order_without_hidden_files_and_assets(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.HTML", "c/d.txt", ".x.txt", ".git/e.txt", "f.png", "README.md")
    assert ids(tmp_path) == ["a", "b", "d"]


def test_same_stem_gets_another_id(tmp_path: Path) -> None:
    fill(tmp_path, "x.txt", "x.html", "b/x.txt", "c/x.txt")
    assert ids(tmp_path) == ["x", "x.txt", "b/x", "c/x"]
    assert ids(tmp_path) == ids(tmp_path)


def test_files_named_one_by_one_get_distinct_ids(tmp_path: Path) -> None:
    fill(tmp_path, "a/x.txt", "b/x.txt")
    paths = [tmp_path / "a/x.txt", tmp_path / "b/x.txt", tmp_path / "b/x.txt"]
    found = ids(*paths)
    assert found[:2] == ["x", "b/x"]
    assert len(set(found)) == 3


@pytest.mark.parametrize(
    ("name", "kind", "stem"),
    [
        ("a.txt", "text", "a"),
        ("a.b.TXT", "text", "a.b"),
        ("a.jsonl.gz", "jsonl", "a"),
        ("a", None, "a"),
        ("No. 10 says yes", None, "No. 10 says yes"),
        ("a.rtf", "unsupported", "a"),
    ],
)
def test_kind_and_id_come_from_the_name(
    tmp_path: Path, name: str, kind: str | None, stem: str
) -> None:
    (found,) = find_sources([fill(tmp_path, name) / name])
    assert isinstance(found, Source)
    assert (found.kind, found.id) == (kind, stem)


def test_missing_file_and_empty_folder_are_refused(tmp_path: Path) -> None:
    found = list(find_sources([tmp_path / "none.txt", tmp_path]))
    assert [item.code for item in found if isinstance(item, Refusal)] == ["unreadable", "empty"]


def test_link_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "circle").symlink_to(tmp_path)
    assert ids(tmp_path) == ["a"]


def test_single_path_is_no_sequence_of_characters() -> None:
    assert as_paths("ab") == ("ab",)
    with pytest.raises(ReadError, match="nothing to read"):
        as_paths([])
