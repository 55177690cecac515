import pytest

from attrib.nlp.quotes.lexicon import load_cues
from attrib.types import Act


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("says", "say"),
        ("said", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("agreed", "agree"),
        ("agreeing", "agree"),
        ("urging", "urge"),
        ("quipped", "quip"),
        ("wishes", "wish"),
        ("told", "tell"),
    ],
)
def test_load_cues_knows_every_form_of_a_verb(form, lemma):
    assert load_cues().words[form].lemma == lemma


def test_load_cues_gives_every_word_an_act_or_a_place_in_phrases():
    lexicon = load_cues()
    in_phrases = {word for phrase in lexicon.phrases for word in phrase}
    idle = {w.lemma for w in lexicon.words.values() if w.act is None} - in_phrases

    assert idle == set()


def test_load_cues_takes_a_form_of_two_words_for_the_verb():
    assert load_cues().words["hopes"].part == "verb"
    assert load_cues().words["hopes"].act is Act.ATTITUDE
