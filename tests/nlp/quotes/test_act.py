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
    assert act_of(read_cue(cue), Form.INDIRECT, "the plan") is act


@pytest.mark.parametrize(
    ("form", "act"),
    [
        pytest.param(Form.DIRECT, Act.STATEMENT, id="in marks"),
        pytest.param(Form.INDIRECT, Act.ATTITUDE, id="without marks"),
    ],
)
def test_act_of_an_unknown_cue_is_told_by_form(form, act):
    assert act_of(read_cue("frobbed"), form, "the plan") is act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        pytest.param("to comment on the case", Act.STATEMENT, id="to comment"),
        pytest.param("to step into the fray", Act.ATTITUDE, id="to act"),
    ],
)
def test_act_of_declining_depends_on_what_was_declined(content, act):
    assert act_of(read_cue("declined"), Form.INDIRECT, content) is act
