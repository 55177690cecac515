from __future__ import annotations

import csv
import io
from dataclasses import replace

from attrib.review.sheet import COLUMNS, parts, write_sheet
from attrib.tracker import Tracker


def rows(tracker: Tracker) -> list[dict[str, str]]:
    file = io.StringIO()
    assert write_sheet(((quote, "") for quote in tracker.quotes()), (), file) == 5
    return list(csv.DictReader(io.StringIO(file.getvalue())))


def test_sheet_has_a_line_for_each_quote_with_its_place(tracker: Tracker) -> None:
    found = rows(tracker)
    assert tuple(found[0]) == COLUMNS
    broken = found[1]
    assert broken["text"] == '"We saw it," | "with our own eyes."'
    text = tracker.article("reef").text
    spans = [tuple(map(int, span.split("-"))) for span in broken["spans"].split()]
    assert " | ".join(text[start:end] for start, end in spans) == broken["text"]
    assert (broken["what"], broken["verdict"], broken["speaker"]) == ("quote", "", "Ana Muñoz")


def test_cell_that_a_spreadsheet_would_run_is_harmless(tracker: Tracker) -> None:
    file = io.StringIO()
    quote = next(iter(tracker.quotes()))
    spans = (replace(quote.article, title="=1+1"),)
    write_sheet([(replace(quote, article=spans[0]), "1/0")], (), file)
    (row,) = csv.DictReader(io.StringIO(file.getvalue()))
    assert (row["title"], row["sample"]) == ("'=1+1", "1/0")


def test_parts_of_a_quote_are_its_contents(tracker: Tracker) -> None:
    found = [parts(quote) for quote in tracker.quotes(outlet="gull")]
    assert found[1] == ('"We saw it,"', '"with our own eyes."')
    assert [len(part) for part in found] == [1, 2, 1]
