from __future__ import annotations

import pytest

from attrib.nlp.people.titles import facts_before

from .building import grammar


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param("Secretary of State [PERSON Kerry] left", ["Secretary of State"], id="of"),
        pytest.param(
            "Speaker of the House [PERSON Ann Lee] left", ["Speaker of the House"], id="of the"
        ),
        pytest.param("a keeper of the [ORG Fen] [PERSON Ann Lee] left", [], id="of what it is not"),
        pytest.param(
            "[ORG FBI] Director [PERSON James Comey] left", ["FBI Director", "FBI"], id="body"
        ),
        pytest.param("the [ORG Acme Post]'s [PERSON Ann Lee] left", ["Acme Post"], id="owner"),
        pytest.param("his lawyer, [PERSON Ann Lee], left", ["lawyer"], id="before a comma"),
        pytest.param(
            "Another keeper at [ORG Acme], [PERSON Ann Lee], left",
            ["keeper", "Acme"],
            id="a description that goes on",
        ),
        pytest.param("with a keeper at [ORG Acme], [PERSON Ann Lee] left", [], id="of another"),
        pytest.param("on the chief, [PERSON Ann Lee] said", [], id="the end of what was said"),
        pytest.param("as a keeper, [PERSON Ann Lee] said", ["keeper"], id="as what she speaks"),
        pytest.param(
            "the [ORG Acme] editor in chief, [PERSON Ann Lee], said",
            ["Acme editor in chief", "Acme"],
            id="in chief",
        ),
        pytest.param("a keeper named [PERSON Ann Lee] left", ["keeper"], id="named"),
        pytest.param(
            "Kent's running mate, senator [PERSON Ann Lee], left",
            ["senator", "Kent's running mate"],
            id="a description before a title",
        ),
        pytest.param(
            "[ORG Law and Justice] leader [PERSON Ann Lee] left",
            ["Law and Justice leader", "Law and Justice"],
            id="a body with and",
        ),
        pytest.param(
            "A keeper of the house for the mayor, [PERSON Ann Lee], left",
            ["keeper of the house for the mayor"],
            id="a description that goes on twice",
        ),
        pytest.param("in [LOC Ohio], [PERSON Ann Lee] left", [], id="no title"),
        pytest.param(
            "Bank names new keeper\n\n[PERSON Ann Lee] left", [], id="a headline before the name"
        ),
        pytest.param(
            "the Fenly captain [PERSON Ann Lee] left", ["Fenly captain", "Fenly"], id="club"
        ),
        pytest.param(
            "Minister for Trade [PERSON Ann Lee] left", ["Minister for Trade"], id="portfolio"
        ),
        pytest.param("Mayor-elect [PERSON Ann Lee] left", ["Mayor-elect"], id="elect"),
        pytest.param("the team captain [PERSON Ann Lee] left", ["team captain"], id="no club"),
        pytest.param("the Texas captain [PERSON Ann Lee] left", ["Texas captain"], id="a state"),
        pytest.param("Mr. [PERSON Lee] left", [], id="a form of address is no role"),
        pytest.param("the elder [PERSON Lee] left", [], id="which of a family is no role"),
        pytest.param(
            "[ORG Fen Trust], a charity led by [PERSON Ann Lee], left", ["Fen Trust"], id="led by"
        ),
        pytest.param(
            "[ORG Fen Trust] met a charity led by [PERSON Ann Lee]", [], id="led by, of another"
        ),
    ],
)
def test_words_before_a_name_are_read(text: str, facts: list[str]) -> None:
    known = grammar(text)
    (name,) = known.cast.names.values()

    found = facts_before(known, name)

    assert [known.reading.slice(fact.start, fact.end) for fact in found] == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param("Sens. [PERSON Bo Kent] and [PERSON Ann Lee] left", ["Sens."], id="two"),
        pytest.param(
            "Sens. [PERSON Bo Kent] (R-Ohio) and [PERSON Ann Lee] left", ["Sens."], id="tagged"
        ),
        pytest.param(
            "Senators [PERSON Bo Kent], [PERSON Jo Bell], and [PERSON Ann Lee] left",
            ["Senators"],
            id="a list",
        ),
        pytest.param(
            "Sen. [PERSON Bo Kent] and [PERSON Ann Lee] left", [], id="of the first alone"
        ),
    ],
)
def test_title_in_the_plural_is_of_all_it_opens(text: str, facts: list[str]) -> None:
    known = grammar(text)
    found = facts_before(known, list(known.cast.names.values())[-1])

    assert [known.reading.slice(fact.start, fact.end) for fact in found] == facts


def test_description_after_another_name_is_of_that_one() -> None:
    known = grammar("like [PERSON Bob Kent], the keeper at [ORG Acme], [PERSON Ann Lee], left")

    assert facts_before(known, list(known.cast.names.values())[-1]) == []
