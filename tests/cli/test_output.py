"""Data goes to a file or to standard output, whatever characters it has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrib.cli.output import opened


@pytest.mark.parametrize("path", [None, Path("-")], ids=["none", "dash"])
def test_no_file_means_standard_output(
    capsys: pytest.CaptureFixture[str], path: Path | None
) -> None:
    with opened(path) as file:
        file.write("rain\n")

    assert capsys.readouterr().out == "rain\n"


def test_half_a_surrogate_pair_comes_back_from_json(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with opened(path) as file:
        file.write(json.dumps("half \ud83d", ensure_ascii=False))

    assert json.loads(path.read_text(encoding="utf-8")) == "half \ud83d"
