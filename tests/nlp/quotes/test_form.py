import pytest

from attrib.types import Form
from tests.nlp.quotes.marked import refine_marked


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        pytest.param("{t “We won,”} {s she} {c said}.", Form.DIRECT, id="all in marks"),
        pytest.param("{t “We won”,} {s she} {c said}.", Form.DIRECT, id="comma outside"),
        pytest.param("{s She} {c called} {t it “a joke” of a plan}.", Form.MIXED, id="some"),
        pytest.param("{s She} {c said} {t that “we won.”}", Form.MIXED, id="that before marks"),
        pytest.param("{s She} {c said} {t they won}.", Form.INDIRECT, id="none"),
        pytest.param(
            "{s She} {c said} {t the dogs’ day was ’tis}.", Form.INDIRECT, id="apostrophes"
        ),
        pytest.param(
            "{s She} {c said} {t she sang in the film “Night of the Lamps”}.",
            Form.INDIRECT,
            id="title",
        ),
        pytest.param(
            "{s She} {c wants} {t a “New Deal for Teal”}.", Form.MIXED, id="slogan in part"
        ),
        pytest.param("{s She} {c cried:} {t “Make Bread Great Again!”}", Form.DIRECT, id="slogan"),
        pytest.param("{s She} {c wrote:}\n\n{t I learned to read late.}", Form.DIRECT, id="block"),
        pytest.param("{s She} {c said:} {t it was late}.", Form.INDIRECT, id="colon alone"),
    ],
)
def test_refine_tells_form_by_what_stands_in_marks(marked, form):
    _, quotes = refine_marked(marked)

    assert [quote.form for quote in quotes] == [form]


def test_refine_takes_a_turn_of_an_interview_as_verbatim():
    _, quotes = refine_marked(
        "{s1 Q}{c1 :} {t1 Why?}\n\n{s2 A}{c2 :} {t2 Because I can.}\n\n{s3 Q}{c3 :} {t3 And then?}"
    )

    assert [quote.form for quote in quotes] == [Form.DIRECT] * 3
