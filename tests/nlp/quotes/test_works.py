"""What is shown, read or played is nobody's words; what a sign reads and what is said with a colon is."""

from __future__ import annotations

import pytest

from attrib.nlp.quotes import find_scare
from tests.nlp.quotes.marked import refine_marked


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("{s The cinema} {c showed} {t “Gone With the Wind”} again.", id="film"),
        pytest.param("{s He} {c has read} {t “War and Peace”} twice.", id="book"),
        pytest.param("{s The station} {c played} {t “Let It Be” all night}.", id="words beside"),
        pytest.param("{s The choir} {c sang} {t “We Shall Overcome.”}", id="song"),
        pytest.param("{s She} {c watched} {t “The Crown” with her mother}.", id="watched"),
    ],
)
def test_title_of_a_work_is_no_quotation(marked: str) -> None:
    text, quotes = refine_marked(marked)

    assert quotes == ()
    assert len(find_scare(text, quotes)) == 1


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("{s The sign} {c read} {t “Keep Off the Grass.”}", id="a sign reads"),
        pytest.param("{s The banner} {c said} {t “Stop the War.”}", id="said"),
        pytest.param("{s The video} {c shows:} {t “Stop The War.”}", id="colon"),
        pytest.param("{s He} {c read} {t “the whole of it” twice}.", id="no title"),
        pytest.param("{s She} {c opened with} {t “good news for all.”}", id="small letters"),
        pytest.param(
            "{s He} {c played down and denied} {t “Any Role of the Firm.”}", id="said as well"
        ),
        pytest.param(
            "{s The station} {c played} {t the part of “Let It Be” that he had cut out}.",
            id="more than a title",
        ),
    ],
)
def test_what_is_said_in_capitals_stays(marked: str) -> None:
    _, quotes = refine_marked(marked)

    assert len(quotes) == 1
