import hashlib

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.config import Config  # noqa: E402
from attrib.train.publish import _fingerprints, _judged  # noqa: E402
from attrib.types import Quote, Span  # noqa: E402


def test_every_corpus_read_is_fingerprinted(tmp_path):
    for name in "pnge":
        (tmp_path / name).write_text(name)
    config = Config(corpora=str(tmp_path), polnear="p", corenlp="n", gum="g", ewt="e")
    assert _fingerprints(config) == {
        name: hashlib.sha256(name.encode()).hexdigest() for name in "pnge"
    }


def test_a_draft_is_right_if_its_content_is():
    article = {"attributions": [{"content": [[0, 10]]}]}
    drafts = [
        Quote(content=(Span(0, 9),), confidence=0.8),
        Quote(content=(Span(20, 30),), confidence=0.3),
    ]
    assert _judged([article], [tuple(drafts)]) == ([0.8, 0.3], [True, False])
