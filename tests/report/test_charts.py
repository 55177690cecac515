"""Charts are scaled, and their parts add up."""

from __future__ import annotations

import pytest

from attrib.report.charts import bar, bar_chart, day_number, split_chart, timeline


def test_bar_chart_scales_to_the_longest() -> None:
    chart = bar_chart(
        name="x",
        title="X",
        description="",
        unit="quotations",
        total=8,
        bars=[bar("a", 4), bar("b", 1)],
    )

    assert [(b.width, b.share) for b in chart.bars] == [(1.0, 0.5), (0.25, 0.125)]


def test_bar_chart_of_nothing_divides_by_nothing() -> None:
    chart = bar_chart(name="x", title="X", description="", unit="q", total=0, bars=[bar("a", 0)])

    assert chart.bars[0].width == 0


def test_split_chart_fills_the_strip() -> None:
    chart = split_chart(name="x", title="X", description="", unit="q", parts=[("a", 1), ("b", 3)])

    assert [(s.start, s.share) for s in chart.slices] == [(0, 0.25), (0.25, 0.75)]


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (["2022-03-01", "2022-03-03"], ["1 March 2022", "2 March 2022", "3 March 2022"]),
        (["2022-01-31", "2022-12-01"], ["January 2022", "December 2022"]),
        (["2001", "2022-12-01"], ["2001", "2022"]),
        (["1701", "2022"], ["1700s", "2020s"]),
        (["0000", "9999"], ["0 to 99", "9900 to 9999"]),
    ],
    ids=["days", "months", "years", "decades", "centuries"],
)
def test_timeline_takes_the_finest_readable_step(dates: list[str], labels: list[str]) -> None:
    columns = timeline(dates, name="t", title="T", unit="articles").columns
    found = [column.label for column in columns]

    assert (found if len(labels) > 2 else [found[0], found[-1]]) == labels
    assert sum(column.count for column in columns) == len(dates)
    assert all(c.x >= 0 and c.x + c.width <= 1 and 0 <= c.height <= 1 for c in columns)


def test_columns_stand_in_their_time_and_are_never_walls() -> None:
    chart = timeline(["2026-01-05", "2026-01-06"], name="t", title="T", unit="articles")
    first, second = chart.columns

    assert first.x + first.width / 2 == pytest.approx(0.25)
    assert second.x + second.width / 2 == pytest.approx(0.75)
    assert first.width == second.width == 0.08


def test_timeline_counts_what_has_no_date() -> None:
    chart = timeline(["2022-02-31", None, "soon"], name="t", title="T", unit="articles")

    assert (chart.undated, len(chart.columns)) == (2, 1)


def test_timeline_of_nothing_says_so() -> None:
    assert timeline([], name="t", title="T", unit="articles").description == "No dated articles."


def test_days_have_numbers_and_what_is_no_date_has_none() -> None:
    assert day_number("2026-03-01") - day_number("2026-02-27T10:00") == 2
    assert day_number("some time ago") == 0
