"""The JSON object of an article: its keys, its values, and the way back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.contract import from_dict, safe_cell, to_dict
from attrib.types import (
    Act,
    Affiliation,
    Annotated,
    Document,
    Flag,
    Form,
    Quote,
    Role,
    Span,
    Speaker,
    SpeakerType,
)

TEXT = "“It rained,” said Ada Moor, a gauge keeper at Fen Trust, “for a week.”"


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


MOOR = Speaker(
    name="Ada Moor",
    type=SpeakerType.PERSON,
    roles=(Role(title="gauge keeper", evidence=span("a gauge keeper"), by="apposition"),),
    affiliations=(
        Affiliation(organization="Fen Trust", evidence=span("Fen Trust"), by="apposition"),
    ),
    mentions=(span("Ada Moor"),),
)
AGENCY = Speaker(name="Fen News", type=SpeakerType.ORGANIZATION)
QUOTE = Quote(
    source=(span("Ada Moor, a gauge keeper at Fen Trust"),),
    cue=(span("said"),),
    content=(span("“It rained,”"), span("“for a week.”")),
    form=Form.DIRECT,
    act=Act.STATEMENT,
    speaker=0,
    flags=(Flag.HEDGED,),
    via=1,
    confidence=0.97,
    by="model",
)
ARTICLE = Annotated(
    document=Document(id="rain", text=TEXT, title="Rain", published="2026-03-02"),
    quotes=(QUOTE, Quote(content=(span("for a week"),), parent=0)),
    speakers=(MOOR, AGENCY),
    model="attrib-en 0.1.0",
    aliases=(("FT", "Fen Trust"),),
)


def test_article_survives_the_way_through_json() -> None:
    assert from_dict(json.loads(json.dumps(to_dict(ARTICLE)))) == ARTICLE


def test_quote_carries_its_speaker_role_and_affiliations() -> None:
    quote = to_dict(ARTICLE)["quotes"][0]

    assert quote["speaker"] == "Ada Moor"
    assert quote["speaker_type"] == "person"
    assert quote["role"] == "gauge keeper"
    assert quote["affiliations"] == ["Fen Trust"]
    assert quote["via"] == "Fen News"


def test_evidence_is_the_text_that_states_it() -> None:
    evidence = to_dict(ARTICLE)["quotes"][0]["evidence"]

    assert TEXT[slice(*evidence["role"])] == "a gauge keeper"
    assert [TEXT[slice(*part)] for part in evidence["affiliations"]] == ["Fen Trust"]


def test_quote_without_speaker_has_the_same_keys() -> None:
    known, unknown = to_dict(ARTICLE)["quotes"]

    assert known.keys() == unknown.keys()
    assert unknown["speaker"] is None
    assert unknown["affiliations"] == []


@pytest.mark.parametrize("key", ["id", "text", "quotes", "speakers"])
def test_from_dict_refuses_an_article_without_a_key(key: str) -> None:
    data = to_dict(ARTICLE)
    del data[key]

    with pytest.raises(KeyError, match=key):
        from_dict(data)


def test_from_dict_refuses_an_unknown_form() -> None:
    data = to_dict(ARTICLE)
    data["quotes"][0]["form"] = "sung"

    with pytest.raises(ValueError, match="sung"):
        from_dict(data)


@given(st.text(), st.floats(0, 1), st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99))))
def test_any_text_and_spans_survive(
    text: str, confidence: float, spans: list[tuple[int, int]]
) -> None:
    quote = Quote(
        content=tuple(Span(start, start + length) for start, length in spans),
        confidence=round(confidence, 2),
    )
    article = Annotated(document=Document(id="any", text=text), quotes=(quote,))

    assert from_dict(json.loads(json.dumps(to_dict(article)))) == article


@pytest.mark.parametrize(
    ("value", "cell"),
    [("=1", "'=1"), (" +1", "' +1"), ("\tx", "'\tx"), ("plain", "plain"), (-3, -3), (None, None)],
)
def test_no_cell_is_a_formula(value: object, cell: object) -> None:
    assert safe_cell(value) == cell
