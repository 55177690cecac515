from __future__ import annotations

import sys

import pytest

from attrib.errors import ExportError
from attrib.export.libraries import library


def test_library_that_is_there_is_given() -> None:
    assert library("json", "anything") is sys.modules["json"]


def test_library_that_is_missing_is_named_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(
        ExportError, match=r"pyarrow is not installed: pip install 'attrib\[parquet\]'"
    ):
        library("pyarrow.parquet", "parquet")
