import pytest

from attrib.nlp.quotes.act import act_of, read_cue
from attrib.types import Act, Form


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        pytest.param("said", Act.STATEMENT, id="said"),
        pytest.param("According to", Act.STATEMENT, id="according to"),
        pytest.param("went on:", Act.STATEMENT, id="phrase by its lemmas"),
        pytest.param("has repeatedly denied", Act.STATEMENT, id="denied"),
        pytest.param("claim", Act.STATEMENT, id="noun"),
        pytest.param("made it clear", Act.STATEMENT, id="made it clear"),
        pytest.param(":", Act.STATEMENT, id="colon"),
        pytest.param("thinks", Act.ATTITUDE, id="thinks"),
        pytest.param("is expected", Act.ATTITUDE, id="expected"),
        pytest.param("seemed to suggest", Act.ATTITUDE, id="first word counts"),
        pytest.param("skeptical of", Act.ATTITUDE, id="adjective"),
        pytest.param("tried to portray", Act.STATEMENT, id="tried to say"),
        pytest.param("did not respond to", Act.ATTITUDE, id="no answer"),
        pytest.param("called into question", Act.ATTITUDE, id="longest phrase"),
    ],
)
def test_act_of_a_cue_is_that_of_its_first_reporting_word(cue, act):
    assert act_of(read_cue(cue), Form.INDIRECT) is act


@pytest.mark.parametrize(
    ("form", "act"),
    [
        pytest.param(Form.DIRECT, Act.STATEMENT, id="in marks"),
        pytest.param(Form.INDIRECT, Act.ATTITUDE, id="without marks"),
    ],
)
def test_act_of_an_unknown_cue_is_told_by_form(form, act):
    assert act_of(read_cue("frobbed"), form) is act


@pytest.mark.parametrize("cue", ["declined", "refused", "could announce", "must acknowledge"])
def test_what_is_declined_or_only_possible_was_not_said(cue):
    assert act_of(read_cue(cue), Form.INDIRECT) is Act.ATTITUDE


def test_words_in_marks_were_said_whatever_the_cue():
    assert act_of(read_cue("resisted:"), Form.DIRECT) is Act.STATEMENT


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        pytest.param("in", Act.STATEMENT, id="in a report"),
        pytest.param("for", Act.ATTITUDE, id="for many voters"),
    ],
)
def test_act_of_a_bare_preposition(cue, act):
    assert act_of(read_cue(cue), Form.INDIRECT) is act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        pytest.param("that the plan was late", Act.STATEMENT, id="agreed that"),
        pytest.param("to pay the fine", Act.ATTITUDE, id="agreed to"),
    ],
)
def test_phrase_may_end_in_the_first_word_of_the_content(content, act):
    assert act_of(read_cue("agreed", content=content), Form.INDIRECT) is act


@pytest.mark.parametrize(
    ("source", "negated"),
    [
        pytest.param("Neither campaign", True, id="neither"),
        pytest.param("No one at the club", True, id="no one"),
        pytest.param("No 10", False, id="a house number"),
        pytest.param("Noel", False, id="a name"),
    ],
)
def test_source_that_is_nobody_negates_its_cue(source, negated):
    assert read_cue("responded to", source).negator is negated


@pytest.mark.parametrize(
    ("content", "negated"),
    [
        pytest.param("nothing", True, id="nothing at all"),
        pytest.param("nothing about the loan", True, id="of something"),
        pytest.param("nothing would change", False, id="that nothing happens"),
        pytest.param("nothing is more important", False, id="a comparison"),
    ],
)
def test_who_says_nothing_has_not_said_it(content, negated):
    assert read_cue("said", "she", content).negator is negated
