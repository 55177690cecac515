import pytest

from attrib.ingest.annotating import ThisProcess, annotate_all
from attrib.ingest.batches import Batch
from attrib.types import Annotated, Document, Refusal
from tests.ingest.quoting import Quoting


def documents(*texts: str) -> tuple[Document, ...]:
    return tuple(Document(id=f"a{n}", text=text) for n, text in enumerate(texts))


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_article_that_fails_costs_no_other(bad: int) -> None:
    texts = ["“No,” said Ann Ray."] * 3
    texts[bad] = "CRASH"
    found = annotate_all(Quoting(), documents(*texts))
    assert [isinstance(item, Annotated) for item in found] == [n != bad for n in range(3)]
    refusal = found[bad]
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not-analysed"
    assert refusal.reason == "It could not be analysed: ValueError: the text asks for it"
    assert refusal.sha256 is not None


def test_refusal_of_the_pipeline_stands() -> None:
    (found,) = annotate_all(Quoting(), documents("REFUSE"))
    assert isinstance(found, Refusal)
    assert found.code == "refused"


def test_batches_are_annotated_in_turn() -> None:
    batches = [Batch(documents=documents("A."), unchanged=(), refusals=()) for _ in range(2)]
    with ThisProcess(Quoting()) as here:
        found = list(here.annotate(batches))
    assert [batch for batch, _ in found] == batches
    assert [len(items) for _, items in found] == [1, 1]
