import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="onnx is not installed: pip install 'attrib[train]'")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnxruntime import InferenceSession  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from tokenizers.models import WordLevel  # noqa: E402

from attrib.nlp.windows import Window  # noqa: E402
from attrib.train.quantize import ENCODER, quantize, sample_windows  # noqa: E402

WIDTH = 16
OUTPUTS = ["first", "second", "third", "head"]
NAMES = ("pieces", "piece_cases", "word_starts", "cases", "paragraphs")


def _window(*pieces):
    return Window(0, 1, pieces, pieces, pieces, pieces, pieces, (0, 1))


SAMPLES = [_window(*np.random.default_rng(seed).integers(0, 50, 12)) for seed in range(8)]


def _model(path):
    """Write a table of 50 rows, one channel ten times as large as the rest, before two layers."""
    random = np.random.default_rng(1)
    table = random.normal(size=(50, WIDTH)).astype(np.float32)
    table[:, 3] *= 10
    constants = {
        "table": table,
        "w1": random.normal(size=(WIDTH, WIDTH)).astype(np.float32),
        "b1": random.normal(size=WIDTH).astype(np.float32),
        "w2": random.normal(size=(WIDTH, WIDTH)).astype(np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["table", "pieces"], ["x"], name="gather"),
        helper.make_node("MatMul", ["x", "w1"], ["m1"], name=f"{ENCODER}0/up/MatMul"),
        helper.make_node("Add", ["b1", "m1"], ["first"], name=f"{ENCODER}0/up/Add"),
        helper.make_node("Transpose", ["w2"], ["t2"], name="transpose", perm=[1, 0]),
        helper.make_node("MatMul", ["x", "t2"], ["second"], name=f"{ENCODER}0/query/MatMul"),
        helper.make_node("MatMul", ["x", "w2"], ["third"], name=f"{ENCODER}0/down/MatMul"),
        helper.make_node("MatMul", ["x", "w2"], ["head"], name="/network/head/MatMul"),
    ]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, None]) for n in NAMES]
    outputs = [
        helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, None, WIDTH]) for n in OUTPUTS
    ]
    stored = [numpy_helper.from_array(values, name) for name, values in constants.items()]
    graph = helper.make_graph(nodes, "test", inputs, outputs, stored)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, path)


def _scores(path, pieces):
    session = InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rows = np.asarray([pieces], dtype=np.int64)
    return session.run(OUTPUTS, dict.fromkeys(NAMES, rows))


@pytest.fixture
def path(tmp_path):
    _model(tmp_path / "model.onnx")
    return tmp_path / "model.onnx"


def test_layers_of_the_encoder_become_int8_and_stay_close(path):
    before = _scores(path, range(50))
    quantize(path, SAMPLES)
    after = _scores(path, range(50))
    for floating, int8 in zip(before[:2], after[:2], strict=True):
        assert not np.array_equal(floating, int8)
        assert np.abs(floating - int8).mean() < 0.03 * np.abs(floating).mean()
    for floating, kept in zip(before[2:], after[2:], strict=True):
        assert np.array_equal(floating, kept)


def test_each_weight_is_kept_once_and_small(path):
    quantize(path, SAMPLES)
    stored = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}
    assert "w1" not in stored
    weights = [values for name, values in stored.items() if name.endswith("/weights")]
    assert len(weights) == 2
    assert all(w.dtype == np.int8 and np.abs(w).max() <= 63 for w in weights)


def test_a_row_is_scored_the_same_in_any_company(path):
    quantize(path, SAMPLES)
    (alone, *_), (among, *_) = _scores(path, [7]), _scores(path, [7, *range(50)])
    assert np.array_equal(alone[0, 0], among[0, 0])


def test_sample_windows_fit_the_network():
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2}, unk_token="[UNK]"))  # noqa: S106
    every = sample_windows(tokenizer, 256)
    few = sample_windows(tokenizer, 64)
    assert len(every) > len(few) > 0
    assert all(len(window.pieces) <= 64 for window in few)
