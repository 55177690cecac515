import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.measure import judge
from attrib.types import Quote, Span


def test_a_draft_is_right_if_its_content_is():
    article = {"attributions": [{"content": [[0, 10]]}]}
    drafts = [
        Quote(content=(Span(0, 9),), confidence=0.8),
        Quote(content=(Span(20, 30),), confidence=0.3),
    ]
    assert judge([article], [tuple(drafts)]) == ([0.8, 0.3], [True, False])
