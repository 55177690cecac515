from __future__ import annotations

from attrib.cli.review_pages import precision_lines
from attrib.query.precision import Precision, Share


def told(judged: int, shares: tuple[Share, ...] = ()) -> list[str]:
    return list(
        precision_lines(
            Precision(
                sample=3,
                drawn="2026-01-01T00:00:00Z",
                who=("jm",),
                size=50,
                judged=judged,
                population=1200,
                models=("a 1",),
                shares=shares,
            )
        )
    )


def test_precision_is_told_with_its_interval() -> None:
    share = Share(part="speaker", right=45, of=50, share=0.9, low=0.786, high=0.957)
    assert told(50, (share,)) == [
        "Sample 3: 50 of 50 quotes looked at, drawn from 1,200.",
        "    speaker        90.0 %  (79 to 96 with 95 %; 45 of 50)",
    ]


def test_sample_that_nobody_looked_at_tells_nothing() -> None:
    assert told(0) == ["Nobody looked at sample 3 yet: there is no precision to tell."]
