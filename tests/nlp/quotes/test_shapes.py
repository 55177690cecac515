import pytest

from attrib.nlp.quotes.page import read_page
from attrib.nlp.quotes.shapes import find_turns
from attrib.types import Flag, Quote, Span
from tests.nlp.quotes.marked import refine_marked, words

_SAID = "{t “The sea took it,”} {s Ann Roe} {c said}."


def test_refine_lets_a_quotation_alone_follow_the_one_before():
    text, quotes = refine_marked(
        f"{_SAID}\n\n“We will build it again here.”\n\n“I swear to God we will.”"
    )

    assert [words(text, q.content) for q in quotes[1:]] == [
        ["“We will build it again here.”"],
        ["“I swear to God we will.”"],
    ]
    assert [q.follows for q in quotes] == [None, 0, 0]
    assert all(q.flags == (Flag.FLOATING,) and not q.source for q in quotes[1:])
    assert all(q.by == "rule:floating" and q.confidence < quotes[0].confidence for q in quotes[1:])


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("Then Tom Hale came in.", id="narration between"),
        pytest.param("{t2 “I saw it,”} {s2 Tom} {c2 said}. Bo wept “aloud”.", id="short quotation"),
    ],
)
def test_refine_lets_no_quotation_follow_across_another_speaker(between):
    _, quotes = refine_marked(f"{_SAID}\n\n{between}\n\n“We will build it again here.”")

    assert all(quote.follows is None for quote in quotes)


def test_refine_loses_no_long_quotation():
    text, quotes = refine_marked(
        "On the wall: “Here the people of the valley met in the dry years.”"
    )

    assert [(q.by, q.source, q.follows) for q in quotes] == [("rule:quotation", (), None)]
    assert words(text, quotes[0].content)[0].startswith("“Here")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The so-called “experts” met.", id="scare quotes"),
        pytest.param(
            "Her book “A History of the Long Bridge at Teal and Its Men” won.", id="title"
        ),
        pytest.param("Tom “Bo” Hale came.", id="nickname"),
    ],
)
def test_refine_counts_no_marks_that_quote_nobody(text):
    assert refine_marked(text)[1] == ()


@pytest.mark.parametrize(
    ("marked", "content", "source"),
    [
        pytest.param("“All is flux.”\n— Ann Roe", "“All is flux.”", "Ann Roe", id="signed"),
        pytest.param("“All is flux.” – Ann Roe, poet", "“All is flux.”", "Ann Roe", id="with role"),
        pytest.param("“All is flux.” ― Ann Roe.", "“All is flux.”", "Ann Roe", id="bar, full stop"),
        pytest.param("“All is flux.” — T. Roe Jr.", "“All is flux.”", "T. Roe Jr.", id="Jr."),
        pytest.param(
            "Ask a flooded town.\n— Ann Roe (@annroe) May 5, 2026",
            "Ask a flooded town.",
            "Ann Roe (@annroe)",
            id="post",
        ),
    ],
)
def test_refine_reads_the_signature_after_a_quotation(marked, content, source):
    text, quotes = refine_marked(f"{marked}\n\nMore news.")

    assert [words(text, quote.content) for quote in quotes] == [[content]]
    assert words(text, quotes[0].source) == [source]


def test_refine_gives_each_signed_quotation_of_a_list_its_own_name():
    text, quotes = refine_marked(
        "{t “All is flux.” ― Ann Roe\n“Nothing is.”} ― Bo Hale\nMore news."
    )

    assert [(words(text, q.content), words(text, q.source)) for q in quotes] == [
        (["“All is flux.”"], ["Ann Roe"]),
        (["“Nothing is.”"], ["Bo Hale"]),
    ]


def test_refine_reads_a_transcript_that_repeats_the_mark_before_each_label():
    text, quotes = refine_marked(
        '"PIKE: What now?\n\n{t "ROE: Soup.}\n\n{t "And bread.}\n\n"PIKE: A “good” soup?\n\n"ROE: Yes."'
    )

    assert [(*words(text, q.source), words(text, q.content)) for q in quotes] == [
        ("PIKE", ["What now?"]),
        ("ROE", ["Soup.", '"And bread.']),
        ("PIKE", ["A “good” soup?"]),
        ("ROE", ['Yes."']),
    ]


def test_refine_reads_an_interview():
    text, quotes = refine_marked(
        "She spoke to us.\n\nPike: What now?\n\n{s Roe}{c :} {t Soup}. Every day.\n\nAnd fish.\n\n"
        "Pike: And then?\n\nRoe: Bread.\n\nThis ends here."
    )

    assert [(*words(text, q.source), words(text, q.content)) for q in quotes] == [
        ("Pike", ["What now?"]),
        ("Roe", ["Soup. Every day.", "And fish."]),
        ("Pike", ["And then?"]),
        ("Roe", ["Bread."]),
    ]


def test_refine_takes_one_colon_for_no_interview():
    assert refine_marked("Clinton: 547.\n\nSanders: 1,501.\n\nTotal: 2,048.")[1] == ()


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        pytest.param(
            "Fund held ‘a stapler and £4’, court hears", ["‘a stapler and £4’"], id="said"
        ),
        pytest.param("Critics pan ‘Low Water’ again", [], id="not in the article"),
        pytest.param("Fund held ‘stapler’", [], id="one word"),
    ],
)
def test_headline_quotes_what_somebody_says_in_the_article(headline, found):
    marked = f"{headline}\n\n{{t “There was a stapler and £4 in it,”}} {{s she}} {{c said}}."
    text, quotes = refine_marked(marked)

    headlines = [quote for quote in quotes if quote.by == "rule:headline"]
    assert [words(text, quote.content) for quote in headlines] == [[one] for one in found]
    assert all(quote.flags == (Flag.HEADLINE,) for quote in headlines)


@pytest.mark.parametrize(
    "signed",
    [
        pytest.param("{t “Time is the wisest of all.”}\n— Tom Hale", id="quotation alone"),
        pytest.param("{t “Time is the wisest of all.” — Tom Hale, baker}", id="name taken along"),
    ],
)
def test_refine_gives_a_signed_quotation_to_no_cue_of_another_paragraph(signed):
    text, quotes = refine_marked("{s Ann Roe} {c wrote} {t that it was late}.\n\n" + signed)

    assert [(words(text, q.source), words(text, q.content)) for q in quotes] == [
        (["Ann Roe"], ["that it was late"]),
        (["Tom Hale"], ["“Time is the wisest of all.”"]),
    ]


def test_refine_leaves_a_quotation_before_a_dash_to_its_own_cue():
    text, quotes = refine_marked("{t “It is late,”} — {s Ann Roe} {c said}, going home.")

    assert [words(text, q.source) for q in quotes] == [["Ann Roe"]]


def test_post_after_others_replied_is_the_one_of_its_handle():
    text = "Others replied:\n\n@fen: “Out it went.”"
    page = read_page(text)
    others = Quote(source=(Span(0, 6),), cue=(Span(7, 14),), content=(Span(23, 37),))

    (post,) = find_turns(page, (others,))

    assert [text[s:e] for s, e in post.source] == ["@fen"]
