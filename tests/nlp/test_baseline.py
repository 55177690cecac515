import pytest
import spacy
from spacy.tokens import Doc

from attrib.nlp.baseline import textacy_quotes
from attrib.types import Form

NLP = spacy.blank("en")


def _parsed(words, pos, deps, heads):
    spaces = [w != '"' for w in words]
    return Doc(NLP.vocab, words=words, spaces=spaces, pos=pos, deps=deps, heads=heads, lemmas=words)


def test_baseline_gives_textacys_direct_quotation():
    words = ['"', "We", "have", "won", "the", "vote", "today", ",", '"', "Ann", "say", "."]
    pos = [
        "PUNCT",
        "PRON",
        "AUX",
        "VERB",
        "DET",
        "NOUN",
        "NOUN",
        "PUNCT",
        "PUNCT",
        "PROPN",
        "VERB",
        "PUNCT",
    ]
    deps = [
        "punct",
        "nsubj",
        "aux",
        "ccomp",
        "det",
        "obj",
        "obl",
        "punct",
        "punct",
        "nsubj",
        "ROOT",
        "punct",
    ]
    doc = _parsed(words, pos, deps, [3, 3, 3, 10, 5, 3, 3, 10, 10, 10, 10, 10])
    (quote,) = textacy_quotes(doc)
    assert doc.text[slice(*quote.source[0])] == "Ann"
    assert quote.form is Form.DIRECT
    assert "won the vote" in doc.text[slice(*quote.content[0])]


@pytest.mark.parametrize(
    "text", ["", 'He said "no.', "5' 10\" tall"], ids=["empty", "odd", "inches"]
)
def test_what_textacy_refuses_has_no_quotation(text):
    assert textacy_quotes(NLP.make_doc(text)) == ()
