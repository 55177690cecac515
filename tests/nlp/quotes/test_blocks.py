"""A paragraph after a colon is whose verb of saying announces it, where nothing else claims it."""

from __future__ import annotations

import pytest

from attrib.nlp.quotes.blocks import find_blocks
from attrib.nlp.quotes.form import form_of
from attrib.nlp.quotes.page import read_page
from attrib.types import Form, Quote, Span
from tests.nlp.quotes.parsed import parsed_doc

LEAD = ("Orr PROPN nsubj 1", "wrote VERB ROOT 1", "on ADP case 3", "Facebook_ PROPN obl 1")
COLON = (":_ PUNCT punct 1", "¶¶_ SPACE dep 4")
BLOCK = (
    "Nobody PRON nsubj 8", "was AUX aux 8", "hurt VERB ROOT 8", "last ADJ amod 10",
    "night_ NOUN obl 8", ". PUNCT punct 8",
)  # fmt: skip


def _found(rows, *quotes):
    doc = parsed_doc(*rows)
    page = read_page(doc.text)
    return [
        (*(" ".join(doc.text[s:e] for s, e in spans) for spans in (q.source, q.cue, q.content)),
         form_of(page, q))
        for q in find_blocks(doc, page, quotes)
    ]  # fmt: skip


def test_paragraph_after_a_colon_is_of_the_one_who_wrote_it():
    found = _found((*LEAD, *COLON, *BLOCK))
    assert found == [("Orr", "wrote :", "Nobody was hurt last night.", Form.DIRECT)]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((LEAD[0], "slept VERB ROOT 1", *LEAD[2:], *COLON, *BLOCK), id="no saying"),
        pytest.param((*LEAD, "._ PUNCT punct 1", COLON[1], *BLOCK), id="no colon"),
        pytest.param(
            (*LEAD, *COLON, "Two NUM nummod 7", "eggs_ NOUN ROOT 7", ". PUNCT punct 7"), id="a list"
        ),
        pytest.param((*LEAD, *COLON, "“_ PUNCT punct 9", *BLOCK[:2], "hurt_ VERB ROOT 9",
                      "” PUNCT punct 9"), id="between marks"),
        pytest.param(
            ("It PRON expl 1", "rained VERB ROOT 1", *LEAD[2:], *COLON, *BLOCK), id="nobody"
        ),
    ],
)  # fmt: skip
def test_paragraph_that_nobody_announces_is_none(rows):
    assert _found(rows) == []


def test_what_another_quote_has_stays_its_own():
    rows = (*LEAD, *COLON, *BLOCK)
    text = parsed_doc(*rows).text
    start = text.index("Nobody")
    other = Quote(content=(Span(start, start + 15),))
    own = Quote(cue=(Span(text.index("wrote"), text.index("wrote") + 5),), content=(Span(0, 3),))

    assert _found(rows, other) == []
    assert _found(rows, own) == []
