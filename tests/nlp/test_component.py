import subprocess
import sys

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.tokens import DocBin
from textacy import extract

from attrib.nlp.annotations import ROLES
from attrib.resources import model_dir

pytestmark = pytest.mark.skipif(
    not (model_dir() / "meta.json").is_file(), reason="no model is shipped in this checkout"
)

TEXT = (
    "“We won,” said Ann Lee, the mayor of Alder. “And early.”\n\n"
    "Tom Reed told reporters that the count was wrong."
)
HOSTILE = {
    "empty": "",
    "space": " \n\t\n ",
    "marks": '"' * 300,
    "emoji": "😀" * 200,
    "right to left": "שלום “עולם” " * 40,
    "nul": "a\x00b said “x”.",
    "no space": "x" * 20_000,
    "leading space": "\n\n  Ann said no.",
}


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("attrib_encoder")
    return nlp


def _facts(doc):
    tokens = [(t.pos_, t.tag_, t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc]
    spans = {role: [(s.start, s.end, s.id_) for s in doc.spans[role]] for role in ROLES}
    return tokens, spans, [(e.start, e.end, e.label_) for e in doc.ents]


def test_doc_is_an_ordinary_annotated_doc(nlp):
    doc = nlp(TEXT)
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("TAG")
    assert len(list(doc.sents)) >= 3
    assert "Ann Lee" in {ent.text for ent in doc.ents if ent.label_ == "PERSON"}


def test_parts_of_one_attribution_share_their_number(nlp):
    doc = nlp(TEXT)
    said = {role: {s.text for s in doc.spans[role] if s.id_ == "0"} for role in ROLES}
    assert "said" in said["cue"]
    assert any("Ann Lee" in text for text in said["source"])
    assert len(doc.spans["content"].attrs["confidence"]) == len({s.id_ for s in doc.spans["cue"]})


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_gives_a_doc(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert all(token.head.sent == token.sent for token in doc)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_gives_a_doc_of_that_text(nlp, text):
    assert nlp(text).text == text


def test_batches_change_nothing(nlp):
    texts = [TEXT, *HOSTILE.values()]
    alone = [_facts(nlp(text)) for text in texts]
    assert [_facts(doc) for doc in nlp.pipe(texts, batch_size=4)] == alone


def _texts(doc):
    return {span.text for role in ROLES for span in doc.spans[role]}


def test_a_long_article_is_read_as_its_parts(nlp):
    count = 80
    doc, part = nlp("\n\n".join([TEXT] * count)), nlp(TEXT)
    once = {(s.start_char, s.end_char) for s in part.spans["content"]}
    length = len(TEXT) + 2
    found = [(s.start_char, s.end_char) for s in doc.spans["content"]]
    alike = sum((a % length, a % length + b - a) in once for a, b in found)
    assert alike >= 0.9 * count * len(once)
    assert alike >= 0.9 * len(found)
    assert all("\n\n" not in text for text in _texts(doc))


def test_spans_survive_a_docbin(nlp):
    doc = nlp(TEXT)
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert _facts(again) == _facts(doc)


@pytest.mark.slow
def test_a_saved_pipeline_loads_without_importing_attrib(nlp, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    code = "import spacy, sys; print(len(spacy.load(sys.argv[1])(sys.argv[2]).spans['cue']))"
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code, str(tmp_path / "saved"), TEXT],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert int(done.stdout) == len(nlp(TEXT).spans["cue"])


def _words(tokens):
    return " ".join(token.text for token in tokens)


def test_textacy_finds_who_did_what(nlp):
    doc = nlp("The council approved the bridge. Engineers inspected it on Monday.")
    found = [tuple(map(_words, t)) for t in extract.subject_verb_object_triples(doc)]
    assert found == [("council", "approved", "bridge"), ("Engineers", "inspected", "it")]


def test_textacy_finds_acronyms_and_key_terms(nlp, monkeypatch):
    # textacy 0.13 asks NumPy for a name that NumPy 2 dropped.
    monkeypatch.setattr(np, "NaN", np.nan, raising=False)
    doc = nlp(
        "He teaches at the Massachusetts Institute of Technology (MIT). Old bridges need new "
        "steel, and steel for old bridges is dear, he said."
    )
    assert extract.acronyms_and_definitions(doc) == {"MIT": "Massachusetts Institute of Technology"}
    assert "old bridge" in dict(extract.keyterms.textrank(doc, topn=5))


@pytest.mark.parametrize("style", ["dep", "ent", "span"])
def test_displacy_draws_the_doc(nlp, style):
    options = {"spans_key": "content"} if style == "span" else {}
    page = displacy.render(nlp(TEXT), style=style, jupyter=False, options=options)
    assert "Tom" in page
    assert {"dep": "nsubj", "ent": "PERSON", "span": "content"}[style] in page


def test_only_the_layers_that_are_asked_for_are_set():
    blank = spacy.blank("en")
    blank.add_pipe("attrib_encoder", config={"syntax": False, "entities": True})
    doc = blank(TEXT)
    assert not doc.has_annotation("DEP")
    assert {"Ann Lee", "Tom Reed"} <= {entity.text for entity in doc.ents}
    assert doc.spans["cue"]
