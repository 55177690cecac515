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
_OF = (
    "The DET det 1", "firm NOUN nsubj 11", "will_ AUX aux 11", ", PUNCT punct 2", "in ADP case 6",
    "the DET det 6", "words NOUN obl 11", "of ADP case 8", "Ann PROPN nmod 6", "Pike_ PROPN flat 8",
    ", PUNCT punct 6", "stop_ VERB ROOT 11", ". PUNCT punct 11",
)  # fmt: skip
MARKED = (
    *_OF[:10], ", PUNCT punct 6", "“_ PUNCT punct 12", "stop_ VERB ROOT 12", "._ PUNCT punct 12",
    "” PUNCT punct 12",
)  # fmt: skip
OPENED = (
    "In ADP case 2", "the DET det 2", "words NOUN obl 6", "of ADP case 4", "Pike_ PROPN nmod 2",
    ", PUNCT punct 2", "stop_ VERB ROOT 6", ". PUNCT punct 6",
)  # fmt: skip
LATER = (
    "Stop_ VERB ROOT 0", ", PUNCT punct 0", "in ADP case 4", "the DET det 4", "words NOUN obl 0",
    "of ADP case 6", "Pike_ PROPN nmod 4", ". PUNCT punct 0",
)  # fmt: skip
NOBODYS = (
    "In ADP case 2",
    "the DET det 2",
    "words NOUN ROOT 2",
    "of_ ADP case 2",
    ". PUNCT punct 2",
)
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
        pytest.param(
            MARKED,
            [("Ann Pike", "in the words of", "The firm will “stop.”")],
            id="of, before marks",
        ),
        pytest.param(OPENED, [("Pike", "In the words of", "stop")], id="of, before"),
        pytest.param(LATER, [("Pike", "in the words of", "Stop")], id="of, after"),
        pytest.param(NOBODYS, [], id="of nobody"),
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
