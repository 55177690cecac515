"""What is stored of a quote is what stands in the text, for any text: `text[start:end]`, always."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attrib.nlp import load_pipeline
from attrib.resources import resource_dir
from attrib.store import open_database
from attrib.store.health import find_faults
from attrib.store.load import load_articles
from attrib.store.rows import article_key
from attrib.types import Document, Quote, Refusal, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.nlp.pipeline import Pipeline
    from attrib.store import Database

_MARKS = "“”\"‘’'«»„‟‹›「」『』″′`´＂"
_SENTENCES = sorted(
    sentence
    for path in (resource_dir("seeds") / "articles").glob("*.txt")
    for sentence in path.read_text(encoding="utf-8").split("\n\n")
)
_HOSTILE = st.one_of(
    st.text(st.sampled_from(_MARKS + " \n,.?—:"), min_size=1, max_size=8),
    st.text(st.characters(), min_size=1, max_size=8),
    st.sampled_from(
        (
            "\0",
            "\ud800",
            "\u202e",
            "\u200d",
            "\ufeff",
            "\u2028",
            "e\u0301",
            "👩\u200d🚀",
            "ﷺ",
            "قال",
            "\r\n\r\n",
        )
    ),
)


@st.composite
def real_with_hostile(draw: st.DrawFn) -> str:
    """Sentences of the sample articles, cut anywhere, with hostile characters put in anywhere."""
    parts = []
    for _ in range(draw(st.integers(0, 3))):
        sentence = draw(st.sampled_from(_SENTENCES))[:160]
        place = draw(st.integers(0, len(sentence)))
        parts += [sentence[:place], draw(_HOSTILE), sentence[place:]]
        parts.append(draw(st.sampled_from((" ", "\n\n", "", " she said. "))))
    return "".join([*parts, draw(_HOSTILE)])


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    """A database for all texts, in which no stored span may be another than its words."""
    with open_database("sqlite://") as database:
        yield database
        assert not list(find_faults(database))


def check(pipeline: Pipeline, database: Database, text: str) -> None:
    document = Document(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text=text
    )
    (found,) = pipeline.annotate([document])
    if isinstance(found, Refusal):
        assert any("\ud800" <= character <= "\udfff" for character in text)
        return
    assert found.document.text == text
    spans = [span for quote in found.quotes for span in spans_of(quote)]
    spans += [span for speaker in found.speakers for span in speaker.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    database.save([found])
    (kept,) = load_articles(database, [article_key(document)])
    assert kept.document.text == text.replace("\0", "\ufffd")
    stored = [spans_of(quote) for quote in found.quotes if quote.content]
    assert [spans_of(quote) for quote in kept.quotes] == stored


def spans_of(quote: Quote) -> tuple[Span, ...]:
    channel = () if quote.channel is None else (quote.channel,)
    return (*quote.source, *quote.cue, *quote.content, *channel)


@given(text=real_with_hostile())
@settings(max_examples=100, deadline=None)
def test_stored_words_are_those_of_the_text(
    pipeline: Pipeline, database: Database, text: str
) -> None:
    check(pipeline, database, text)


@pytest.mark.long
@given(text=real_with_hostile())
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_stored_words_are_those_of_ten_thousand_texts(
    pipeline: Pipeline, database: Database, text: str
) -> None:
    check(pipeline, database, text)
