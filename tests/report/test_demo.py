"""The demo report is what the seeds, the model and the templates make of it today."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib.report.writer import MANIFEST
from attrib.resources import model_dir
from tests.report.demo import DEMO, build_demo


@pytest.mark.slow
def test_demo_is_up_to_date(tmp_path: Path) -> None:
    if not (model_dir() / "model.onnx").is_file():
        pytest.skip("the model is not trained yet")
    if not (DEMO / MANIFEST).is_file():
        pytest.skip("reports/demo is not built yet: python -m tests.report.demo")
    build_demo(tmp_path / "demo")
    made = (tmp_path / "demo" / MANIFEST).read_text(encoding="utf-8")

    assert made == (DEMO / MANIFEST).read_text(encoding="utf-8"), "python -m tests.report.demo"


def test_demo_holds_no_path_of_a_machine() -> None:
    pages = [*DEMO.rglob("*.html"), *DEMO.rglob("*.js")]
    if not pages:
        pytest.skip("reports/demo is not built yet: python -m tests.report.demo")

    assert not [page for page in pages if str(Path.home()) in page.read_text(encoding="utf-8")]
    assert not [page for page in pages if str(DEMO.parents[1]) in page.read_text(encoding="utf-8")]
