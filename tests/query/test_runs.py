from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrib.query.api import Query


def test_run_tells_with_what_it_was_made(query: Query) -> None:
    (run,) = query.runs()
    assert (run.program, run.model, run.config) == ("0.1.0", "test 1", "abc")
    assert run.finished is not None
    assert run.started <= run.finished
    assert query.article("reef").article.run_id == run.id


def test_quarantine_tells_why(query: Query) -> None:
    (refused,) = query.quarantine()
    assert (refused.origin, refused.code, refused.reason) == ("empty.txt", "empty", "It is empty.")
