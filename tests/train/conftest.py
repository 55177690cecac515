"""A network so small that it trains in a blink, for tests that need torch."""

import pytest


@pytest.fixture
def sizes():
    pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")
    from attrib.nlp.labels import ENTITIES, TAGS  # noqa: PLC0415
    from attrib.train.network import Sizes  # noqa: PLC0415

    return Sizes(
        tags=len(TAGS),
        entities=len(ENTITIES),
        upos=2,
        xpos=2,
        lemma=2,
        deprel=3,
        vocabulary=300,
        hidden=24,
        layers=1,
        attention_heads=2,
        inner=32,
        positions=64,
        arc=8,
        link=8,
        label=8,
    )


@pytest.fixture
def tiny(sizes):
    from attrib.train.network import Network  # noqa: PLC0415

    return Network(sizes)
