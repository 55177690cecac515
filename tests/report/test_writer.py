"""A report is whole at every moment, and only what changed is written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from attrib.errors import ReportError
from attrib.report.writer import MANIFEST, SiteWriter, check_folder


def _build(out: Path, **files: str) -> tuple[int, int]:
    with SiteWriter(out) as writer:
        for name, text in files.items():
            writer.write(f"{name}.html", text)
        return writer.finish()


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_a_manifest(tmp_path: Path) -> None:
    assert _build(tmp_path / "deep" / "out", a="one", b="two") == (2, 2)
    assert _names(tmp_path / "deep" / "out") == {"a.html", "b.html", MANIFEST}
    assert _names(tmp_path) == {f"deep/out/{name}" for name in ("a.html", "b.html", MANIFEST)}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(out, a="one", b="two")
    before = (out / "a.html").stat()

    assert _build(out, a="one", b="2") == (2, 1)
    after = (out / "a.html").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert (out / "b.html").read_text(encoding="utf-8") == "2"


def test_same_report_leaves_the_folder_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(out, a="one")
    before = out.stat().st_ino

    assert _build(out, a="one") == (1, 0)
    assert out.stat().st_ino == before


def test_pages_that_are_gone_are_removed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(out, a="one", b="two")
    _build(out, a="one")

    assert _names(out) == {"a.html", MANIFEST}


def test_file_changed_by_hand_is_restored(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(out, a="one")
    (out / "a.html").write_text("spoilt", encoding="utf-8")

    assert _build(out, a="one") == (1, 1)
    assert (out / "a.html").read_text(encoding="utf-8") == "one"


def test_foreign_files_are_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(out, a="one")
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    _build(out, a="changed")

    assert (out / "notes" / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_links_of_others_are_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(out, a="one")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.txt").write_text("mine", encoding="utf-8")
    (out / "folder").symlink_to(tmp_path / "elsewhere")
    (out / "gone").symlink_to(tmp_path / "gone")
    _build(out, a="changed")

    assert (out / "folder").is_symlink()
    assert (out / "folder" / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert (out / "gone").is_symlink()


_KILLED = """
import os, signal, sys
from pathlib import Path
from attrib.report.writer import SiteWriter

with SiteWriter(Path(sys.argv[1])) as writer:
    writer.write("a.html", "half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_killed_build_leaves_the_report_and_nothing_for_long(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(out, a="one")
    done = subprocess.run([sys.executable, "-c", _KILLED, str(out)], check=False)  # noqa: S603
    [left] = (path for path in tmp_path.iterdir() if path != out)

    assert done.returncode == -signal.SIGKILL
    assert (out / "a.html").read_text(encoding="utf-8") == "one"
    _build(out, a="two")
    assert left.exists(), "it may be of a build that is still at work"
    os.utime(left, (0, 0))
    _build(out, a="three")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_report_whose_swap_was_cut_off_is_brought_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(out, a="one", b="two")
    out.rename(tmp_path / ".out.abcd1234.old")

    assert _build(out, a="one", b="2") == (2, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_folders_of_others_beside_the_report_are_left_alone(tmp_path: Path) -> None:
    names = {".out", ".out.old", ".out.abc", ".output.abcd1234", "out.abcd1234", ".out.ABCD1234"}
    for name in names:
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (0, 0))
    _build(tmp_path / "out", a="one")

    assert {path.name for path in tmp_path.iterdir()} == {"out", *names}


def test_failure_leaves_the_old_report_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(out, a="one", b="two")
    with pytest.raises(ZeroDivisionError), SiteWriter(out) as writer:
        writer.write("a.html", str(1 // len(out.name[3:])))

    assert (out / "a.html").read_text(encoding="utf-8") == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_swap_that_fails_brings_the_old_report_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    _build(out, a="one")
    rename = Path.rename

    def fail_into_place(path: Path, target: Path) -> Path:
        if Path(target) == out and not path.name.endswith(".old"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_into_place)
    with pytest.raises(ReportError, match="No space left"):
        _build(out, a="two")
    assert (out / "a.html").read_text(encoding="utf-8") == "one"


def test_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("precious", encoding="utf-8")

    with pytest.raises(ReportError, match="is a file: name a folder"):
        SiteWriter(path)
    assert path.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        "{}",
        "[]",
        "not json",
        '{"attrib_report": 99, "files": {}}',
        '{"attrib_report": 1, "files": 3}',
    ],
    ids=["none", "empty", "list", "broken", "newer", "odd"],
)
def test_folder_that_holds_something_else_is_refused(tmp_path: Path, manifest: str | None) -> None:
    (tmp_path / "precious.txt").write_text("precious", encoding="utf-8")
    if manifest is not None:
        (tmp_path / MANIFEST).write_text(manifest, encoding="utf-8")

    with pytest.raises(ReportError, match="holds no report: name another folder"):
        check_folder(tmp_path)


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    _build(tmp_path, a="one")

    assert _names(tmp_path) == {"a.html", MANIFEST}


def test_two_pages_of_one_name_are_an_error(tmp_path: Path) -> None:
    with SiteWriter(tmp_path / "out") as writer:
        writer.write("a.html", "one")
        with pytest.raises(ReportError, match="one name"):
            writer.write("a.html", "two")


def test_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with (
        pytest.raises(ReportError, match="cannot be written"),
        SiteWriter(tmp_path / "file" / "out"),
    ):
        pass


def test_manifest_is_in_order(tmp_path: Path) -> None:
    _build(tmp_path / "out", b="two", a="one")
    files = json.loads((tmp_path / "out" / MANIFEST).read_text(encoding="utf-8"))["files"]

    assert list(files) == ["a.html", "b.html"]
