import spacy
from spacy.tokens import Span

from attrib.nlp.spans import drafts_of

NLP = spacy.blank("en")


def _doc():
    doc = NLP.make_doc("“We won,” said Ann. “Early.” Tom agreed it was late.")
    ranges = {
        "content": [(7, 10, "0"), (0, 5, "0"), (13, 16, "1")],
        "cue": [(5, 6, "0"), (12, 13, "1")],
        "source": [(6, 7, "0"), (11, 12, "1")],
    }
    for role, spans in ranges.items():
        doc.spans[role] = [Span(doc, a, b, label=role, span_id=n) for a, b, n in spans]
    doc.spans["content"].attrs["confidence"] = [0.9, 0.4]
    return doc


def test_drafts_join_the_parts_of_each_attribution():
    doc = _doc()
    first, second = drafts_of(doc)
    assert [doc.text[s:e] for s, e in first.content] == ["“We won,”", ". “Early"]
    assert [doc.text[s:e] for s, e in (*first.source, *first.cue)] == ["Ann", "said"]
    assert (first.confidence, second.confidence) == (0.9, 0.4)
    assert first.by == "model"


def test_a_doc_without_spans_has_no_drafts():
    assert drafts_of(NLP.make_doc("Nothing.")) == ()
