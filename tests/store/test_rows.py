from __future__ import annotations

from dataclasses import replace

import pytest

from attrib.store.rows import article_key, fault, profile_keys, quote_rows, short, span_rows
from attrib.types import Document, Speaker, SpeakerType
from tests.store.making import REEF, reef


def document(**fields: str | None) -> Document:
    return Document(id="a", text="x", **fields)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ({"url": "u"}, {"url": "u", "outlet": "o"}, True),
        ({"url": "u"}, {"url": "v"}, False),
        ({"outlet": "o"}, {"outlet": "o", "origin": "f"}, True),
        ({"outlet": "o"}, {"outlet": "p"}, False),
        ({"origin": "a/i.html"}, {"origin": "b/i.html"}, False),
        ({"origin": "c.jsonl:7"}, {"origin": "c.jsonl:9"}, True),
        ({}, {}, True),
    ],
    ids=str,
)
def test_article_is_known_by_where_it_was_published(
    left: dict[str, str], right: dict[str, str], *, same: bool
) -> None:
    assert (article_key(document(**left)) == article_key(document(**right))) is same


def test_profile_keys_stay_when_the_order_changes() -> None:
    names = ["Ana Muñoz", "Officials", "Officials", "?"]
    speakers = [Speaker(name=name, type=SpeakerType.UNNAMED) for name in names]
    keys = profile_keys("k", speakers)
    assert keys[:3] == ("k#ana-munoz", "k#officials", "k#officials#2")
    assert len(set(keys)) == 4
    assert profile_keys("k", speakers[::-1])[-1] == keys[0]


def test_sound_annotation_has_no_fault() -> None:
    assert fault(reef()) is None


def test_fault_of_a_span_tells_where() -> None:
    short_text = replace(reef(), document=replace(reef().document, text=REEF[:100]))
    assert "outside its text of 100 characters" in str(fault(short_text))


def test_rows_hold_the_words_at_their_spans() -> None:
    for row in span_rows(reef(), 1):
        assert row["text"] == REEF[row["start"] : row["stop"]]
    assert [row["words"] for row in quote_rows(reef(), 1)] == [4, 7, 5]


def test_what_is_indexed_is_short() -> None:
    assert len(short("é" * 10_000).encode()) < 2704
