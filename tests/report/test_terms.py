"""Terms tell what a speaker speaks about: phrases of several quotations that others use less."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace

import pytest

from attrib.report import cards
from attrib.report.gather import Said
from attrib.report.parts import Term
from attrib.report.terms import ENOUGH, key_terms
from tests.report.corpus import Corpus
from tests.report.test_places import _places

SHIPS = (
    "the fishing fleet needs a deeper harbour",
    "without a Deeper Harbour the fishing fleet will go elsewhere",
    "the ice house is older than the fleet",
    "Nobody has painted the ice house",
    "people say things",
    "well, people often say such things",
    "it was a good year",
    "the weather will tell",
    "nobody said that",
    "we shall see",
)
SCHOOLS = (
    "the teachers asked for smaller classes",
    "smaller classes mean more teachers",
    "the fleet is not our business",
    "a school bus is",
    "one school bus for nine villages",
    "people say things",
    "it was a good year",
    "the weather will tell",
    "nobody said that",
    "we shall see",
)


@pytest.fixture
def said(corpus: Corpus) -> dict[str, list[Said]]:
    card = cards.card(corpus.quotes()[0], _places(corpus))

    def of(texts: Iterable[str]) -> list[Said]:
        return [Said((False, "", "", n), replace(card, contents=(t,))) for n, t in enumerate(texts)]

    return {"ships": of(SHIPS), "schools": of(SCHOOLS), "few": of(SHIPS[: ENOUGH - 1])}


def _labels(terms: Iterable[Term]) -> list[str]:
    return [term.label for term in terms]


def test_terms_are_phrases_that_others_use_less(said: dict[str, list[Said]]) -> None:
    found = key_terms(said)

    assert set(_labels(found["ships"])) == {"deeper harbour", "fishing fleet", "ice house"}
    assert set(_labels(found["schools"])) == {"smaller classes", "school bus", "teachers"}


def test_term_counts_quotations(said: dict[str, list[Said]]) -> None:
    said["ships"].append(said["ships"][0])
    [term] = [t for t in key_terms(said)["ships"] if t.label == "fishing fleet"]

    assert term.quotes == 3


def test_quotation_counts_once_however_it_spells_a_term(said: dict[str, list[Said]]) -> None:
    card = said["ships"][0].card
    both = "Smaller boats are smaller boats, Smaller Boats and nothing else"
    said["ships"].append(Said((False, "", "", 9), replace(card, contents=(both,))))
    said["ships"].append(Said((False, "", "", 9), replace(card, contents=("smaller boats",))))
    [term] = [t for t in key_terms(said)["ships"] if t.label == "smaller boats"]

    assert term.quotes == 2


def test_empty_word_counts_within_a_name_alone(said: dict[str, list[Said]]) -> None:
    card = said["ships"][0].card
    texts = ("we go to New Selmouth", "New Selmouth is far", "a new gate", "the new gate", "New")
    more = [Said((False, "", "", 9), replace(card, contents=(text,))) for text in texts]

    assert {"New Selmouth", "gate"} <= set(_labels(key_terms({"a": more * 2})["a"]))


def test_order_of_the_speakers_makes_no_difference(said: dict[str, list[Said]]) -> None:
    assert key_terms(dict(reversed(said.items()))) == key_terms(said)


def test_few_quotations_need_no_terms(said: dict[str, list[Said]]) -> None:
    assert "few" not in key_terms(said)
    assert key_terms({}) == {}


def test_textacy_is_not_loaded_for_nothing() -> None:
    code = (
        "import sys; from attrib.report.site import build_site; from attrib.report.terms import "
        "key_terms; key_terms({'a': []}); sys.exit('textacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own words
    assert done.returncode == 0
