"""Web Annotations, held to what the W3C's model says must be (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

import io
import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from attrib.export.webannotation import write_webannotation
from attrib.tracker import Tracker
from tests.export.conftest import HARD
from tests.store.making import REEF

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
"""Section 3.3.5 of the model."""


def check_iri(value: object) -> None:
    assert isinstance(value, str)
    assert urlsplit(value).scheme in {"https", "http", "urn"}
    assert not re.search(r'[\s<>"{}|\\^`]', value)


def check_selectors(selectors: list[dict[str, Any]], text: str) -> None:
    quote, position = selectors
    assert quote["type"] == "TextQuoteSelector"
    assert quote.keys() == {"type", "exact", "prefix", "suffix"}
    assert position.keys() == {"type", "start", "end"}
    assert position["type"] == "TextPositionSelector"
    start, end = position["start"], position["end"]
    assert 0 <= start < end
    assert text[start:end] == quote["exact"]
    assert text[:start].endswith(quote["prefix"])
    assert text[end:].startswith(quote["suffix"])
    assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def check_annotation(annotation: dict[str, Any], text: str) -> None:
    check_iri(annotation["id"])
    assert annotation["type"] == "Annotation"
    assert annotation["motivation"] in MOTIVATIONS
    for body in annotation["body"]:
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in MOTIVATIONS
    assert annotation["target"]
    for target in annotation["target"]:
        assert target["type"] == "SpecificResource"
        check_iri(target["source"]["id"])
        check_selectors(target["selector"], text)


@pytest.fixture
def collection(tracker: Tracker) -> dict[str, Any]:
    file = io.StringIO()
    assert write_webannotation(tracker.full_articles(), file) == 9
    found: dict[str, Any] = json.loads(file.getvalue())
    return found


def test_collection_has_one_page_with_every_quote(collection: dict[str, Any]) -> None:
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    check_iri(collection["id"])
    check_iri(page["id"])
    assert len({annotation["id"] for annotation in page["items"]}) == 9


def test_every_annotation_finds_its_words(collection: dict[str, Any], tracker: Tracker) -> None:
    texts = [article.text for article in tracker.full_articles() for _ in article.quotes]
    for annotation, text in zip(collection["first"]["items"], texts, strict=True):
        check_annotation(annotation, text)


def test_source_is_the_page_on_the_web_or_else_a_name(collection: dict[str, Any]) -> None:
    sources = {
        annotation["target"][0]["source"]["id"] for annotation in collection["first"]["items"]
    }

    assert "https://gull.example/reef" in sources
    assert {urlsplit(source).scheme for source in sources} == {"https", "urn"}


def test_bodies_tell_who_said_it_and_how(collection: dict[str, Any]) -> None:
    def exact(annotation: dict[str, Any]) -> list[str]:
        return [target["selector"][0]["exact"] for target in annotation["target"]]

    items = {exact(item)[0]: item for item in collection["first"]["items"]}
    values = [body["value"] for body in items['"The reef is dying,"']["body"]]
    assert values == [
        "Ana Muñoz, biologist, Massachusetts Institute of Technology",
        "direct",
        "statement",
        "person",
        "confidence 0.90",
    ]
    assert exact(items['"We saw it,"']) == ['"We saw it,"', '"with our own eyes."']
    broken = next(
        item for item in items.values() if len(item["target"]) == 2 and "First" in exact(item)[0]
    )
    assert exact(broken)[0] in HARD
    assert REEF.count('"We saw it,"') == 1
