"""The wheel is enough: built here, installed far from the checkout, and a report made.

What it asks for is taken from this environment, where its own project file had it installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from attrib.resources import model_dir

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def call(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command far from the checkout, so that only what is installed is found."""
    clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "ATTRIB_DB"}}
    done = subprocess.run(  # noqa: S603  our own programs
        command, cwd=cwd, env=clean, capture_output=True, text=True, check=False, timeout=1200
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT)
    (path,) = folder.glob("attrib-*.whl")
    return path


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment that holds the wheel, and finds what it asks for."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    call(*pip, "install", "--quiet", "--no-deps", wheel)
    found = call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    others = Path(found) / "others.pth"
    others.write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return python


def test_wheel_holds_what_attrib_needs_to_run(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()

    assert [n for n in names if n.startswith("attrib/templates/") and n.endswith(".html")]
    assert [n for n in names if n.startswith("attrib/templates/") and n.endswith(".css")]
    assert [n for n in names if n.startswith("attrib/seeds/lexicon/")]
    assert [n for n in names if n.startswith("attrib/store/migrations/versions/")]
    assert "attrib/nlp/model/meta.json" in names
    assert "attrib/py.typed" in names


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}

    assert len(tops) == 2
    assert wheel.stat().st_size < 40_000_000


@pytest.mark.skipif(
    not (model_dir() / "meta.json").exists(), reason="this checkout has no trained model"
)
def test_installed_wheel_makes_a_report(python: Path, tmp_path: Path) -> None:
    attrib = python.parent / "attrib"
    article = tmp_path / "rain.txt"
    article.write_text(
        "“It rained for a week,” said Ada Moor, a gauge keeper at Fen Trust.\n", encoding="utf-8"
    )
    shown = call(attrib, "run", article, "--db", "a.db", "--out", "report", cwd=tmp_path)

    assert "Ada Moor" in shown
    assert "Ada Moor" in (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert "Fen Trust" in call(attrib, "quotes", "--db", "a.db", cwd=tmp_path)
