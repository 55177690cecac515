from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrib.query.speakers import ORDERS

if TYPE_CHECKING:
    from attrib.query.api import Query


def test_speaker_is_summed_up_across_articles(query: Query) -> None:
    speaker = query.speakers("munoz").first()
    assert speaker is not None
    assert speaker.names == ("Ana Muñoz",)
    assert speaker.roles == ("biologist",)
    assert speaker.affiliations == ("Massachusetts Institute of Technology",)
    assert speaker.organization_ids == ("mit",)
    assert speaker.outlets == ("The Gull", "The Tern")


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_gives_every_speaker(query: Query, order: str) -> None:
    assert {s.name for s in query.speakers(order=order)} == {"Ana Muñoz", "Jörg Weiß", "Officials"}
