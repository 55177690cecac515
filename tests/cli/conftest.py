"""A database to ask, and the command line called as a user calls it."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from attrib.cli import main
from attrib.resources import model_dir
from attrib.store import open_database
from attrib.types import Refusal
from tests.store.making import Lexicon, harbor, reef


@dataclass(frozen=True, slots=True)
class Done:
    """How a call ended, and what it wrote."""

    code: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Call]:
    monkeypatch.delenv("ATTRIB_DB", raising=False)
    level = logging.getLogger("attrib").level

    def run(*words: object, stdin: str = "") -> Done:
        text = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", text)
        monkeypatch.setattr(sys, "argv", ["attrib", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        code = ended.value.code
        return Done(code if isinstance(code, int) else 0, written.out, written.err)

    yield run
    logging.getLogger("attrib").setLevel(level)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Return a database of two articles and one refusal."""
    path = tmp_path / "a.db"
    with open_database(path) as made:
        made.save([reef(), harbor()], organizations=Lexicon())
        refusal = Refusal(origin="torn.pdf", reason="It is torn.", code="malformed")
        made.save_refusals([refusal])
    return path


@pytest.fixture
def model() -> None:
    """Skip where there is nothing to annotate with."""
    if not (model_dir() / "meta.json").exists():
        pytest.skip("this checkout has no trained model")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "rain.txt"
    path.write_text(
        "“It rained for a week,” said Ada Moor, a gauge keeper at Fen Trust.\n", encoding="utf-8"
    )
    return path
