from __future__ import annotations

from dataclasses import replace

import pytest

from attrib.query.answers import Evidence
from attrib.query.evidence import organizations_of, role_beside, roles_of
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


def test_role_at_a_body_is_the_nearest_of_its_time() -> None:
    at = [Span(0, 20), Span(30, 50), Span(60, 70)]
    titles = [("former economist", True), ("fellow", False), ("host", False)]
    roles = [
        replace(evidence("role", title, former=former), span=span)
        for span, (title, former) in zip(at, titles, strict=True)
    ]
    fed = replace(evidence("affiliation", "Fed", former=True), span=Span(7, 10))
    think_tank = replace(evidence("affiliation", "Brookings"), span=Span(40, 50))

    assert role_beside(fed, roles) == "former economist"
    assert role_beside(think_tank, roles) == "fellow"
    assert role_beside(fed, roles[1:]) is None
