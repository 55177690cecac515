import pytest

from tests.nlp.quotes.marked import refine_marked, words


@pytest.mark.parametrize(
    ("marked", "contents"),
    [
        pytest.param(
            "“{t We won},” {s she} {c said}. “And early, too.”",
            ["“We won,”", "“And early, too.”"],
            id="split by its cue",
        ),
        pytest.param(
            "{t “We won,”} {s she} {c said}, “and early.”",
            ["“We won,”", "“and early.”"],
            id="goes on after a comma",
        ),
        pytest.param(
            "{t “One.}\n\n“Two.\n\n“Three,” {s she} {c said}.",
            ["“One.", "“Two.", "“Three,”"],
            id="runs over paragraphs",
        ),
        pytest.param(
            "{s She} {c said} {t he was “the best} of men” {t at cards}.",
            ["he was “the best of men”", "at cards"],
            id="marks that the draft cut",
        ),
        pytest.param(
            "{t “No. Never}. Not today,” {s she} {c said}.",
            ["“No. Never. Not today,”"],
            id="sentences in one pair of marks",
        ),
        pytest.param("{t “No”,} {s she} {c said}.", ["“No”"], id="comma outside the marks"),
        pytest.param(
            "{s She} {c said} {t she won}.", ["she won"], id="no marks, so nothing to mend"
        ),
    ],
)
def test_refine_keeps_quotations_whole(marked, contents):
    text, quotes = refine_marked(marked)

    assert [words(text, quote.content) for quote in quotes] == [contents]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "{t1 “One,”} {s1 she} {c1 said}. {s2 Tom} {c2 said}: {t2 “Two of us.”}", id="other cue"
        ),
        pytest.param(
            "{t1 “One,”} {s1 she} {c1 said}.\n\n{t2 “Two of us,”} {s2 he} {c2 said}.",
            id="other paragraph",
        ),
    ],
)
def test_refine_leaves_each_speaker_their_words(marked):
    text, quotes = refine_marked(marked)

    assert [len(quote.content) for quote in quotes] == [1, 1]
    assert words(text, quotes[1].content)[0].startswith("“Two")


def test_refine_does_not_widen_what_is_told_inside_a_quotation():
    text, quotes = refine_marked(
        "{t1 “{s2 My boss} {c2 told} me {t2 that I was done}, and I laughed,”} {s1 she} {c1 said}."
    )

    assert words(text, quotes[1].content) == ["that I was done"]
    assert quotes[1].parent == 0
    assert quotes[0].parent is None


def test_refine_gives_what_no_cue_holds_to_the_quotation_before_it():
    text, quotes = refine_marked("{t1 “One,”} {s1 she} {c1 said}. {t2 “And two of us.”}")

    assert [words(text, quote.content) for quote in quotes] == [["“One,”", "“And two of us.”"]]


def test_refine_ends_an_unclosed_quotation_where_the_draft_does():
    text, quotes = refine_marked("“{t We won}, {s she} {c said}.\n\nThey left.")

    assert words(text, quotes[0].content) == ["“We won"]
