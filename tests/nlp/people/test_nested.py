"""Pronouns inside quotation marks, from marked text."""

from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers
from attrib.types import Flag, Quote, Span

from .building import marked


def inner(text: str, source: str, content: str) -> tuple[Quote, str | None]:
    """Return the quote of a source inside another quote, and who it is."""
    doc, quotes = marked(text)
    at, told = doc.text.index(source), doc.text.index(content)
    nested = Quote(source=(Span(at, at + len(source)),), content=(Span(told, told + len(content)),))
    resolved, speakers = find_speakers(doc, [nested, *quotes])
    number = resolved[0].speaker
    return resolved[0], None if number is None else speakers[number].name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param("<“I said no way,”> said {[PERSON Ann Lee]}.", "I", "Ann Lee", id="first person"),
        pytest.param(
            "[PERSON Bo Lund] met [PERSON Ann Lee]. <“He said no way,”> {she} said.",
            "He",
            "Bo Lund",
            id="the only one who can be meant",
        ),
        pytest.param(
            "<“[PERSON Bo Lund] came. He said no way,”> said {[PERSON Al Kent]}.",
            "He",
            "Bo Lund",
            id="named in the same quotation",
        ),
        pytest.param(
            "[PERSON Al Kent] met [PERSON Bo Lund]. [PERSON John Hill] left. "
            "<“He said no way,”> said {[PERSON Ann Lee]}.",
            "He",
            None,
            id="nobody for being near",
        ),
        pytest.param(
            "[PERSON Al Kent] left. <“He said no way,”> said {[PERSON Al Kent]}.",
            "He",
            None,
            id="never who speaks",
        ),
    ],
)  # fmt: skip
def test_pronoun_in_a_quotation(text: str, source: str, name: str | None) -> None:
    quote, found = inner(text, source, "no way")

    assert found == name
    assert (Flag.AMBIGUOUS_SPEAKER in quote.flags) is (name is None)


def test_first_person_of_nobody_stays_open() -> None:
    assert inner("<“I said no way,”> it was heard {}.", "I", "no way")[1] == "I"
