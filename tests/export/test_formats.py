"""Every format, written in the one way there is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import get_args

import pytest

from attrib.cli.export import Name
from attrib.errors import ExportError, QueryError
from attrib.export import FORMATS, export
from attrib.tracker import Tracker


def test_command_offers_every_format() -> None:
    assert get_args(Name) == tuple(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_format_is_written_with_filters(name: str, tracker: Tracker, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert export(tracker, name, out, article="reef", form="direct")
    files = [out] if out.is_file() else list(out.glob("*"))

    assert files
    assert all(file.stat().st_size for file in files)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.db",
        "a.db-shm",
        "a.db-wal",
        "out",
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_chosen_is_an_empty_export(name: str, tracker: Tracker, tmp_path: Path) -> None:
    assert export(tracker, name, tmp_path / "out", speaker="nobody") == 0
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_export_is_the_same_each_time(name: str, tracker: Tracker, tmp_path: Path) -> None:
    outs = [tmp_path / "one", tmp_path / "two"]
    for out in outs:
        export(tracker, name, out)
    one, two = (
        [out.read_bytes()] if out.is_file() else [p.read_bytes() for p in sorted(out.iterdir())]
        for out in outs
    )

    assert one == two


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].into == "text"])
def test_text_goes_to_a_stream(name: str, tracker: Tracker) -> None:
    file = io.StringIO()

    assert export(tracker, name, file)
    assert file.getvalue().endswith("\n")


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].into != "text"])
def test_what_is_no_text_needs_a_place(name: str, tracker: Tracker) -> None:
    with pytest.raises(ExportError, match=r"is written to a (file|folder): name it"):
        export(tracker, name, io.StringIO())


def test_folder_with_files_is_left_alone(tracker: Tracker, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="has files in it"):
        export(tracker, "brat", tmp_path)


def test_unknown_format_is_named_with_the_choices(tracker: Tracker, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="format must be one of jsonl, csv, "):
        export(tracker, "doc", tmp_path / "out")


def test_wrong_filter_costs_no_file(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("before", encoding="utf-8")
    with pytest.raises(QueryError):
        export(tracker, "csv", tmp_path / "out", form="loud")

    assert (tmp_path / "out").read_text(encoding="utf-8") == "before"


def test_export_that_fails_leaves_the_file_of_before(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.write_text("before", encoding="utf-8")

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("attrib.export.formats.write_csv", fail)
    with pytest.raises(OSError, match="No space left"):
        export(tracker, "csv", out)

    assert out.read_text(encoding="utf-8") == "before"
    assert not (tmp_path / "out.part").exists()
