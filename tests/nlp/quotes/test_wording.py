import pytest

from attrib.nlp.quotes.page import read_page
from attrib.nlp.quotes.wording import with_wording
from attrib.types import Quote, Span
from tests.nlp.quotes.parsed import parsed_doc

OPENS = (
    "In ADP case 3", "Pike_ PROPN nmod:poss 3", "'s PART case 1", "words_ NOUN obl 8", ", PUNCT punct 8",
    "the DET det 6", "plan NOUN nsubj 8", "is AUX cop 8", "late_ ADJ ROOT 8", ". PUNCT punct 8",
    "He PRON nsubj 11", "left_ VERB ROOT 11", ". PUNCT punct 11",
)  # fmt: skip
CLOSES = (
    "The DET det 1", "plan NOUN nsubj 3", "is AUX cop 3", "late_ ADJ ROOT 3", ", PUNCT punct 3",
    "in ADP case 9", "Pike_ PROPN nmod:poss 9", "'s PART case 6", "own ADJ amod 9", "words_ NOUN obl 3",
    ". PUNCT punct 3",
)  # fmt: skip
OTHER = (
    "It PRON nsubj 1",
    "fell VERB ROOT 1",
    "in ADP case 4",
    "other ADJ amod 4",
    "words NOUN obl 1",
)


def _found(rows, *quotes):
    doc = parsed_doc(*rows)
    return [
        tuple(" ".join(doc.text[s:e] for s, e in spans) for spans in (q.source, q.cue, q.content))
        for q in with_wording(doc, read_page(doc.text), quotes)
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(OPENS, [("Pike", "In words", "the plan is late")], id="before"),
        pytest.param(CLOSES, [("Pike", "in words", "The plan is late")], id="after"),
        pytest.param(OTHER, [], id="in other words"),
    ],
)
def test_words_of_somebody_are_found(rows, found):
    assert _found(rows) == found


def test_cue_of_another_sentence_keeps_none_of_them():
    text = parsed_doc(*OPENS).text
    plan, he = text.index("the plan"), text.index("He")
    other = Quote(
        source=(Span(he, he + 2),), cue=(Span(he + 3, he + 7),), content=(Span(plan, plan + 16),)
    )

    assert _found(OPENS, other) == [("Pike", "In words", "the plan is late")]
