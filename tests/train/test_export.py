import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from tokenizers import Tokenizer  # noqa: E402
from tokenizers.models import WordLevel  # noqa: E402

from attrib.nlp.encoder import Encoder  # noqa: E402
from attrib.nlp.windows import Window  # noqa: E402
from attrib.train.export import Int8Linear, export  # noqa: E402

WINDOW = Window(0, 2, (1, 3, 3, 2), (0, 1, 2, 0), (1, 2), (1, 2), (1, 0), (0, 2))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("int8", "most"), [(False, 1e-4), (True, 0.1)], ids=["float", "int8"])
def test_exported_model_scores_as_the_network(tiny, tmp_path, int8, most):
    words = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "word": 3}
    Tokenizer(WordLevel(words, unk_token="[UNK]")).save(str(tmp_path / "t.json"))  # noqa: S106
    meta = {"name": "tiny", "version": "0", "inventories": {}}
    export(tiny, meta, tmp_path / "t.json", tmp_path / "model", int8=int8)
    found = Encoder(tmp_path / "model").run(WINDOW)
    rows = (WINDOW.pieces, WINDOW.piece_cases, (1,) * 4, WINDOW.word_starts, WINDOW.cases)
    with torch.no_grad():
        expected = tiny(*(torch.tensor([row]) for row in (*rows, WINDOW.paragraphs)))
    assert found.keys() == expected.keys()
    for name, scores in expected.items():
        assert np.allclose(found[name], scores[0].numpy(), atol=most), name


def test_int8_weights_stay_close():
    torch.manual_seed(0)
    linear = torch.nn.Linear(384, 384)
    hidden = torch.randn(5, 384)
    assert Int8Linear(linear).out_features == linear.out_features
    error = (Int8Linear(linear)(hidden) - linear(hidden)).abs().max()
    assert error < 0.02 * linear(hidden).abs().max()
