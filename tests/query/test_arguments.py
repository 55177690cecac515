from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from attrib.errors import QueryError
from attrib.query.arguments import Filters, QuoteFilters, check_day, check_filters, check_text
from attrib.types import Form


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-05-01", 20230501, 20230501),
        ("2023-5-1", 20230501, 20230501),
        ("2023-05", 20230500, 20230599),
        ("2023", 20230000, 20239999),
        ("0000", 0, 9999),
        ("9999-12-31", 99991231, 99991231),
        (date(2023, 5, 1), 20230501, 20230501),
        (datetime(2023, 5, 1, 23, tzinfo=UTC), 20230501, 20230501),
        (None, None, None),
    ],
)
def test_day_is_the_first_or_the_last_it_may_mean(
    value: date | str | None, first: int | None, last: int | None
) -> None:
    assert check_day("since", value) == first
    assert check_day("until", value, unknown=99) == last


@pytest.mark.parametrize(
    "value", ["", "23", "2023-00", "2023-05-32", "2023-02-29", "May 2023", "2023-05-01x", 7]
)
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(QueryError, match="must be a date"):
        check_day("since", value)


def test_filters_that_are_documented_are_those_that_are_checked() -> None:
    assert set(QuoteFilters.__annotations__) == set(Filters.__dataclass_fields__)


def test_choices_are_given_by_value_or_by_name() -> None:
    assert check_filters(form="mixed").form is check_filters(form=Form.MIXED).form is Form.MIXED


def test_text_is_made_fit_for_a_database() -> None:
    assert check_text("speaker", "a\0b\ud800") == "a\ufffdb\ufffd"
