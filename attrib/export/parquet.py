"""Quotes in, a Parquet file out: the columns of the table, typed, for data frames."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrib.export.libraries import library
from attrib.export.table import COLUMNS, values_of
from attrib.query.lazy import in_pieces

if TYPE_CHECKING:
    from attrib.query.answers import QuoteAnswer

_AT_ONCE = 10_000
"""Quotes to a row group: some megabytes, which is what readers like."""


def write_parquet(quotes: Iterable[QuoteAnswer], path: Path) -> int:
    """Write quotes as a table; return how many.

    Raises:
        ExportError: if pyarrow is not installed.
    """
    arrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    schema = _schema(arrow)
    number = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for piece in in_pieces(quotes, _AT_ONCE):
            rows = [_row(quote) for quote in piece]
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
            number += len(rows)
    return number


def _schema(arrow: Any) -> Any:
    span = arrow.struct([("start", arrow.int32()), ("end", arrow.int32())])
    others = {
        "roles": arrow.list_(arrow.string()),
        "affiliations": arrow.list_(arrow.string()),
        "flags": arrow.list_(arrow.string()),
        "spans": arrow.list_(span),
        "negated": arrow.bool_(),
        "confidence": arrow.float64(),
        "start": arrow.int32(),
        "end": arrow.int32(),
    }
    names = (*COLUMNS, *(name for name in others if name not in COLUMNS))
    return arrow.schema([(name, others.get(name, arrow.string())) for name in names])


def _row(quote: QuoteAnswer) -> dict[str, Any]:
    spans = [{"start": span.start, "end": span.end} for span in quote.spans]
    return values_of(quote) | {"roles": list(quote.roles), "spans": spans}
