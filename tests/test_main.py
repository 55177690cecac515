"""`python -m attrib` is the command line."""

from __future__ import annotations

import subprocess
import sys


def test_module_runs_as_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "attrib", "--version"], check=True, capture_output=True, text=True
    )

    assert done.stdout.startswith("attrib 0.")
