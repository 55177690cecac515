"""`attrib annotate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrib.contract import from_dict
from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("model")


def test_annotate_writes_the_contract_to_stdout(call: Call, article: Path) -> None:
    done = call("annotate", article)
    data = json.loads(done.out)
    quote = data["quotes"][0]

    assert done.code == 0
    assert quote["speaker"] == "Ada Moor"
    assert data["text"][slice(*quote["content"][0])] == "“It rained for a week,”"
    assert from_dict(data).document.id == "rain"


def test_annotate_writes_to_a_file(call: Call, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = call("annotate", article, "-o", out)

    assert done.out == ""
    assert json.loads(out.read_text(encoding="utf-8"))["quotes"]


def test_annotate_reads_standard_input(call: Call, article: Path) -> None:
    done = call("annotate", "-", stdin=article.read_text(encoding="utf-8"))

    assert json.loads(done.out)["quotes"][0]["affiliations"] == ["Fen Trust"]


def test_annotate_names_what_it_cannot_read_and_goes_on(
    call: Call, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    done = call("annotate", tmp_path / "empty.txt", article)

    assert done.code == 3
    assert "empty.txt" in done.err
    assert len(done.out.splitlines()) == 1


def test_textacy_can_be_asked_instead(call: Call, article: Path) -> None:
    assert json.loads(call("annotate", "--engine", "textacy", article).out)["model"]
