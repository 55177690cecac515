from __future__ import annotations

import pytest

from attrib.resolve.names import parse_name
from attrib.resolve.states import states_of


@pytest.mark.parametrize(
    ("name", "roles", "states"),
    [
        ("Ted Cruz (R-Texas)", [], {"texas"}),
        ("Ted Cruz, R-Tex.", [], {"texas"}),
        ("Joe Manchin (D-WV)", [], {"west virginia"}),
        ("Marco Rubio", ["Florida senator"], {"florida"}),
        ("Marco Rubio", ["Sen. (Fla.)"], {"florida"}),
        ("Ann Zunz", ["representative (D-N.Y.)"], {"new york"}),
        ("Ann Zunz", ["West Virginia governor"], {"west virginia"}),
        ("Ann Zunz", ["Washington lobbyist"], set()),
        ("Ann Zunz", ["analyst in Michiganders' habits"], set()),
    ],
)
def test_states_are_read_from_tags_and_roles(name: str, roles: list[str], states: set[str]) -> None:
    assert states_of(parse_name(name), roles) == states
