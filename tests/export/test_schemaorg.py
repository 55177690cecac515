"""JSON-LD, held to the vocabulary of schema.org.

`schemaorg.csv` beside this file has the terms that are used, the types that may have them and the
types of their values, as https://schema.org/TERM lists them (checked against schema-dts 2.1.0, which
is made from the vocabulary).
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from attrib.export.schemaorg import write_schemaorg
from attrib.tracker import Tracker

PARENTS = {
    "NewsArticle": "Article",
    "Article": "CreativeWork",
    "Quotation": "CreativeWork",
    "Claim": "CreativeWork",
    "CreativeWork": "Thing",
    "Person": "Thing",
    "Organization": "Thing",
}
"""The types that are used, each with what it is a kind of."""


def read_terms() -> dict[str, tuple[set[str], set[str]]]:
    with Path(__file__).with_name("schemaorg.csv").open(encoding="utf-8") as file:
        return {
            row["term"]: (set(row["domain"].split("|")), set(row["range"].split("|")))
            for row in csv.DictReader(file)
        }


TERMS = read_terms()


def kinds(name: str) -> set[str]:
    assert name in PARENTS, f"no type of schema.org that is used: {name}"
    found = {name}
    while name != "Thing":
        name = PARENTS[name]
        found.add(name)
    return found


def is_date(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        try:
            date.fromisoformat(f"{value}-01-01"[:10])
        except ValueError:
            return False
    return True


def fits(value: Any, ranges: set[str], types: dict[str, str]) -> bool:
    if isinstance(value, dict):
        name = value.get("@type") or types[value["@id"]]
        return bool(kinds(name) & ranges)
    if isinstance(value, int):
        return "Integer" in ranges
    return (
        "Text" in ranges
        or ("URL" in ranges and urlsplit(value).scheme in {"http", "https"})
        or (bool(ranges & {"Date", "DateTime"}) and is_date(value))
    )


def check_thing(thing: dict[str, Any], types: dict[str, str]) -> None:
    """Check a thing and all within it against the vocabulary."""
    if "@type" not in thing:
        assert thing.keys() == {"@id"}
        return
    for term, values in thing.items():
        if term.startswith("@"):
            continue
        domains, ranges = TERMS[term]
        assert kinds(thing["@type"]) & domains, f"{thing['@type']} has no {term}"
        for value in values if isinstance(values, list) else [values]:
            assert fits(value, ranges, types), f"{term} is no {ranges}: {value}"
            if isinstance(value, dict):
                check_thing(value, types)


@pytest.fixture
def graph(tracker: Tracker) -> list[dict[str, Any]]:
    file = io.StringIO()
    assert write_schemaorg(tracker.full_articles(), file) == 12
    document = json.loads(file.getvalue())
    assert document["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = document["@graph"]
    return found


def test_everything_is_in_the_vocabulary(graph: list[dict[str, Any]]) -> None:
    types = {thing["@id"]: thing["@type"] for thing in graph}
    assert len(types) == len(graph)
    for thing in graph:
        check_thing(thing, types)


@pytest.mark.parametrize(
    "thing",
    [
        {"@type": "Quotation", "appearance": {"@type": "NewsArticle"}},
        {"@type": "Claim", "author": "Ana"},
        {"@type": "Person", "affiliation": {"@type": "Person"}},
        {"@type": "NewsArticle", "datePublished": "soon"},
        {"@type": "NewsArticle", "url": "javascript:alert(1)"},
        {"@type": "NewsArticle", "wordCount": "many"},
        {"@type": "Quote"},
        {"@type": "Claim", "speaker": "Ana"},
    ],
    ids=str,
)
def test_check_refuses_what_is_not_in_the_vocabulary(thing: dict[str, Any]) -> None:
    with pytest.raises((AssertionError, KeyError)):
        assert not check_thing(thing, {}) and kinds(thing["@type"])  # noqa: PT018


def test_direct_quote_is_a_quotation_in_its_article(graph: list[dict[str, Any]]) -> None:
    quotation = next(thing for thing in graph if thing.get("text") == '"The reef is dying,"')

    assert quotation["@type"] == "Quotation"
    assert quotation["isPartOf"] == {"@id": "https://gull.example/reef"}
    creator = quotation["creator"]
    assert (creator["@type"], creator["name"]) == ("Person", "Ana Muñoz")
    assert creator["jobTitle"] == ["biologist"]
    assert creator["affiliation"][0]["name"] == "Massachusetts Institute of Technology"


def test_indirect_quote_is_a_claim_that_appears_in_its_article(graph: list[dict[str, Any]]) -> None:
    claim = next(thing for thing in graph if thing.get("text") == "The harbor stays open")

    assert claim["@type"] == "Claim"
    assert claim["author"]["name"] == "Ana Muñoz"
    assert claim["claimInterpreter"] == {"@type": "Organization", "name": "The Tern"}


def test_source_that_is_no_person_is_credited_in_words(graph: list[dict[str, Any]]) -> None:
    claims = {thing["text"]: thing for thing in graph if thing["@type"] == "Claim"}

    assert claims["that the reef was closed"]["creditText"] == "Officials"
    assert claims["so"]["isBasedOn"] == {"@type": "CreativeWork", "name": "The study"}
    assert "author" not in claims["so"]


def test_address_that_leads_nowhere_is_left_out(graph: list[dict[str, Any]]) -> None:
    article = next(thing for thing in graph if thing.get("author", {}).get("name") == "Bo Li")

    assert article["@id"].startswith("urn:uuid:")
    assert "url" not in article
    assert article["headline"] == '=1+1 "@@"'
