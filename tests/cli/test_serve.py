"""`attrib serve` says where the report is, shows it there, and stops when it is told to."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from attrib.report import build_site
from tests.report.corpus import Corpus

ATTRIB = (sys.executable, "-m", "attrib", "serve")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    build_site(Corpus(()), tmp_path / "report")
    return tmp_path / "report"


def _heed_ctrl_c() -> None:
    """A shell's background jobs are told to ignore it, and what they start is, too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_report_is_served_until_ctrl_c(report: Path) -> None:
    with subprocess.Popen(  # noqa: S603
        [*ATTRIB, str(report), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509  # no threads run here
    ) as process:
        assert process.stdout
        url = process.stdout.readline().strip()
        with urlopen(url + "audit.html") as response:  # noqa: S310
            page = response.read()
        process.send_signal(signal.SIGINT)
        _, messages = process.communicate(timeout=30)

    assert page == (report / "audit.html").read_bytes()
    assert (process.returncode, messages) == (0, "Ctrl-C stops it.\nStopped.\n")


def test_folder_without_a_report_is_one_line(tmp_path: Path) -> None:
    answer = subprocess.run(  # noqa: S603
        [*ATTRIB, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60
    )

    assert answer.returncode == 1
    assert answer.stderr.startswith("attrib: There is no report in ")
    assert answer.stderr.count("\n") == 1
