"""The commands are gathered under one name."""

from __future__ import annotations

import pytest
from typer.main import get_command

from attrib.cli.app import app
from tests.cli.conftest import Call


def test_no_command_shows_the_commands(call: Call) -> None:
    done = call()

    assert done.code == 2
    assert "quotes" in done.out + done.err


@pytest.mark.parametrize("level", ["debug", "INFO", "error"])
def test_levels_of_logging_are_taken(call: Call, level: str) -> None:
    assert call("--log", level, "info").code == 0


def test_no_command_has_an_option_without_help() -> None:
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        unexplained = [p.name for p in command.params if not p.help]

        assert not unexplained, name
