"""Values read as people write them, and addresses are safe."""

from __future__ import annotations

import pytest

from attrib.report import filters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-03-18", "18 March 2022"),
        ("2022-03-18T10:00:00Z", "18 March 2022"),
        ("2022-03", "March 2022"),
        ("2022", "2022"),
        ("2022-13-01", "2022-13-01"),
        ("yesterday", "yesterday"),
        (None, ""),
    ],
    ids=["day", "time", "month", "year", "no-month", "no-date", "none"],
)
def test_date_reads_as_written(text: str | None, expected: str) -> None:
    assert filters.date(text) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2022-03-18", "2022-03-18", "18 March 2022"),
        ("2022-03-18", "2022-03-21", "18–21 March 2022"),
        ("2022-03-18", "2023-01-02", "18 March 2022 – 2 January 2023"),
        (None, "2023", "2023"),
        (None, None, ""),
    ],
    ids=["one-day", "one-month", "two-years", "no-start", "nothing"],
)
def test_period_says_nothing_twice(first: str | None, last: str | None, expected: str) -> None:
    assert filters.period(first, last).replace("\u00a0", " ") == expected


def test_period_breaks_between_its_dates_alone() -> None:
    assert filters.period("2025-12-30", "2026-01-02") == (
        "30\u00a0December\u00a02025\u00a0\u2013 2\u00a0January\u00a02026"
    )
    assert filters.period("in the spring", None) == "in the spring"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-09T08:31:07Z", "9 March 2026, 08:31 UTC"),
        ("2026-03-09T08:31:07.25+00:00", "9 March 2026, 08:31 UTC"),
        ("2026-03-09T08:31", "9 March 2026, 08:31"),
        ("2026-03-09", "9 March 2026"),
        ("at noon", "at noon"),
        (None, ""),
    ],
)
def test_moment_has_its_time(text: str | None, expected: str) -> None:
    assert filters.moment(text) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0, "0%"), (0.004, "<1%"), (0.5, "50%"), (0.996, ">99%"), (1, "100%")],
    ids=["none", "little", "half", "nearly", "all"],
)
def test_percent_never_rounds_to_nothing_or_all(share: float, expected: str) -> None:
    assert filters.percent(share) == expected


def test_plural_follows_the_count() -> None:
    assert filters.plural(1, "article") == "1 article"
    assert filters.plural(1200, "person", "people") == "1,200 people"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "http:",
        "https:/evil",
        "http://[::1",
        "https://a.example/\u202ex",
        "ftp://a.example/",
        "not an address",
        "",
        None,
    ],
)
def test_safe_url_refuses(url: str | None) -> None:
    assert filters.safe_url(url) is None


@pytest.mark.parametrize("url", ["https://a.example/b?c=d#e", "HTTP://a.example"])
def test_safe_url_passes_the_web(url: str) -> None:
    assert filters.safe_url(url) == url


@pytest.mark.parametrize(
    ("value", "expected"), [(0.0, "0"), (33.3333, "33.33"), (50.0, "50"), (100, "100")]
)
def test_svg_coordinate_is_short(value: float, expected: str) -> None:
    assert filters.svg(value) == expected
