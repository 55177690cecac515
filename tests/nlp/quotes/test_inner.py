from attrib.nlp.quotes.inner import find_inner
from attrib.nlp.quotes.page import read_page
from attrib.types import Quote, Span
from tests.nlp.quotes.parsed import parsed_doc

BOSS = (
    "“_ PUNCT punct 3", "My PRON nmod:poss 2", "boss NOUN nsubj 3", "said_ VERB ROOT 3",
    ", PUNCT punct 3", "‘_ PUNCT punct 6", "Go VERB ccomp 3", "home_ ADV advmod 6", ",_ PUNCT punct 6",
    "’ PUNCT punct 6", "and CCONJ cc 12", "I PRON nsubj 12", "went_ VERB conj 3", ",_ PUNCT punct 14",
    "” PUNCT punct 15", "she PRON nsubj 16", "said VERB ROOT 16", ". PUNCT punct 16",
)  # fmt: skip
TOLD = (
    "Keane PROPN nsubj 1", "told VERB ROOT 1", "us PRON obj 1", "that SCONJ mark 5",
    "Oyelaran PROPN nsubj 5", "stated VERB ccomp 1", "the DET det 7", "plan NOUN nsubj 9",
    "was AUX cop 9", "dead ADJ ccomp 5", ". PUNCT punct 1",
)  # fmt: skip


def _find(doc, content):
    start = doc.text.index(content)
    outer = Quote(content=(Span(start, start + len(content)),))
    found = find_inner(doc, read_page(doc.text), (outer,))
    return [
        tuple(doc.text[s.start : s.end] for (s,) in (q.source, q.cue, q.content)) for q in found
    ]


def test_words_between_inner_marks_are_of_the_one_inside():
    doc = parsed_doc(*BOSS)
    content = doc.text[: doc.text.index("”") + 1]
    assert _find(doc, content) == [("My boss", "said", "‘Go home,’")]


def test_second_hand_speech_is_of_whom_it_tells():
    rows = [*TOLD[:5], "had AUX aux 6", "said VERB ccomp 1"]
    rows += [
        "the DET det 8",
        "plan NOUN nsubj 10",
        "was AUX cop 10",
        "dead_ ADJ ccomp 6",
        ". PUNCT punct 1",
    ]
    rows[3], rows[4] = "that SCONJ mark 6", "Oyelaran PROPN nsubj 6"
    doc = parsed_doc(*rows)
    content = "that Oyelaran had said the plan was dead"
    assert _find(doc, content) == [("Oyelaran", "had said", "the plan was dead")]


def test_a_verb_without_marks_or_past_perfect_tells_nothing_of_its_own():
    doc = parsed_doc(*TOLD)
    assert _find(doc, "that Oyelaran stated the plan was dead") == []


NEARER = (
    "“_ PUNCT punct 2", "Ann PROPN nsubj 2", "added_ VERB ROOT 2", ", PUNCT punct 5", "I PRON nsubj 5",
    "told VERB conj 2", "her_ PRON obj 5", ", PUNCT punct 8", "‘_ PUNCT punct 9", "Stay VERB ccomp 5",
    "here_ ADV advmod 9", ",_ PUNCT punct 9", "’_ PUNCT punct 9", "” PUNCT punct 14",
    "Bo PROPN nsubj 15", "said VERB ROOT 15", ". PUNCT punct 15",
)  # fmt: skip


def test_of_two_verbs_the_nearer_reports_what_is_between_marks():
    doc = parsed_doc(*NEARER)
    content = doc.text[: doc.text.index("”") + 1]
    assert _find(doc, content) == []


DISPUTED = (
    "Moor PROPN nsubj 1", "disputed VERB ROOT 1", "Bo PROPN nmod:poss 5", "Dahl_ PROPN flat 2",
    "'s PART case 2", "claim NOUN obj 1", "that SCONJ mark 9", "wages NOUN nsubj 9",
    "had AUX aux 9", "fallen_ VERB acl 5", ". PUNCT punct 1",
)  # fmt: skip


def test_claim_that_another_disputes_is_of_whose_it_is():
    doc = parsed_doc(*DISPUTED)
    content = "Bo Dahl's claim that wages had fallen"
    assert _find(doc, content) == [("Bo Dahl", "claim", "that wages had fallen")]


def test_claim_that_does_something_is_none_that_is_told():
    rows = [*DISPUTED[:6], "that PRON nsubj 7", "surprised VERB acl:relcl 5", "us_ PRON obj 7"]
    doc = parsed_doc(*rows, ". PUNCT punct 1")
    assert _find(doc, "Bo Dahl's claim that surprised us") == []


def test_claim_of_a_pronoun_is_left_to_the_one_around():
    rows = [*DISPUTED[:2], "his PRON nmod:poss 3", "claim NOUN obj 1", "that SCONJ mark 7"]
    rows += ["wages NOUN nsubj 7", "had AUX aux 7", "fallen_ VERB acl 3", ". PUNCT punct 1"]
    assert _find(parsed_doc(*rows), "his claim that wages had fallen") == []
