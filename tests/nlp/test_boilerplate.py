from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.nlp.boilerplate import boilerplate_spans

BODY = "The port closed on Monday, the mayor said.\n\n“It opens soon,” he added."


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in boilerplate_spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Comment",
        "View all 23 comments",
        "Comments are closed.",
        "Jane Roe in Anvil contributed to this report.",
        "Jane Roe and Al Moe contributed reporting from Anvil.",
        "Jane Roe contributed.",
        "Roe reported from Washington, D.C.",
        "Contributing: Jane Roe, The Post.",
        "(Reporting by Jane Roe in Anvil; Editing by Al Moe.)",
        "Translated by Jane Roe.",
        "Photo: Jane Roe/The Post",
        "Jane Roe / Reuters.",
        "Al Moe via Getty Images.",
        "The port of Anvil on Monday. (AP Photo/Jane Roe)",
        "Follow Jane Roe on Twitter @janeroe.",
        "Sign up for our morning newsletter",
        "Get the news of the day in your inbox.",
        "Subscribe now",
        "© 2024 The Anvil Post. All rights reserved.",
        "Copyright 2024 The Anvil Post",
        "Read more: The port, a history",
        "RELATED: Port closes again",
        "Watch the full interview below:",
        "Also on The Post:",
        "This story has been updated to include the mayor’s answer.",
        "This is a developing story and will be updated.",
        "Advertisement",
        "Story highlights",
    ],
)
def test_line_that_is_no_part_of_the_article_is_found(line: str) -> None:
    assert found(f"{BODY}\n\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "By JANE ROE and AL MOE, Staff Writers",
        "BYLINE: Jane Roe.",
        "By Jane Roe | The Anvil Post",
    ],
)
def test_byline_is_found_at_the_head_alone(line: str) -> None:
    assert found(f"Port closes\n\n{line}\n\n{BODY}") == [line]
    assert found(f"{BODY}\n\n" * 4 + line) == []


@pytest.mark.parametrize(
    "line",
    [
        "By then the mayor had left the room.",
        "By Monday, the port was closed.",
        "“No comment,” said Jane Roe.",
        "Critics say that the storm contributed.",
        "Donors contributed $2,700 each to the campaign.",
        "“Follow me on Twitter,” she told the crowd. “Sign up today.”",
        "The photo shows her on the quay, she said.",
        "A reporter for Reuters asked her why.",
        "Also of interest: who will come out second.",
        "She told The Post that she had read more of it.",
        "Jane Roe, the mayor, reported a loss of 3 million.",
        "The comments were the first since Monday, said Roe.",
        "“All rights reserved,” she joked.",
    ],
)
def test_line_of_the_article_is_left_alone(line: str) -> None:
    assert found(f"{BODY}\n\n{line}") == []


def test_line_within_a_paragraph_is_found() -> None:
    assert found(f"{BODY}\nShare this\nLeave a Comment\n") == ["Share this", "Leave a Comment"]


@pytest.mark.parametrize("text", ["", "\n\n \n", "\r\n\r\n", "Leave a Comment\r\n"], ids=repr)
def test_ends_of_a_text_do_no_harm(text: str) -> None:
    assert found(text) == [text.strip()] * bool(text.strip())


@given(st.text(max_size=200))
def test_spans_are_ordered_and_within_the_text(text: str) -> None:
    spans = boilerplate_spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert list(spans) == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["By A and ", "a, A ", "(photo ", "x reported from ", "contributed to this report "]
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    paragraph = (piece * 400)[:399]
    assert BODY[-30:-2] not in "".join(found(f"{paragraph}\n\n" * 250 + BODY))
