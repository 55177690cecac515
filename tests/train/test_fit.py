import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.config import Config  # noqa: E402
from attrib.train.corpora import Example  # noqa: E402
from attrib.train.fit import inventories_of, parameter_groups, rate_at  # noqa: E402


def test_rate_rises_then_falls_to_nothing():
    rates = [rate_at(step, 100, 0.1) for step in range(100)]
    assert max(rates) == 1
    assert rates.index(1.0) == 9
    assert rates[-1] < 0.02
    assert rates[10:] == sorted(rates[10:], reverse=True)


def test_rare_lemma_edits_are_left_out_and_nothing_else():
    labels = {"upos": ["NOUN"], "xpos": ["NN"], "deprel": ["root"], "lemma": ["l0"]}
    examples = [Example("", ["w"], [True], labels)] * 4
    rare = Example("", ["w"], [True], {**labels, "lemma": ["l1y"], "upos": ["X"]})
    found = inventories_of([*examples, rare])
    assert (found["lemma"], found["upos"]) == (["l0"], ["NOUN", "X"])


def test_every_trained_parameter_is_in_one_group(tiny):
    config = Config(corpora="", polnear="", corenlp="", gum="", ewt="")
    groups = parameter_groups(tiny, config)
    grouped = [id(p) for group in groups for p in group["params"]]
    trained = [id(p) for p in tiny.parameters() if p.requires_grad]
    assert sorted(grouped) == sorted(trained)
    assert not tiny.encoder.words.weight.requires_grad
