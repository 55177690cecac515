from __future__ import annotations

import pytest

from attrib.nlp.people.organizations import Organizations

from .building import grammar


@pytest.mark.parametrize(
    ("short", "full"),
    [
        pytest.param("MIT", "Massachusetts Institute of Technology", id="initials"),
        pytest.param("Holocaust Museum", "Holocaust Memorial Museum", id="short form"),
        pytest.param("Post", "Fen Post", id="newspaper"),
        pytest.param("House", "House", id="whole by itself"),
        pytest.param("Acme", "Acme", id="no fuller name"),
    ],
)
def test_fullest_name_of_the_article_is_found(short: str, full: str) -> None:
    known = grammar(
        "It rained.\n\nThe [ORG Fen Post] and the [ORG House Committee] wrote. "
        "The [ORG Massachusetts Institute of Technology] and the [ORG Holocaust Memorial Museum] "
        f"left. [ORG {short}] spoke."
    )

    assert Organizations(known).fullest(short) == full
