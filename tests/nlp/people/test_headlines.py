"""Sources of the headline, from marked text."""

from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers

from .building import marked

BODY = (
    "[PERSON Ann Bell] spoke. <The harbour silts quickly,> {[PERSON Bell]} said. "
    "<No ships,> said {[PERSON Bo Lund]}."
)


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        pytest.param("<Harbour silts up,> {expert} says", "Ann Bell", id="the words are alike"),
        pytest.param("<It rains,> {expert} says", "expert", id="nobody says so below"),
        pytest.param("<Harbour silts up,> {experts} say", "experts", id="more than one"),
        pytest.param("<Harbour silts up,> {the city} says", "city", id="no person"),
        pytest.param("<Harbour silts up,> {an expert} says", "expert", id="no headline's words"),
    ],
)
def test_source_of_a_headline_is_who_says_it_below(headline: str, name: str) -> None:
    quotes, speakers = find_speakers(*marked(f"{headline}\n\n{BODY}"))

    assert quotes[0].speaker is not None
    assert speakers[quotes[0].speaker].name == name
    assert all(speaker.mentions for speaker in speakers)


def test_article_of_nobody_else_leaves_the_headline_as_it_is() -> None:
    quotes, speakers = find_speakers(*marked("<Harbour silts up,> {expert} says"))

    assert [speakers[q.speaker].name for q in quotes if q.speaker is not None] == ["expert"]
