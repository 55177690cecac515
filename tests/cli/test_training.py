"""`attrib train` and `attrib evaluate`; what needs torch is in `tests/train`."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.nlp import handmade


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    text = "“It rained for a week,” said Ada Moor."
    attribution = {"source": [[29, 37]], "cue": [[24, 28]], "content": [[0, 23]]}
    path = tmp_path / "gold.jsonl"
    row = {"id": "rain", "text": text, "attributions": [attribution]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("model")
def test_evaluate_measures_articles(call: Call, gold: Path) -> None:
    figures = json.loads(call("evaluate", gold, "--json").out)

    assert figures["articles"] == 1
    assert figures["exact content"]["f"] == 100.0
    assert "exact content      p 100.0" in call("evaluate", gold).out


@pytest.mark.usefixtures("model")
def test_evaluate_prints_another_engine_beside_attrib(call: Call, gold: Path) -> None:
    figures = json.loads(call("evaluate", gold, "--engine", "textacy", "--json").out)
    lines = call("evaluate", gold, "--engine", "textacy").out.splitlines()

    assert list(figures) == ["attrib", "textacy"]
    assert figures["attrib"] == json.loads(call("evaluate", gold, "--json").out)
    assert lines[0].split() == ["attrib", "textacy"]
    content = next(line for line in lines if line.startswith("exact content"))
    assert content.split()[2:] == [f"{figures[name]['exact content']['f']:.1f}" for name in figures]


@pytest.mark.usefixtures("model")
def test_evaluate_takes_quotes_from_the_gold(call: Call, gold: Path) -> None:
    row = json.loads(gold.read_text(encoding="utf-8"))
    row["attributions"][0] |= {"content": [[10, 19]], "act": "statement", "speaker": "moor"}
    row["people"] = [{"id": "moor", "name": "Ada Moor", "type": "person"}]
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")

    found = json.loads(call("evaluate", gold, "--json").out)
    given = json.loads(call("evaluate", gold, "--given-quotes", "--json").out)

    assert found["exact content"]["f"] == 0.0
    assert given["exact content"]["f"] == 100.0
    assert given["speaker"] == {"p": 100.0, "r": 100.0, "f": 100.0, "gold": 1, "predicted": 1}


@pytest.mark.usefixtures("model")
def test_evaluate_measures_a_treebank(call: Call, tmp_path: Path) -> None:
    rows = [
        "1\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\t_",
        "2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_",
        "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_",
    ]
    path = tmp_path / "rain.conllu"
    path.write_text("# newdoc id = rain\n" + "\n".join(rows) + "\n\n", encoding="utf-8")

    assert json.loads(call("evaluate", path, "--json").out)["uas"] == 100.0


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize(("name", "figure"), [("gold.conllu", "uas"), ("gold.iob2", "f")])
def test_evaluate_measures_another_pipeline(
    call: Call, tmp_path: Path, name: str, figure: str
) -> None:
    folder = handmade.save_pipeline(tmp_path / "pipeline")
    ends = ["O"] * len(handmade.WORDS)
    ends[:2], ends[17:19] = ["B-PER", "I-PER"], ["B-PER", "I-PER"]
    ends[6:8], ends[30] = ["B-ORG", "I-ORG"], "B-LOC"
    rows = []
    for index, word in enumerate(handmade.WORDS):
        if index == 20:
            rows.append("")
        start = 20 * (index >= 20)
        number, head = index + 1 - start, handmade.HEADS[index] + 1 - start
        head = 0 if head == number else head
        columns = [number, word, word, "X", "_", "_", head, handmade.UNIVERSAL[index], "_", "_"]
        if name.endswith("iob2"):
            columns = [number, word, ends[index], "-"]
        rows.append("\t".join(map(str, columns)))
    path = tmp_path / name
    path.write_text("# newdoc id = a\n" + "\n".join(rows) + "\n\n", encoding="utf-8")

    figures = json.loads(call("evaluate", path, "--pipeline", folder, "--json").out)

    assert figures[figure] > 80


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("gold.jsonl", "{not json", "cannot be read as JSONL"),
        ("gold.jsonl", "[1]", "cannot be read as JSONL"),
        ("gold.jsonl", '{"id": "a", "text": "x"}', "article 1: gold needs attributions"),
        ("gold.conllu", "1\tword\n\n", "cannot be read as conllu"),
        ("gold.iob2", "1\tword\tB-NOTHING\t-\n\n", "cannot be read as iob2"),
        ("gold.jsonl.gz", "no gzip", "cannot be read as JSONL"),
    ],
)
def test_evaluate_names_the_gold_that_it_cannot_read(
    call: Call, tmp_path: Path, name: str, text: str, reason: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    done = call("evaluate", path)

    assert done.code == 1
    assert str(path) in done.err
    assert reason in done.err


def test_evaluate_refuses_a_kind_it_does_not_know(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "gold.docx"
    path.touch()
    done = call("evaluate", path)

    assert done.code == 1
    assert "gold is JSONL, CoNLL-U or IOB2" in done.err


@pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="torch is installed")
def test_train_without_torch_names_the_cure(call: Call, tmp_path: Path) -> None:
    done = call("train", tmp_path / "config.toml")

    assert done.code == 1
    assert "pip install 'attrib[train]'" in done.err
