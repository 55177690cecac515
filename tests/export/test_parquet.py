from __future__ import annotations

from pathlib import Path

import pytest

from attrib.export.parquet import write_parquet
from attrib.export.table import COLUMNS
from attrib.tracker import Tracker
from tests.store.making import REEF

parquet = pytest.importorskip(
    "pyarrow.parquet", reason="needs pyarrow: pip install 'attrib[parquet]'"
)


def test_table_is_typed(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "quotes.parquet"
    assert write_parquet(tracker.quotes(), path) == 9
    table = parquet.read_table(path)

    assert set(COLUMNS) <= set(table.column_names)
    types = {field.name: str(field.type) for field in table.schema}
    assert types["confidence"] == "double"
    assert types["negated"] == "bool"
    assert types["affiliations"].startswith("list<")
    row = table.to_pylist()[1]
    assert [REEF[s["start"] : s["end"]] for s in row["spans"]] == [
        '"We saw it,"',
        '"with our own eyes."',
    ]
    assert row["affiliations"] == ["Massachusetts Institute of Technology"]


def test_no_quote_is_an_empty_table(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "quotes.parquet"
    assert write_parquet(tracker.quotes(speaker="nobody"), path) == 0
    assert parquet.read_table(path).num_rows == 0
