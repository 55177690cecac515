from attrib.nlp.quotes.hearers import without_hearer
from attrib.types import Quote, Span
from tests.nlp.quotes.parsed import parsed_doc

TOLD = (
    "He PRON nsubjpass 2", "was AUX auxpass 2", "told VERB ROOT 2 VBN", "by ADP case 4",
    "Moor PROPN obl:agent 2", "that SCONJ mark 8", "it PRON nsubj 8", "was AUX cop 8",
    "late_ ADJ ccomp 2", ". PUNCT punct 2",
)  # fmt: skip


def _content(source, *content):
    doc = parsed_doc(*TOLD)
    spans = [tuple(Span(doc.text.index(w), doc.text.index(w) + len(w)) for w in words)
             for words in ((source,), ("was told",), content)]  # fmt: skip
    quote = Quote(source=spans[0], cue=spans[1], content=spans[2])
    return [doc.text[s:e] for s, e in without_hearer(doc, quote).content]


def test_who_was_told_is_no_content():
    assert _content("Moor", "He", "that it was late") == ["that it was late"]


def test_content_of_a_hearer_alone_is_what_was_told():
    assert _content("Moor", "He") == ["that it was late"]


def test_a_hearer_who_is_the_source_changes_nothing():
    assert _content("He", "that it was late") == ["that it was late"]
