"""Counts in, charts out: every length and place is decided here, a template only draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date as calendar_date

from attrib.report.filters import Day, date, parse_date

_MOST_COLUMNS = 48
_GAP = 0.18
_WIDEST = 0.08
"""Of a column, as a part of the chart: two days are two columns, not two walls."""
_DRAWN = {"twin": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a bar chart."""

    label: str
    """What the bar stands for."""
    count: int
    """Its value."""
    share: float
    """Its value as a share of the whole, 0 to 1."""
    width: float = field(metadata=_DRAWN)
    """Its length as a share of the longest, 0 to 1."""
    note: str = ""
    """A second, quieter line, such as an affiliation."""
    href: str | None = None
    """Page of what the bar stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars, longest first, with the table behind them."""

    id: str
    """Name that is unique on the page."""
    title: str
    """Headline of the chart."""
    description: str
    """What the chart shows, in a sentence with the main figure."""
    unit: str
    """What is counted, plural."""
    bars: tuple[Bar, ...]
    """The bars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """One part of a whole."""

    label: str
    """What the part is."""
    count: int
    """How many."""
    share: float
    """Share of the whole, 0 to 1."""
    start: float = field(metadata=_DRAWN)
    """Where the part begins on the strip, 0 to 1."""
    tone: int = field(metadata=_DRAWN)
    """Which of the four textures it is drawn in, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitChart:
    """How a whole divides: one strip and its table."""

    id: str
    """Name that is unique on the page."""
    title: str
    """Headline of the chart."""
    description: str
    """What the chart shows, in a sentence."""
    unit: str
    """What is counted, plural."""
    total: int
    """The whole."""
    slices: tuple[Slice, ...]
    """The parts, in a fixed order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One period of a timeline."""

    label: str
    """The period, as a reader writes it."""
    count: int
    """How many fell into it."""
    x: float = field(metadata=_DRAWN)
    """Left edge, 0 to 1."""
    width: float = field(metadata=_DRAWN)
    """Width, 0 to 1."""
    height: float = field(metadata=_DRAWN)
    """Height as a share of the highest, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Counts over time, one column a period, with the table behind them."""

    id: str
    """Name that is unique on the page."""
    title: str
    """Headline of the chart."""
    description: str
    """What the chart shows, in a sentence."""
    unit: str
    """What is counted, plural."""
    columns: tuple[Column, ...]
    """The periods in order, empty ones included."""
    highest: int
    """The largest count."""
    undated: int = 0
    """How many have no date and are not shown."""


def bar_chart(  # noqa: PLR0913 - the parts of a chart, by name
    *,
    name: str,
    title: str,
    description: str,
    unit: str,
    total: int,
    bars: Sequence[Bar],
) -> BarChart:
    """Return a bar chart; widths and shares are filled in from the counts."""
    longest = max((bar.count for bar in bars), default=0) or 1
    return BarChart(
        id=name,
        title=title,
        description=description,
        unit=unit,
        bars=tuple(_scaled(bar, total=total or 1, longest=longest) for bar in bars),
    )


def bar(label: str, count: int, *, note: str = "", href: str | None = None) -> Bar:
    """Return a bar that `bar_chart` will scale."""
    return Bar(label=label, count=count, share=0.0, width=0.0, note=note, href=href)


def _scaled(raw: Bar, *, total: int, longest: int) -> Bar:
    return Bar(
        label=raw.label,
        count=raw.count,
        share=raw.count / total,
        width=raw.count / longest,
        note=raw.note,
        href=raw.href,
    )


def split_chart(
    *,
    name: str,
    title: str,
    description: str,
    unit: str,
    parts: Sequence[tuple[str, int]],
) -> SplitChart:
    """Return how a whole divides into parts, in the order given."""
    total = sum(count for _, count in parts)
    slices: list[Slice] = []
    before = 0
    for tone, (label, count) in enumerate(parts, start=1):
        share = count / total if total else 0.0
        start = before / total if total else 0.0
        slices.append(Slice(label=label, count=count, share=share, start=start, tone=tone))
        before += count
    return SplitChart(
        id=name, title=title, description=description, unit=unit, total=total, slices=tuple(slices)
    )


def timeline(
    dates: Iterable[str | None],
    *,
    name: str,
    title: str,
    unit: str,
    note: str = "",
) -> Timeline:
    """Return counts by day, month, year, decade or century: the finest that stays readable."""
    everything = tuple(dates)
    days = sorted(day for day in map(parse_date, everything) if day is not None)
    columns = _columns(days) if days else ()
    return Timeline(
        id=name,
        title=title,
        description=_described(columns, unit, note),
        unit=unit,
        columns=columns,
        highest=max((column.count for column in columns), default=0),
        undated=len(everything) - len(days),
    )


def _columns(days: Sequence[Day]) -> tuple[Column, ...]:
    number, label = _scale(days)
    counts = Counter(number(day) for day in days)
    first, last = number(days[0]), number(days[-1])
    highest, slot = max(counts.values()), 1 / (last - first + 1)
    width = min(slot * (1 - _GAP), _WIDEST)
    return tuple(
        Column(
            label=label(period),
            count=counts[period],
            x=(period - first + 1 / 2) * slot - width / 2,
            width=width,
            height=counts[period] / highest,
        )
        for period in range(first, last + 1)
    )


def _scale(days: Sequence[Day]) -> tuple[Callable[[Day], int], Callable[[int], str]]:
    for number, label in _SCALES:
        if number(days[-1]) - number(days[0]) < _MOST_COLUMNS:
            return number, label
    return _SCALES[-1]


def day_number(text: str) -> int:
    """Return the number of the day that an ISO 8601 text begins with; 0 where it is none."""
    day = parse_date(text)
    return _number_of_day(day) if day else 0


def _number_of_day(day: Day) -> int:
    try:
        return calendar_date(day.year, day.month or 1, day.day or 1).toordinal()
    except ValueError:  # the 31st of a month that has 30 days, or the year 0
        return calendar_date(max(day.year, 1), day.month or 1, 28).toordinal()


def _day_label(period: int) -> str:
    return date(calendar_date.fromordinal(period).isoformat())


def _month_number(day: Day) -> int:
    return 12 * day.year + (day.month or 1) - 1


def _month_label(period: int) -> str:
    return date(f"{period // 12:04d}-{period % 12 + 1:02d}")


_SCALES: tuple[tuple[Callable[[Day], int], Callable[[int], str]], ...] = (
    (_number_of_day, _day_label),
    (_month_number, _month_label),
    (lambda day: day.year, str),
    (lambda day: day.year // 10, lambda period: f"{10 * period}s"),
    (lambda day: day.year // 100, lambda period: f"{100 * period} to {100 * period + 99}"),
)


def _described(columns: Sequence[Column], unit: str, note: str) -> str:
    if not columns:
        return f"No dated {unit}."
    top = max(columns, key=lambda column: column.count)
    total = sum(column.count for column in columns)
    text = f"{total:,} {unit} from {columns[0].label} to {columns[-1].label}"
    if len(columns) == 1:
        text = f"{total:,} {unit}, all of {columns[0].label}"
    else:
        text += f", highest {top.label} ({top.count:,})"
    return f"{text}. {note}".strip() if note else f"{text}."
