from __future__ import annotations

import pytest

from attrib.nlp.people.kinds import Kind, head_kind, is_plural_noun, is_short_name

from .building import grammar


@pytest.mark.parametrize(
    ("text", "head", "kind", "proper"),
    [
        pytest.param("Another [MISC Muslim] left.", 1, Kind.PEOPLE, False, id="a member"),
        pytest.param("The [MISC Clean Air Act] passed.", 3, Kind.DOCUMENT, True, id="a law"),
        pytest.param("The [ORG Fen Daily Poll] says so.", 3, Kind.DOCUMENT, True, id="a poll"),
        pytest.param(
            "Lumo grew. They like Lumo.", 0, Kind.ORGANIZATION, True, id="known as a name"
        ),
        pytest.param("Rain fell.", 0, Kind.PEOPLE, False, id="only begins a sentence"),
        pytest.param("The company grew.", 1, Kind.ORGANIZATION, False, id="a body"),
        pytest.param(
            "The [ORG Institute for Fen Studies] left.",
            4,
            Kind.ORGANIZATION,
            True,
            id="a body that ends as documents do",
        ),
        pytest.param("They met the Italian.", 3, Kind.PEOPLE, False, id="one of a nation"),
        pytest.param("They met the Catalan.", 3, Kind.PEOPLE, False, id="one of a region"),
        pytest.param("They read the Guardian.", 3, Kind.ORGANIZATION, True, id="a paper"),
        pytest.param(
            "The [ORG Department of Justice] sued.",
            3,
            Kind.ORGANIZATION,
            True,
            id="a body named for what it does",
        ),
        pytest.param("The [ORG Ohio Aides] left.", 2, Kind.ORGANIZATION, True, id="body by name"),
    ],
)
def test_head_has_its_kind(text: str, head: int, kind: Kind, *, proper: bool) -> None:
    known = grammar(text)

    assert head_kind(known.reading, known.lexicon, head, head) == (kind, proper)


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        pytest.param("[ORG Republicans] left.", True, id="a party's people"),
        pytest.param("[ORG Motors] left.", False, id="a company"),
        pytest.param("aides left.", True, id="common noun"),
    ],
)
def test_plural_noun(text: str, *, plural: bool) -> None:
    assert is_plural_noun(grammar(text).reading, 0) is plural


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param("So WHO said", True, id="capitals"),
        pytest.param("So who said", False, id="pronoun"),
        pytest.param("SO WHO SAID", False, id="a headline in capitals"),
        pytest.param("So I said", False, id="one letter"),
    ],
)
def test_short_name_in_capitals(text: str, *, short: bool) -> None:
    assert is_short_name(grammar(text).reading, 1) is short
