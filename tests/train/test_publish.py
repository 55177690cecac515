import hashlib

import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.config import Config
from attrib.train.publish import _fingerprints


def test_every_corpus_read_is_fingerprinted(tmp_path):
    for name in "pnge":
        (tmp_path / name).write_text(name)
    config = Config(corpora=str(tmp_path), polnear="p", corenlp="n", gum="g", ewt="e")
    assert _fingerprints(config) == {
        name: hashlib.sha256(name.encode()).hexdigest() for name in "pnge"
    }
