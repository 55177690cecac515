from __future__ import annotations

import pytest

from attrib.nlp.people.facts import Fact


def test_fact_does_not_change() -> None:
    fact = Fact(0, 1, is_role=True, by="rule:title")

    with pytest.raises(AttributeError):
        fact.former = True  # type: ignore[misc]
