"""Every value of the answers has words for readers."""

from __future__ import annotations

import pytest

from attrib.report import wording
from attrib.types import Act, Flag, Form, SpeakerType


def test_every_value_has_words() -> None:
    assert set(wording.FORMS) == set(Form)
    assert set(wording.KINDS) == set(SpeakerType)
    assert set(wording.FLAGS) == set(Flag)


@pytest.mark.parametrize(
    ("by", "expected"),
    [("model", "the trained model"), ("rule:floating", "rule “floating”"), ("", "not recorded")],
)
def test_decision_is_named(by: str, expected: str) -> None:
    assert wording.decided_by(by) == expected


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("On Bluesky", "said on Bluesky"),
        ("in a statement", "said in a statement"),
        ("the Courier", "told the Courier"),
        ("Radio Thornley", "told Radio Thornley"),
        ("by", "told by"),
    ],
)
def test_channel_is_where_or_to_whom(channel: str, expected: str) -> None:
    assert wording.said_through(channel) == expected


def test_missing_speaker_has_a_kind() -> None:
    assert wording.kind(None) == "no source found"


def test_notes_put_what_was_not_said_first() -> None:
    found = wording.notes((Flag.QUESTION,), negated=True, act=Act.ATTITUDE)

    assert found[0].startswith("an attitude")
    assert found[1:] == ("denied or not said", "a question")
