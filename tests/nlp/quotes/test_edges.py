import pytest

from tests.nlp.quotes.marked import refine_marked, words


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        pytest.param("{s She} {c said} {t it was late.}", ["it was late"], id="full stop"),
        pytest.param("{s She} {c said} {t it was in the U.S.}", ["it was in the U.S."], id="U.S."),
        pytest.param("{t It was late,} {s she} {c said}.", ["It was late"], id="comma"),
        pytest.param(
            "{s She} {c said} {t it was late. He stayed on}.", ["it was late"], id="next sentence"
        ),
        pytest.param(
            "{s She} {c said} {t it was “all over.” Tom stayed on}.",
            ["it was “all over.”"],
            id="past a quotation that ends the sentence",
        ),
        pytest.param("{s She} {c told} {t him: “Go home.”}", ["“Go home.”"], id="the person told"),
        pytest.param(
            "{s She} {c said} {t it was late.\n\n“We go.”}",
            ["it was late", "“We go.”"],
            id="next paragraph",
        ),
        pytest.param(
            "{s She} {c wrote:}\n\n{t It was late. He stayed on.}",
            ["It was late. He stayed on."],
            id="a block is kept",
        ),
    ],
)
def test_refine_ends_contents_where_an_annotator_would(marked, content):
    text, quotes = refine_marked(marked)

    assert words(text, quotes[0].content) == content
