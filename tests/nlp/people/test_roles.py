from __future__ import annotations

import pytest

from attrib.nlp.people.roles import facts_after, facts_of_pronoun

from .building import grammar


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(", 54, a judge, left", ["judge"], id="age"),
        pytest.param(
            " (D-Ohio), chair of the [ORG Rules Committee], left",
            ["chair of the Rules Committee", "Rules Committee"],
            id="brackets",
        ),
        pytest.param(
            ", a writer and former director of [ORG Acme], left",
            ["writer", "former director of Acme", "Acme"],
            id="two roles",
        ),
        pytest.param(", now at the [ORG Fen Museum], left", ["Fen Museum"], id="now at"),
        pytest.param(" QC, a judge, left", ["judge"], id="honour"),
        pytest.param(", who heads [ORG Acme], left", ["Acme", "heads Acme"], id="heads"),
        pytest.param(
            ", who is now [ORG Acme]'s chief economist, left",
            ["Acme's chief economist", "Acme"],
            id="of whom she is what",
        ),
        pytest.param(
            ", R-Ohio, who heads [ORG Acme], left",
            ["Acme", "heads Acme"],
            id="party between commas",
        ),
        pytest.param(", who is now at [ORG Acme], left", ["Acme"], id="is now at"),
        pytest.param(
            " is a professor at [ORG Kiel University].", ["professor", "Kiel University"], id="is a"
        ),
        pytest.param(", now the judge is late", [], id="a clause is no apposition"),
        pytest.param(", whose husband left, spoke", [], id="whose"),
        pytest.param(", who left [ORG Acme], met us", ["Acme"], id="left"),
        pytest.param(", who resigned now from [ORG Acme], met", ["Acme"], id="resigned from"),
        pytest.param(
            ", who led the [LOC Iowa] campaign of [PERSON Jo Bell], met",
            ["campaign of Jo Bell"],
            id="led somebody's campaign",
        ),
        pytest.param(
            ", who worked on [PERSON Bell]'s campaign, met", ["Bell's campaign"], id="worked on"
        ),
        pytest.param(
            ", who worked on [ORG Acme]'s ship, met", [], id="what one works on is no body"
        ),
        pytest.param(", a champion of [ORG Acme], met", ["champion of Acme"], id="no employee"),
        pytest.param(", a [ORG Fen League] MP, met", ["Fen League MP"], id="elected, not employed"),
        pytest.param(
            ", a peer of the [ORG Fen League], met", ["peer of the Fen League"], id="peer"
        ),
        pytest.param(
            " served as head of [ORG Acme] and is now head of [ORG Fen Trust].",
            ["head of Acme", "Acme", "head of Fen Trust", "Fen Trust"],
            id="and is now",
        ),
        pytest.param(", who serves on the [ORG Fen Board], met", ["Fen Board"], id="on a board"),
        pytest.param(
            ", who heads the Zzyx, met", ["Zzyx", "heads the Zzyx"], id="a name that is no entity"
        ),
        pytest.param(", both keepers, met", [], id="of two"),
        pytest.param(", who owns a shop, met", ["owns a shop"], id="what she does"),
        pytest.param(
            ", who took over as [ORG Acme]'s chief, met", ["Acme's chief", "Acme"], id="took over"
        ),
        pytest.param(", who led a shop, met", [], id="what she did once"),
        pytest.param(" at the [ORG Acme] forum said so", [], id="at an event"),
        pytest.param(
            ", 54, joined [ORG Ford] in May as chief engineer.",
            ["Ford", "chief engineer"],
            id="joined as",
        ),
        pytest.param(
            ", who heads the [ORG Fen Center] at [ORG Acme], met",
            ["Fen Center", "Acme", "heads the Fen Center at Acme"],
            id="within",
        ),
        pytest.param(" left.", [], id="nothing"),
    ],
)
def test_words_after_a_name_are_read(text: str, facts: list[str]) -> None:
    known = grammar(f"[PERSON Ann Lee]{text}")
    name = known.cast.names[0]

    found = facts_after(known, name)

    assert [known.reading.slice(fact.start, fact.end) for fact in found] == facts


def test_sentence_about_her_is_read() -> None:
    known = grammar("She heads [ORG Acme].")

    found = facts_of_pronoun(known, 0)

    assert [known.reading.slice(fact.start, fact.end) for fact in found] == ["Acme"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "They nominated [PERSON Ann Lee] for a term as head of [ORG Acme].",
            ["head of Acme", "Acme"],
            id="for a term",
        ),
        pytest.param("They named [PERSON Ann Lee] as chief.", ["chief"], id="as"),
        pytest.param("They named [PERSON Ann Lee]. He spoke as chief.", [], id="another sentence"),
        pytest.param("They saw [PERSON Ann Lee] as head of [ORG Acme].", [], id="not appointed"),
    ],
)
def test_who_is_appointed_has_the_role(text: str, facts: list[str]) -> None:
    known = grammar(text)
    (name,) = known.cast.names.values()

    found = facts_after(known, name)

    assert [known.reading.slice(fact.start, fact.end) for fact in found] == facts


def test_who_stepped_down_is_former() -> None:
    known = grammar("[PERSON Ann Lee] stepped down as chief of [ORG Acme].")

    found = facts_after(known, known.cast.names[0])

    assert found
    assert all(fact.former for fact in found)
