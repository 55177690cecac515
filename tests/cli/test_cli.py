"""The command line as a whole: quick help, exit codes, one clear line for every error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call

COMMANDS = ["run", "ingest", "report", "annotate", "who", "quotes", "info", "export", "train"]


def test_help_imports_no_heavy_library() -> None:
    code = (
        "import sys, attrib.cli; "
        "heavy = {'spacy', 'sqlalchemy', 'jinja2', 'onnxruntime', 'numpy', 'trafilatura', 'torch'};"
        "sys.exit(' '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code], check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", [*COMMANDS, "evaluate", "db", "db check"])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help(call: Call, command: str, flag: str) -> None:
    done = call(*command.split(), flag)

    assert done.code == 0
    assert done.out.startswith(f"Usage: attrib {command}")


@pytest.mark.parametrize("flag", ["-v", "--version"])
def test_version_is_named(call: Call, flag: str) -> None:
    assert call(flag).out.startswith("attrib 0.")


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("run",),
        ("quotes", "--loud"),
        ("quotes", "--form", "sung"),
        ("quotes", "--limit", "0"),
        ("quotes", "--min-confidence", "2"),
        ("--log", "shout", "info"),
        ("annotate", "a.txt", "--field", "text"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(call: Call, words: tuple[str, ...]) -> None:
    done = call(*words)

    assert done.code == 2
    assert done.out == ""
    assert "Error" in done.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("quotes", "--db", "nowhere.db"), "There is no database nowhere.db"),
        (("quotes", "--db", "mysql://host/a"), "SQLite or PostgreSQL"),
        (("report", "--db", "no/such/folder/a.db"), "a.db"),
        (("evaluate", "gold.jsonl"), "gold.jsonl: there is no such file"),
    ],
    ids=["missing", "unknown-kind", "missing-folder", "missing-gold"],
)
def test_error_is_one_clear_line(
    call: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call(*words)

    assert done.code == 1
    assert done.err.startswith("attrib: ")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_file_of_another_kind_is_one_clear_line(call: Call, tmp_path: Path) -> None:
    text = tmp_path / "a.db"
    text.write_text("no database at all, but long enough to be looked at\n" * 100)
    done = call("quotes", "--db", text)

    assert done.code == 1
    assert "It is no SQLite database" in done.err


def test_database_is_taken_from_the_environment(
    call: Call, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATTRIB_DB", str(database))

    assert "Ana Muñoz" in call("who", "munoz").out


def test_interrupt_ends_quietly(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("attrib.store.open_database", interrupt)
    done = call("db", "upgrade")

    assert done.code == 130
    assert "Traceback" not in done.err
