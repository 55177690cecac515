from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers
from attrib.nlp.people.organizations import Organizations

from .building import grammar, marked


@pytest.mark.parametrize(
    ("short", "full"),
    [
        pytest.param("MIT", "Massachusetts Institute of Technology", id="initials"),
        pytest.param("Holocaust Museum", "Holocaust Memorial Museum", id="short form"),
        pytest.param("Post", "Fen Post", id="newspaper"),
        pytest.param("House", "House", id="whole by itself"),
        pytest.param("Acme", "Acme", id="no fuller name"),
    ],
)
def test_fullest_name_of_the_article_is_found(short: str, full: str) -> None:
    known = grammar(
        "It rained.\n\nThe [ORG Fen Post] and the [ORG House Committee] wrote. "
        "The [ORG Massachusetts Institute of Technology] and the [ORG Holocaust Memorial Museum] "
        f"left. [ORG {short}] spoke."
    )

    assert Organizations(known).fullest(short) == full


def test_name_that_begins_with_the_noun_is_what_it_stands_for() -> None:
    doc, quotes = marked(
        "It rained.\n\nThe [ORG Institute for Fen Studies] met.\n\nHe told [ORG Acme] no. "
        "{the institute} said <so>."
    )

    told, speakers = find_speakers(doc, quotes)

    assert [speakers[q.speaker].name for q in told if q.speaker is not None] == [
        "Institute for Fen Studies"
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param(
            "{the “[ORG Daily Planet]”} wrote <so>.", "Daily Planet", id="marks around a name"
        ),
        pytest.param(
            "{The “Save Our Dam” campaign} said <so>.", "“Save Our Dam” campaign", id="within"
        ),
        pytest.param(
            "{The so-called “experts”} said <so>.", "so-called “experts”", id="at the end"
        ),
    ],
)
def test_no_mark_stands_alone_in_a_name(sentence: str, name: str) -> None:
    doc, quotes = marked(f"It rained.\n\n{sentence}")

    told, speakers = find_speakers(doc, quotes)

    assert [speakers[q.speaker].name for q in told if q.speaker is not None] == [name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param("{One of them} said <so>.", "One of them", id="one of them"),
        pytest.param(
            "{The report, released by [ORG Acme],} said <so>.", "report", id="up to a comma"
        ),
        pytest.param("{The report by [ORG Acme]} said <so>.", "report by Acme", id="whose"),
    ],
)
def test_name_tells_which_one_it_is(sentence: str, name: str) -> None:
    doc, quotes = marked(f"It rained.\n\n{sentence}")

    told, speakers = find_speakers(doc, quotes)

    assert [speakers[q.speaker].name for q in told if q.speaker is not None] == [name]
