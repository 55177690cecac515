"""Files of Citron's annotation format, held to its description (docs/data_format.md of bbc/citron)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attrib.export.citron import write_citron
from attrib.tracker import Tracker
from tests.export.conftest import HARD
from tests.store.making import REEF

DOCUMENT = {"text": str, "quotes": list, "coreference_groups": list}
QUOTE = {
    "id": str,
    "cue": dict,
    "sources": list,
    "contents": list,
    "coreferences": list,
    "confidence": float,
}


def check_span(span: dict[str, Any], text: str) -> None:
    assert span.keys() == {"start", "end", "text"}
    assert 0 <= span["start"] < span["end"] <= len(text)
    assert text[span["start"] : span["end"]] == span["text"]


def check_document(data: dict[str, Any]) -> None:
    assert {key: type(value) for key, value in data.items()} == DOCUMENT
    for quote in data["quotes"]:
        assert {key: type(value) for key, value in quote.items()} == QUOTE
        assert quote["contents"]
        for span in (quote["cue"], *quote["sources"], *quote["contents"], *quote["coreferences"]):
            check_span(span, data["text"])
    for group in data["coreference_groups"]:
        assert len(group) > 1
        for span in group:
            check_span(span, data["text"])


@pytest.fixture
def found(tracker: Tracker, tmp_path: Path) -> dict[str, dict[str, Any]]:
    folder = tmp_path / "citron"
    folder.mkdir()
    # Of nine quotes four have a cue.
    assert write_citron(tracker.full_articles(), folder) == 4
    files = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    return {data["text"]: data for data in files}


def test_every_file_follows_the_format(found: dict[str, dict[str, Any]]) -> None:
    assert len(found) == 3
    for data in found.values():
        check_document(data)


def test_broken_quote_has_two_contents_and_one_cue(found: dict[str, dict[str, Any]]) -> None:
    quote = found[REEF]["quotes"][1]

    assert quote["cue"]["text"] == "added"
    assert [span["text"] for span in quote["contents"]] == ['"We saw it,"', '"with our own eyes."']


def test_cue_in_parts_is_its_longest(found: dict[str, dict[str, Any]]) -> None:
    quote = found[HARD]["quotes"][1]

    assert (quote["cue"]["text"], quote["sources"][0]["text"]) == ("said Ann", "Ann O'Dea")
