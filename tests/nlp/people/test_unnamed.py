"""How many sources are, and why they have no name, from marked text."""

from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers
from attrib.types import Speaker

from .building import marked


def source(text: str) -> tuple[Speaker, str | None]:
    """Return the speaker of the first quote, and the words of its reason."""
    doc, quotes = marked(text)
    resolved, speakers = find_speakers(doc, quotes)
    assert resolved[0].speaker is not None
    speaker = speakers[resolved[0].speaker]
    return speaker, None if speaker.reason is None else doc.text[slice(*speaker.reason)]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param("two senior officials", 2, id="word"),
        pytest.param("25 voters", 25, id="figure"),
        pytest.param("a former aide", 1, id="one"),
        pytest.param("officials", None, id="not told"),
        pytest.param("one of the officials", 1, id="one of many"),
        pytest.param("40 percent of voters", None, id="a share"),
        pytest.param("the 99999999999999999999 voters", None, id="absurd"),
    ],
)
def test_sources_are_counted(words: str, count: int | None) -> None:
    assert source(f"It was late. {{{words}}} said <no>.")[0].count == count


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            "{An aide who spoke on condition of anonymity to discuss private talks} said <no>.",
            "to discuss private talks",
            id="to",
        ),
        pytest.param(
            "<No,> said {two aides}, who asked not to be named because the talks are private.",
            "because the talks are private",
            id="because",
        ),
        pytest.param(
            "<No,> said {an aide} who was not authorized to speak.",
            "not authorized to speak",
            id="not authorized",
        ),
        pytest.param(
            "<No,> said {an aide}. The aide spoke on condition of anonymity, citing the talks.",
            "citing the talks",
            id="next sentence",
        ),
        pytest.param(
            "<No,> said {an aide}. A guard asked not to be named, citing his job.",
            None,
            id="somebody else",
        ),
        pytest.param("<No,> said {an aide} who asked not to be named.", None, id="no reason told"),
        pytest.param("<“It is because of anonymity,”> said {an aide}.", None, id="only quoted"),
    ],
)
def test_reason_for_no_name(text: str, reason: str | None) -> None:
    assert source(text)[1] == reason


def test_who_is_named_needs_no_reason() -> None:
    speaker, reason = source("<No,> said {[PERSON Ann Lee]}, not authorized to speak.")

    assert (speaker.count, reason) == (None, None)


def test_reason_ends_before_what_is_said() -> None:
    doc, quotes = marked(
        "It was late. According to {two aides}, who spoke on condition of anonymity because it was "
        "private, <the deal is dead>."
    )
    for token in doc:
        token.dep_ = "nsubj" if token.text == "deal" else "dep"

    _, speakers = find_speakers(doc, quotes)

    assert [doc.text[slice(*s.reason)] for s in speakers if s.reason] == ["because it was private"]
