import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from tokenizers import Tokenizer  # noqa: E402
from tokenizers.models import WordLevel  # noqa: E402

from attrib.nlp.labels import IGNORE  # noqa: E402
from attrib.train.batches import blur, inputs, make_batches, make_items, targets  # noqa: E402
from attrib.train.corpora import Example  # noqa: E402


def _items(lengths):
    words = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "w": 3}
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))  # noqa: S106
    examples = [
        Example(
            str(n),
            ["w"] * n,
            [True] + [False] * (n - 1),
            {"tags": [5] + [6] * (n - 1), "upos": ["NOUN"] * n},
            source_of={1: 0},
            cue_of={0: 1},
        )
        for n in lengths
    ]
    return list(make_items(examples, tokenizer, {"upos": ["VERB"]}))


def test_batches_hold_every_item_once_and_keep_to_their_size():
    items = _items(range(2, 40))
    batches = make_batches(items, 100, seed=1)
    assert sorted(len(i.window.cases) for b in batches for i in b) == list(range(2, 40))
    assert all(len(b) * max(len(i.window.pieces) for i in b) <= 100 for b in batches)
    assert batches == make_batches(items, 100, seed=1)
    assert batches != make_batches(items, 100, seed=2)


def test_inputs_and_targets_are_padded():
    items = _items([2, 3])
    pieces, _, mask, starts, *_ = inputs(items)
    assert pieces.shape == mask.shape == (2, 5)
    assert starts.shape == (2, 3)
    assert mask.sum(1).tolist() == [4, 5]
    assert targets(items, "tags").tolist() == [[5, 6, IGNORE], [5, 6, 6]]


def test_a_label_outside_its_inventory_is_ignored():
    assert set(targets(_items([2]), "upos").flatten().tolist()) == {IGNORE}
    assert targets(_items([2]), "xpos") is None


def test_links_outside_a_window_are_dropped():
    items = _items([400])
    assert [i.source_of for i in items] == [{1: 0}, {}]


def test_words_are_hidden_but_never_the_edges_or_padding():
    before = inputs(_items([2, 5]))
    pieces = blur(before, hidden=1.0, caseless=0.0, mask=9)[0]
    assert pieces.tolist() == [[1, 9, 9, 2, 0, 0, 0], [1, 9, 9, 9, 9, 9, 2]]
    assert torch.equal(blur(before, hidden=0.0, caseless=0.0, mask=9)[0], before[0])


def test_letter_case_is_lost_by_whole_windows():
    torch.manual_seed(0)
    items = _items([3] * 40)
    *_, cases, _ = blur(inputs(items), hidden=0.0, caseless=0.5, mask=9)
    assert {len(set(row)) for row in cases.tolist()} == {1}
    assert {row[0] for row in cases.tolist()} == {1, 3}
    lost = blur(inputs(items), hidden=0.0, caseless=0.0, mask=9)
    assert all(torch.equal(a, b) for a, b in zip(lost, inputs(items), strict=True))


def test_nothing_makes_no_batch():
    assert make_batches([], 100, seed=1) == []
