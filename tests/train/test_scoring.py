"""The measures, by small articles and, where it is present, against the project's scorer."""

import importlib.util
import json
from pathlib import Path

import pytest

from attrib.train.scoring import match, same_name, same_speaker, score

SHARED = Path(__file__).parents[3] / "shared"


def _gold():
    people = [
        {
            "id": "a",
            "name": "Ann Lee",
            "type": "person",
            "role": ["mayor"],
            "affiliation": ["City Council"],
        }
    ]
    return {
        "id": "x",
        "text": "",
        "people": people,
        "attributions": [
            {
                "source": [[0, 3]],
                "cue": [[4, 8]],
                "content": [[9, 19]],
                "speaker": "a",
                "act": "statement",
                "form": "indirect",
            }
        ],
    }


def _quote(**changes):
    return {
        "source": [[0, 3]],
        "cue": [[4, 8]],
        "content": [[9, 19]],
        "speaker": "Ann Lee",
        "speaker_type": "person",
        "role": "mayor",
        "affiliations": ["City Council"],
        "act": "statement",
        "form": "indirect",
    } | changes


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {}),
        ({"content": [[9, 18]]}, {"exact content": 0}),
        (
            {"content": [[9, 12]]},
            {"exact content": 0, "linked": 0, "speaker": 0, "role": 0, "affiliation": 0},
        ),
        ({"source": []}, {"exact source": 0, "linked": 0}),
        ({"speaker": "Lee"}, {"speaker": 0, "role": 0, "affiliation": 0}),
        ({"role": "clerk"}, {"role": 0}),
        ({"affiliations": []}, {"affiliation": 0}),
    ],
    ids=["right", "one short", "too short", "no source", "surname", "role", "affiliation"],
)
def test_score_counts_what_is_wrong(changes, expected):
    figures = score({"x": _gold()}, {"x": {"quotes": [_quote(**changes)]}})
    names = [
        "exact source",
        "exact cue",
        "exact content",
        "linked",
        "speaker",
        "role",
        "affiliation",
    ]
    wanted = dict.fromkeys(names, 100) | expected
    assert {name: figures[name]["f"] for name in names} == wanted


def test_a_missing_article_counts_as_empty():
    figures = score({"x": _gold()}, {})
    assert figures["missing"] == 1
    assert figures["linked"] == {"p": 0.0, "r": 0.0, "f": 0.0, "gold": 1, "predicted": 0}


def test_match_takes_the_best_pair_first():
    gold = [{"content": [[0, 10]]}, {"content": [[0, 12]]}]
    assert match(gold, [{"content": [[0, 12]]}, {"content": [[0, 11]]}]) == {1: 0, 0: 1}


def test_names_agree_by_words_or_initials():
    assert same_name("the Massachusetts Institute of Technology", "MIT")
    assert same_name("Clinton's campaign", "Clinton campaign")
    assert not same_name("Ann Lee", "Ann Low")
    assert not same_speaker("Lee", {"name": "Ann Lee", "type": "person"})


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared: the gold and the scorer")
def test_score_equals_the_scorer():
    spec = importlib.util.spec_from_file_location("scorer", SHARED / "eval" / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = (SHARED / "gold" / "who-said-what.dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row for row in map(json.loads, rows)}
    predicted = {
        name: {"quotes": [_quote(**a) for a in article["attributions"][::2]]}
        for name, article in gold.items()
    }
    ours, theirs = score(gold, predicted), scorer.score(gold, predicted)
    nested = {
        f"{kind} {role}": theirs[kind].pop(role)
        for kind in ("exact", "overlap")
        for role in ("source", "cue", "content")
    }
    assert ours == {k: v for k, v in theirs.items() if k not in {"exact", "overlap"}} | nested
