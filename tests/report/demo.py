"""The report in `reports/demo/`: seeds in, the same bytes out on every run.

`python -m tests.report.demo` builds it anew, after the model, the seeds or the templates changed.
"""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.report import SiteSummary, build_site
from attrib.tracker import Tracker

if TYPE_CHECKING:
    from attrib.query.answers import QuarantineAnswer, RunAnswer

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "reports" / "demo"
TITLE = "attrib: a report on its sample articles"


class Timeless(Tracker):
    """A tracker whose answers do not tell when it was run."""

    def runs(self) -> tuple[RunAnswer, ...]:
        return tuple(replace(run, started="", finished=None) for run in super().runs())

    def quarantine(self) -> tuple[QuarantineAnswer, ...]:  # type: ignore[override]
        return tuple(replace(refused, at="") for refused in super().quarantine())


def build_demo(out: Path = DEMO) -> SiteSummary:
    """Annotate the seeds and write their report; their names are relative to the repository."""
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(ROOT),
        Timeless(Path(folder) / "demo.db") as tracker,
    ):
        tracker.ingest(["seeds/articles"])
        return build_site(tracker, out, title=TITLE)


if __name__ == "__main__":
    build_demo()
