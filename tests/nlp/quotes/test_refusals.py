import pytest

from attrib.nlp.quotes.refusals import find_refusals
from attrib.types import Quote, Span
from tests.nlp.quotes.parsed import parsed_doc

RESPOND = (
    "Moor PROPN nsubj 3", "did AUX aux 3", "not PART advmod 3", "respond VERB ROOT 3 VB",
    "to ADP case 6", "a DET det 6", "request NOUN obl 3", "for ADP case 8", "comment_ NOUN nmod 6",
    ". PUNCT punct 3",
)  # fmt: skip
REACHED = (
    "Moor PROPN nsubjpass 4", "could AUX aux 4", "not PART advmod 4", "be AUX auxpass 4",
    "reached VERB ROOT 4 VBN", "for ADP case 6", "comment_ NOUN obl 4", ". PUNCT punct 4",
)  # fmt: skip
NOBODY = (
    "Nobody PRON nsubj 2", "would AUX aux 2", "answer VERB ROOT 2 VB", "questions_ NOUN obj 2",
    ". PUNCT punct 2",
)  # fmt: skip
COMMENT = (
    "Moor PROPN nsubj 3", "would AUX aux 3", "not PART advmod 3", "comment_ VERB ROOT 3 VB",
    ". PUNCT punct 3",
)  # fmt: skip
RETURN = (
    "Moor PROPN nsubj 3", "did AUX aux 3", "not PART advmod 3", "return VERB ROOT 3 VB",
    "to ADP case 5", "Fen_ PROPN obl 3", ". PUNCT punct 3",
)  # fmt: skip
ANSWERS = ("Moor PROPN nsubj 1", "answers VERB ROOT 1 VBZ", "questions NOUN obj 1")


def _found(rows, *quotes):
    doc = parsed_doc(*rows)
    return [
        tuple(doc.text[s:e] for (s, e), *_ in (q.source, q.cue, q.content))
        for q in find_refusals(doc, quotes)
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            RESPOND, [("Moor", "did not respond to", "a request for comment")], id="respond"
        ),
        pytest.param(REACHED, [("Moor", "could not be reached for", "comment")], id="reached"),
        pytest.param(NOBODY, [("Nobody", "would answer", "questions")], id="nobody"),
        pytest.param(COMMENT, [("Moor", "would not", "comment")], id="comment"),
        pytest.param(RETURN, [], id="a return to a place"),
        pytest.param(ANSWERS, [], id="who answers"),
    ],
)
def test_who_does_not_answer_is_found(rows, found):
    assert _found(rows) == found


def test_what_the_model_found_is_not_found_again():
    known = Quote(source=(Span(0, 4),), cue=(Span(5, 20),), content=(Span(21, 42),))

    assert _found(RESPOND, known) == []
