import json
from dataclasses import asdict
from itertools import count

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from tokenizers import Tokenizer  # noqa: E402
from tokenizers.models import WordLevel  # noqa: E402

from attrib.train.checkpoint import save_weights  # noqa: E402
from attrib.train.config import Config  # noqa: E402
from attrib.train.corpora import Example  # noqa: E402
from attrib.train.network import Network  # noqa: E402
from attrib.train.teaching import fold_of, is_left_out, load_teacher, teach  # noqa: E402


def _example(identifier, words=5):
    labels = {"tags": [1, 3, 5, 6, 0][:words]}
    begins = [True] + [False] * (words - 1)
    return Example(identifier, ["w"] * words, begins, labels, {1: 0}, {2: 1})


def _run(folder, sizes, fold, seed):
    """Save a teacher of a fold, with a tokenizer of one word."""
    torch.manual_seed(seed)
    folder.mkdir()
    words = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "w": 3}
    Tokenizer(WordLevel(words, unk_token="[UNK]")).save(str(folder / "tokenizer.json"))  # noqa: S106
    config = asdict(Config(corpora="", polnear="", encoder=str(folder), fold=fold))
    meta = {"sizes": asdict(sizes), "inventories": {}, "config": config, "step": 1}
    save_weights(folder, Network(sizes), json.loads(json.dumps(meta)))
    return folder


def _of_fold(number, folds):
    return next(f"a{n}" for n in count() if fold_of(f"a{n}", folds) == number)


def test_folds_hold_every_article_once():
    ids = [f"article {n}" for n in range(400)]
    left_out = [[i for i in ids if is_left_out(i, f"{n}/4")] for n in (1, 2, 3, 4)]
    assert sorted(i for part in left_out for i in part) == sorted(ids)
    assert all(80 <= len(part) <= 120 for part in left_out)
    assert not any(is_left_out(i, "") for i in ids)


def test_an_article_is_taught_by_who_has_not_seen_it(tmp_path, sizes):
    runs = [_run(tmp_path / fold[0], sizes, fold, seed=1) for fold in ("1/2", "2/2")]
    mine, other = _of_fold(0, 2), _of_fold(1, 2)
    teachers = [load_teacher(run) for run in runs]
    taught = {e.id: e.taught for e in teach([_example(mine), _example(other)], runs)}
    for identifier, teacher in ((mine, teachers[0]), (other, teachers[1])):
        alone = teacher.read(_example(identifier))
        assert np.array_equal(taught[identifier].tags, alone.tags)


def test_an_opinion_is_made_of_probabilities(tmp_path, sizes):
    teacher = load_teacher(_run(tmp_path / "a", sizes, "1/2", seed=1))
    opinion = teacher.read(_example("a"))
    assert opinion.tags.sum(1) == pytest.approx(1, abs=1e-4)
    assert opinion.entity.sum(1) == pytest.approx(1, abs=1e-4)
    (start, shares), (_, cues) = opinion.source_of[1], opinion.cue_of[2]
    assert (start, len(shares), len(cues)) == (0, 6, 5)
    assert (shares.sum(), cues.sum()) == pytest.approx((1, 1), abs=1e-4)


def test_two_teachers_of_a_fold_teach_their_mean(tmp_path, sizes):
    runs = [_run(tmp_path / f"{seed}", sizes, "1/2", seed) for seed in (1, 2)]
    article = _example(_of_fold(0, 2))
    alone = [load_teacher(run).read(article) for run in runs]
    (both,) = teach([article], runs)
    assert both.taught.tags == pytest.approx((alone[0].tags + alone[1].tags) / 2, abs=1e-6)
    shares = (alone[0].source_of[1][1] + alone[1].source_of[1][1]) / 2
    assert both.taught.source_of[1][1] == pytest.approx(shares, abs=1e-6)


def test_nobody_teaches_what_every_teacher_has_seen(tmp_path, sizes):
    run = _run(tmp_path / "a", sizes, "1/2", seed=1)
    (article,) = teach([_example(_of_fold(1, 2))], [run])
    assert article.taught is None


def test_a_run_of_all_articles_cannot_teach(tmp_path, sizes):
    run = _run(tmp_path / "a", sizes, "", seed=1)
    with pytest.raises(ValueError, match="trained without a `fold`"):
        load_teacher(run)
