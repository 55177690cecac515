from attrib.nlp.quotes.sources import subject_of, with_subject, words_before
from attrib.types import Quote, Span
from tests.nlp.quotes.parsed import parsed_doc

HOPES = (
    "The DET det 1", "mayor NOUN nsubj 2", "hopes VERB ROOT 2", "to PART mark 4",
    "say VERB xcomp 2", "no INTJ obj 4",
)  # fmt: skip


def _words(doc, span):
    return None if span is None else doc.text[span.start : span.end]


def test_a_verb_without_a_subject_has_that_of_the_verb_above():
    doc = parsed_doc(*HOPES)
    assert _words(doc, subject_of(doc[4])) == "The mayor"


def test_a_verb_of_nobody_has_no_subject():
    doc = parsed_doc("Say VERB ROOT 0", "no INTJ obj 0")
    assert subject_of(doc[0]) is None


def test_a_quote_of_nobody_gets_the_subject_of_its_cue():
    doc = parsed_doc(*HOPES)
    quote = Quote(cue=(Span(19, 22),), content=(Span(23, 25),))
    (source,) = with_subject(doc, quote).source
    assert _words(doc, source) == "The mayor"


def test_a_source_that_was_found_is_kept():
    doc = parsed_doc(*HOPES)
    quote = Quote(source=(Span(0, 3),), cue=(Span(19, 22),), content=(Span(23, 25),))
    assert with_subject(doc, quote) == quote


def test_the_words_before_a_verb_may_be_who_speaks():
    doc = parsed_doc("the DET det 1", "boss NOUN dep 1", "said VERB ROOT 2")
    assert _words(doc, words_before(doc[2])) == "the boss"
    assert words_before(doc[0]) is None


def test_a_quote_of_nobody_gets_the_agent_of_its_passive_cue():
    doc = parsed_doc(
        "Plans NOUN nsubjpass 2", "were AUX auxpass 2", "announced VERB ROOT 2", "by ADP case 5",
        "the DET det 5", "bank NOUN obl:agent 2",
    )  # fmt: skip
    quote = Quote(cue=(Span(6, 20),), content=(Span(0, 5),))
    (source,) = with_subject(doc, quote).source
    assert _words(doc, source) == "the bank"
