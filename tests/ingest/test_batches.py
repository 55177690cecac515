from attrib.ingest.batches import batched
from attrib.types import Document, Refusal


def test_batches_hold_everything_in_order() -> None:
    items = [Document(id=str(n), text="A.") for n in range(5)]
    refusal = Refusal(origin="x", reason="It is empty.", code="empty")
    assert list(batched([*items, refusal], 4)) == [tuple(items[:4]), (items[4], refusal)]
    assert list(batched([], 4)) == []


def test_long_articles_fill_a_batch_sooner() -> None:
    items = [Document(id=str(n), text="x" * 1_500_000) for n in range(4)]
    assert [len(batch) for batch in batched(items, 64)] == [2, 2]
