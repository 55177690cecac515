"""Sources that are named only after they spoke, from marked text."""

from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers

from .building import marked


@pytest.mark.parametrize(
    ("told", "name"),
    [
        pytest.param("{The woman} said <so> and was a nurse named [PERSON Ann Lee].", "Ann Lee", id="named"),
        pytest.param("{The woman} said that <her name was [PERSON Ann Lee]>.", "Ann Lee", id="her name"),
        pytest.param(
            "{The woman} identified herself as [PERSON Ann Lee], <a nurse>.", "Ann Lee", id="herself"
        ),
        pytest.param("{The woman} said <so> of a man named [PERSON John Kent].", "woman", id="gender"),
        pytest.param("{The woman} met [PERSON Ann Lee], saying <so>.", "woman", id="only met"),
        pytest.param("{The women} said <so> of one named [PERSON Ann Lee].", "woman", id="many"),
        pytest.param("{The woman} said <so>. It was named [PERSON Ann Lee].", "woman", id="apart"),
    ],
)  # fmt: skip
def test_name_that_comes_later_is_of_the_source_before(told: str, name: str) -> None:
    quotes, speakers = find_speakers(*marked(f"{{A woman}} said <no>. It rained. {told}"))

    assert quotes[0].speaker is not None
    assert speakers[quotes[0].speaker].name == name
    assert all(speaker.mentions for speaker in speakers)
