import pytest

from attrib.nlp.lemma import apply_edit, lemma_edit


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("said", "say"),
        ("Said", "say"),
        ("officials", "official"),
        ("was", "be"),
        ("n't", "not"),
        ("Clinton", "Clinton"),
        ("’s", "'s"),
        ("Is", "be"),
        ("the", "the"),
    ],
)
def test_edit_of_a_word_gives_its_lemma(word, lemma):
    assert apply_edit(word, lemma_edit(word, lemma)) == lemma


def test_edit_serves_other_words():
    assert apply_edit("carried", lemma_edit("tried", "try")) == "carry"


def test_edit_that_does_not_fit_leaves_the_word():
    assert apply_edit("a", "l3y") == "a"
    assert apply_edit("abc", "l3") == "abc"
