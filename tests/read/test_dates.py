import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.read.dates import iso_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-05-03", "2016-05-03"),
        ("20160503", "2016-05-03"),
        ("2016", "2016"),
        ("2016-05", "2016-05"),
        ("2016-05-03T10:20:00Z", "2016-05-03T10:20:00+00:00"),
        ("2016-05-03 10:20", "2016-05-03T10:20:00"),
        ("Tue, 03 May 2016 10:20:00 GMT", "2016-05-03T10:20:00+00:00"),
        ("May 3, 2016", "2016-05-03"),
        ("Sept. 3, 2016", "2016-09-03"),
        ("3 May 2016", "2016-05-03"),
        (1462270800, "2016-05-03T10:20:00+00:00"),
        (1462270800000, "2016-05-03T10:20:00+00:00"),
    ],
)
def test_date_is_written_in_iso(value: object, expected: str) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    "value",
    ["03/04/2016", "yesterday", "", "0000", "2016-13-40", "2016-02-30", None, True, 1e300, []],
    ids=repr,
)
def test_what_is_no_date_is_none(value: object) -> None:
    assert iso_date(value) is None


@given(st.text(max_size=80) | st.floats() | st.integers())
def test_nothing_makes_it_fail(value: object) -> None:
    assert iso_date(value) is None or isinstance(iso_date(value), str)
