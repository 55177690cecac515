import pytest

from attrib.nlp.quotes.page import read_page
from attrib.nlp.quotes.tags import with_tagged
from attrib.types import Quote, Span
from tests.nlp.quotes.parsed import parsed_doc

SIGHED = (
    "“_ PUNCT punct 1", "Wrong_ ADJ ROOT 1", ",_ PUNCT punct 1", "” PUNCT punct 1",
    "Lee PROPN nsubj 5 NNP", "said_ VERB ROOT 5 VBD", ". PUNCT punct 5",
    "“_ PUNCT punct 8", "No_ INTJ ROOT 8", ",_ PUNCT punct 8", "” PUNCT punct 8",
)  # fmt: skip
HE = (*SIGHED, "he PRON nsubj 12 PRP", "sighed_ VERB ROOT 12 VBD", ". PUNCT punct 12")
KENT = (*SIGHED, "sighed VERB ROOT 11 VBD", "Kent_ PROPN nsubj 11 NNP", ". PUNCT punct 11")
HELD = (
    *SIGHED,
    "he PRON nsubj 12 PRP",
    "held VERB ROOT 12 VBD",
    "it_ PRON obj 12",
    ". PUNCT punct 12",
)


def _found(rows, cue="said"):
    doc = parsed_doc(*rows)
    start = doc.text.index(cue)
    first = Quote(
        source=(Span(9, 12),),
        cue=(Span(start, start + len(cue)),),
        content=(Span(0, 8), Span(19, 24)),
    )
    return [
        tuple(" ".join(doc.text[s:e] for s, e in spans) for spans in (q.source, q.cue, q.content))
        for q in with_tagged(doc, read_page(doc.text), (first,))
    ]


@pytest.mark.parametrize(
    ("rows", "source"), [pytest.param(HE, "he", id="he"), pytest.param(KENT, "Kent", id="inverted")]
)
def test_quotation_with_a_tag_of_its_own_is_of_that_one(rows, source):
    assert _found(rows) == [("Lee", "said", "“Wrong,”"), (source, "sighed", "“No,”")]


def test_verb_with_an_object_is_no_tag():
    assert _found(HELD) == [("Lee", "said", "“Wrong,” “No,”")]


def test_tag_that_is_known_is_no_new_one():
    assert _found(HE, "sighed") == [("Lee", "sighed", "“No,”"), ("Lee", "said", "“Wrong,”")]
