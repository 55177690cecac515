import pytest

from attrib.types import Flag
from tests.nlp.quotes.marked import refine_marked, words


@pytest.mark.parametrize(
    ("marked", "flags"),
    [
        pytest.param("{s He} {c said} {t they won}.", (), id="none"),
        pytest.param("{t “Did we win?”} {s he} {c asked}.", (Flag.QUESTION,), id="question"),
        pytest.param("{s He} {c asked} {t whether they won}.", (Flag.QUESTION,), id="whether"),
        pytest.param("{s He} {c said} {t they may have won}.", (Flag.HEDGED,), id="hedged"),
        pytest.param("{s He} {c said} {t it was in May}.", (), id="month"),
        pytest.param("{s He} {c said} {t they could not win}.", (), id="could not"),
        pytest.param("{s He} {c declined} {t to comment}.", (Flag.NO_COMMENT,), id="declined"),
        pytest.param("{s He} {c refused} {t to leave}.", (), id="refused to act"),
        pytest.param(
            "{s He} {c did not respond to} {t requests for comment}.",
            (Flag.NO_COMMENT,),
            id="no response",
        ),
        pytest.param(
            "{s He} {c could not be reached for} {t comment}.", (Flag.NO_COMMENT,), id="unreached"
        ),
        pytest.param("{s He} {c would not say} {t who won}.", (Flag.NO_COMMENT,), id="would not"),
        pytest.param("{s He} {c did not say} {t who won}.", (), id="did not say"),
        pytest.param("{t “We won}, {s he} {c said}.", (Flag.UNCLOSED,), id="unclosed"),
        pytest.param("{s Rowe} {c vows} {t rent cap}\n\nMore.", (Flag.HEADLINE,), id="headline"),
        pytest.param("{s Rowe} {c vowed} {t a rent cap}.\n\nMore.", (), id="first sentence"),
    ],
)
def test_refine_flags_what_a_reader_should_know(marked, flags):
    _, quotes = refine_marked(marked)

    assert [quote.flags for quote in quotes] == [flags]


@pytest.mark.parametrize(
    ("cue", "negated"),
    [
        ("said", False),
        ("denied", True),
        ("did not say", True),
        ("didn’t say", True),
        ("declined", True),
        ("noted", False),
    ],
)
def test_refine_marks_what_denies_or_withholds(cue, negated):
    _, quotes = refine_marked(f"{{s He}} {{c {cue}}} {{t that they won}}.")

    assert quotes[0].negated is negated


@pytest.mark.parametrize(
    ("marked", "channel"),
    [
        pytest.param("{s He} {c told} CNN {t they won}.", "CNN", id="outlet"),
        pytest.param(
            "{s He} {c told} the Teal Ledger {t they won}.", "the Teal Ledger", id="paper"
        ),
        pytest.param("{s He} {c told} reporters {t they won}.", "reporters", id="reporters"),
        pytest.param("{s He} {c told} Anna {t they won}.", None, id="a person"),
        pytest.param("{t “Yes,”} {s he} {c wrote} on Twitter.", "on Twitter", id="network"),
        pytest.param(
            "{t “Yes,”} {s he} {c said} in a phone interview.", "in a phone interview", id="call"
        ),
        pytest.param(
            "{s He} {c said in a statement} {t it was so}.", "in a statement", id="in cue"
        ),
        pytest.param(
            "In an email to staff, {s he} {c said} {t it was so}.",
            "In an email to staff",
            id="first",
        ),
        pytest.param(
            "{s Roe}, in a letter to the Teal Ledger, {c said} {t it was so}.",
            "in a letter to the Teal Ledger",
            id="between commas",
        ),
        pytest.param(
            "{s The man in a video} {c said} {t it was so}.", None, id="who the source is"
        ),
        pytest.param("{s He} {c said} {t it was in a letter}.", None, id="in the content"),
        pytest.param(
            "{t “It fell,”} {c said} {s Ann Roe}. Bo Kent wrote in a note that it rose.",
            None,
            id="of the next sentence",
        ),
    ],
)
def test_refine_finds_the_channel(marked, channel):
    text, quotes = refine_marked(marked)
    found = quotes[0].channel

    assert (None if found is None else words(text, (found,))[0]) == channel
