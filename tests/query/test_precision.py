from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrib.query.api import Query
from attrib.query.precision import wilson
from attrib.store import samples
from tests.store.making import harbor, reef

if TYPE_CHECKING:
    from attrib.store import Database

AT = "2026-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_interval_is_wilsons(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=5e-5)


def test_latest_sample_that_was_looked_at_counts(database: Database) -> None:
    database.save([reef(), harbor()])
    assert Query(database).precision() is None
    with database._engine.begin() as connection:
        first, second = (samples.draw(connection, 4, seed=n, who="jm", at=AT) for n in (1, 2))
        for number in range(3):
            samples.judge(connection, sample=first, number=number, faults=[], who="ab", at=AT)
    precision = Query(database).precision()
    assert precision is not None
    assert (precision.sample, precision.judged, precision.size, precision.who) == (
        first,
        3,
        4,
        ("ab",),
    )
    assert {share.part for share in precision.shares} >= {"quotation", "speaker", "everything"}
    assert all((s.right, s.of, s.share, s.high) == (3, 3, 1.0, 1.0) for s in precision.shares)
    with database._engine.begin() as connection:
        samples.judge(connection, sample=second, number=0, faults=["scare-quote"], who="jm", at=AT)
    latest = Query(database).precision()
    assert latest is not None
    assert [share.right for share in latest.shares] == [0] * 6
