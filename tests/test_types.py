"""The nouns: what they refuse, and what names a version of an article."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from attrib import types
from attrib.types import Annotated, Document, Form, Quote, Span

RECORDS = [
    value
    for _, value in inspect.getmembers(types, dataclasses.is_dataclass)
    if value.__module__ == types.__name__
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_record_is_frozen_slotted_and_keyword_only(record: type) -> None:
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__dict__" not in record.__slots__  # type: ignore[attr-defined]
    assert all(field.kw_only for field in dataclasses.fields(record))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_record_holds_no_mutable_field(record: type) -> None:
    kinds = {str(field.type) for field in dataclasses.fields(record)}

    assert not [kind for kind in kinds if kind.startswith(("list", "dict", "set"))]


def test_record_refuses_positional_arguments() -> None:
    with pytest.raises(TypeError, match="positional"):
        Document("a", "text")  # type: ignore[misc]


def test_quote_is_empty_indirect_and_uncertain_by_default() -> None:
    quote = Quote()

    assert quote.content == ()
    assert quote.form is Form.INDIRECT
    assert quote.confidence == 0.0


def test_span_slices_the_text_it_counts() -> None:
    text = "She said “yes”."
    span = Span(9, 14)

    assert text[slice(*span)] == "“yes”"


def test_sha256_changes_with_the_text_alone() -> None:
    first = Document(id="a", text="One.")
    renamed = Document(id="b", text="One.", title="Other")
    edited = Document(id="a", text="One!")

    assert first.sha256 == renamed.sha256
    assert first.sha256 != edited.sha256


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800", "🗞️"], ids=["empty", "nul", "surrogate", "emoji"]
)
def test_sha256_stands_for_any_text(text: str) -> None:
    assert len(Document(id="a", text=text).sha256) == 64


def test_enumerations_are_their_words() -> None:
    assert str(Form.DIRECT) == "direct"
    assert Form("mixed") is Form.MIXED


def test_equal_articles_are_equal_and_hashable() -> None:
    document = Document(id="a", text="One.")

    assert Annotated(document=document) == Annotated(document=document)
    assert len({Annotated(document=document), Annotated(document=document)}) == 1
