import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.nlp.tokenizing import MAX_RUN, PIECE, BoundedTokenizer

NLP = spacy.blank("en")
BOUNDED = BoundedTokenizer(NLP.tokenizer)


def _tokens(doc):
    return [(token.text, token.whitespace_) for token in doc]


@pytest.mark.parametrize(
    "text", ["", " ", "Don't say so.", "“Now,” he said.\n\nU.S. $5", "x" * MAX_RUN + " y"]
)
def test_ordinary_text_is_left_to_the_tokenizer(text):
    assert _tokens(BOUNDED(text)) == _tokens(NLP.tokenizer(text))


@pytest.mark.parametrize("mark", ['"', "(", "x", "😀", "\u200d", "a."])
def test_a_long_run_is_cut_and_its_neighbours_are_whole(mark):
    run = mark * (MAX_RUN + 50)
    doc = BOUNDED(f"He said {run} so, twice:\n{run}")
    assert doc.text == f"He said {run} so, twice:\n{run}"
    texts = [token.text for token in doc]
    assert texts[:2] == ["He", "said"]
    at = texts.index("so")
    assert texts[at : at + 4] == ["so", ",", "twice", ":"]
    assert doc[at - 1].whitespace_ == " "


@pytest.mark.parametrize(
    ("run", "tokens"),
    [('"' * 1_000_000, 1), ("😀" * 400, 1), ('"a' * 400, 1), ("x" * 400, 400 // PIECE)],
    ids=["marks", "emoji", "marks and letters", "letters"],
)
def test_what_has_few_letters_stays_one_token(run, tokens):
    assert len(BOUNDED(run)) == tokens


def test_words_of_a_long_run_are_still_found():
    words = [token.text for token in BOUNDED("now—or—never—said—" * 20 + '"' * 300 + "x" * 200)]
    assert {"now", "or", "never", "said", "x" * PIECE} <= set(words)


@settings(max_examples=50, deadline=None)
@given(st.text(st.sampled_from('"a. \n('), max_size=40), st.integers(190, 420))
def test_no_character_is_lost(text, size):
    whole = f"{text}{'“' * size}{text}"
    assert BOUNDED(whole).text == whole


def test_a_pipeline_with_it_is_saved_and_loaded(tmp_path):
    nlp = spacy.blank("en")
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    nlp.to_disk(tmp_path / "saved")
    assert _tokens(spacy.load(tmp_path / "saved")("Don't go.")) == _tokens(NLP("Don't go."))
