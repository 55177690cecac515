import hashlib

import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.config import Config
from attrib.train.publish import _corpora


def test_every_corpus_is_told_with_its_fingerprint_and_licence(tmp_path):
    for name in "pnge":
        (tmp_path / name).write_text(name)
    config = Config(
        corpora=str(tmp_path),
        polnear="p",
        corenlp="n",
        gum="g",
        ewt="e",
        licences={"gum": "CC BY 4.0"},
    )
    told = _corpora(config)
    assert {name: corpus["sha256"] for name, corpus in told.items()} == {
        name: hashlib.sha256(name.encode()).hexdigest() for name in "pnge"
    }
    assert told["g"]["licence"] == "CC BY 4.0"
    assert told["p"]["licence"] == "not stated"
