from __future__ import annotations

import pytest

from attrib.query.answers import Evidence
from attrib.query.evidence import organizations_of, roles_of
from attrib.types import Span


def evidence(kind: str, value: str, *, former: bool = False) -> Evidence:
    return Evidence(
        kind=kind,
        value=value,
        written=value,
        span=Span(0, 1),
        text=value,
        by="rule",
        former=former,
        organization_id=value.lower() if kind == "affiliation" else None,
    )


@pytest.mark.parametrize(
    ("given", "roles"),
    [
        ([("judge", True), ("senator", False)], ("senator", "judge")),
        ([("judge", True)], ("judge",)),
        ([("senator", False), ("senator", False)], ("senator",)),
        ([], ()),
    ],
    ids=str,
)
def test_present_roles_come_first(given: list[tuple[str, bool]], roles: tuple[str, ...]) -> None:
    assert roles_of(evidence("role", value, former=former) for value, former in given) == roles


def test_former_organizations_are_left_out() -> None:
    found = [evidence("affiliation", "Army", former=True), evidence("affiliation", "MIT")]
    assert organizations_of([evidence("role", "major"), *found]) == {"mit": "MIT"}
