from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Lock

import pytest

from attrib.ingest.saving import Savers
from attrib.store.save import Saved
from attrib.types import Annotated, Document

TIMEOUT = 20


class Slow:
    """Saves each batch when it is told to."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.together = 0
        self.most = 0
        self.go = Event()
        self.two = Event()
        self._lock = Lock()

    def __call__(self, batch: Sequence[Annotated]) -> Saved:
        with self._lock:
            self.begun.append(name := batch[0].document.id)
            self.together += 1
            self.most = max(self.most, self.together)
            if len(self.begun) > 1:
                self.two.set()
        assert self.go.wait(TIMEOUT)
        with self._lock:
            self.together -= 1
        if name == "bad":
            raise ValueError(name)
        return Saved(articles=len(batch))


def articles(*names: str) -> list[Annotated]:
    return [Annotated(document=Document(id=name, text=name)) for name in names]


@contextmanager
def saving(at_once: int) -> Iterator[tuple[Savers, Slow]]:
    slow = Slow()
    savers = Savers(slow, at_once)
    try:
        yield savers, slow
    finally:
        slow.go.set()
        savers.close()


def test_one_at_a_time_is_done_when_it_was_put_in() -> None:
    with saving(1) as (savers, slow):
        slow.go.set()
        (done,) = savers.put(articles("a", "b"))
        assert done.saved.result().articles == 2
        assert savers.rest() == []


def test_two_are_saved_at_once_and_come_back_in_order() -> None:
    with saving(2) as (savers, slow):
        assert savers.put(articles("a")) == []
        assert savers.put(articles("b")) == []
        with ThreadPoolExecutor(1) as other:
            third = other.submit(savers.put, articles("c"))
            assert slow.two.wait(TIMEOUT)
            assert not third.done()  # it waits: what is read in must not pile up
            slow.go.set()
            done = [*third.result(TIMEOUT), *savers.rest()]
        assert [attempt.batch[0].document.id for attempt in done] == ["a", "b", "c"]
        assert slow.most == 2


def test_versions_of_one_article_are_saved_one_after_the_other() -> None:
    with saving(2) as (savers, slow):
        savers.put(articles("a", "b"))
        with ThreadPoolExecutor(1) as other:
            later = other.submit(savers.put, articles("c", "a"))
            slow.go.set()
            assert [attempt.batch[1].document.id for attempt in later.result(TIMEOUT)] == ["b"]
        savers.rest()
        assert slow.begun == ["a", "c"]
        assert slow.most == 1


def test_what_cannot_be_saved_comes_back_with_its_error() -> None:
    with saving(2) as (savers, slow):
        slow.go.set()
        done = savers.put(articles("bad")) + savers.put(articles("good")) + savers.rest()
        with pytest.raises(ValueError, match="bad"):
            done[0].saved.result()
        assert done[1].saved.result().articles == 1


def test_closing_waits_for_what_is_under_way() -> None:
    with saving(2) as (savers, slow):
        savers.put(articles("a"))
    assert slow.begun == ["a"]
    assert slow.together == 0
