from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers

from .building import marked

BOTH = "{[PERSON Ann Lee] and [PERSON Bo Kent]} said <so>. "


@pytest.mark.parametrize(
    ("text", "members"),
    [
        pytest.param(BOTH + "{The two senators} said <no>.", ("Ann Lee", "Bo Kent"), id="the two"),
        pytest.param(BOTH + "{both men} said <no>.", ("Ann Lee", "Bo Kent"), id="both"),
        pytest.param(BOTH + "{The couple} said <no>.", ("Ann Lee", "Bo Kent"), id="the couple"),
        pytest.param(BOTH + "{The three senators} said <no>.", (), id="another number"),
        pytest.param(BOTH + "{two senators} said <no>.", (), id="two others"),
        pytest.param("{The two senators} said <no>.", (), id="nobody spoke together"),
    ],
)
def test_who_spoke_as_one_is_meant_together(text: str, members: tuple[str, ...]) -> None:
    quotes, speakers = find_speakers(*marked(text))

    number = quotes[-1].speaker
    assert number is not None
    assert speakers[number].members == members
