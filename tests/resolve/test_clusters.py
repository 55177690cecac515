from __future__ import annotations

from itertools import pairwise, permutations

import pytest

from attrib.resolve.clusters import cluster
from attrib.types import Judgement, Verdict


def judged(
    pair: str, verdict: str = "same", *, score: float = 0.99, by: str = "rule:x"
) -> Judgement:
    left, right = pair
    return Judgement(
        left=left, right=right, verdict=Verdict(verdict), score=score, reasons=(), by=by
    )


def entities(keys: str, *judgements: Judgement) -> str:
    """Return the entity of each key, as one letter a key."""
    return "".join(cluster(keys, judgements).values())


def test_same_is_carried_on() -> None:
    assert entities("abcd", judged("bc"), judged("ab")) == "aaad"


def test_unsure_joins_nothing() -> None:
    assert entities("ab", judged("ab", "unsure")) == "ab"


def test_different_parts_what_others_would_join() -> None:
    joined = (judged("ab", score=0.99), judged("bc", score=0.9), judged("ac", "different"))
    assert entities("abc", *joined) == "aac"


def test_word_of_a_person_goes_before_rules() -> None:
    assert entities("ab", judged("ab", "different", by="ada"), judged("ab")) == "ab"
    assert entities("ab", judged("ab", by="ada"), judged("ab", "different")) == "aa"


def test_last_word_of_people_holds() -> None:
    assert entities("ab", judged("ab", by="ada"), judged("ab", "different", by="bob")) == "ab"


def test_person_parts_a_cluster_that_rules_made() -> None:
    rules = [judged("ab"), judged("bc"), judged("cd")]
    found = entities("abcd", *rules, judged("ad", "different", by="ada"))
    assert found[0] != found[3]


def test_order_of_judgements_makes_no_difference() -> None:
    four = [judged("ab"), judged("bc", score=0.95), judged("ac", "different"), judged("cd")]
    assert {entities("abcd", *order) for order in permutations(four)} == {"aacc"}


def test_judgements_on_unknown_keys_are_passed_over() -> None:
    assert entities("a", judged("az"), judged("zy", "different")) == "a"


def test_taking_a_judgement_back_undoes_the_merge() -> None:
    assert entities("ab", judged("ab")) == "aa"
    assert entities("ab") == "ab"


@pytest.mark.parametrize("size", [50_000])
def test_long_chain_is_one_entity(size: int) -> None:
    keys = [f"{number:06}" for number in range(size)]
    chain = [
        Judgement(left=a, right=b, verdict=Verdict.SAME, score=0.9, reasons=(), by="rule:x")
        for a, b in pairwise(keys)
    ]
    assert set(cluster(keys, chain).values()) == {"000000"}


def test_later_word_of_people_goes_before_an_earlier_one_on_others() -> None:
    words = (judged("ac", "different", by="ada"), judged("ab", by="bob"), judged("bc", by="bob"))
    assert entities("abc", *words) == "aaa"
    assert entities("abc", *reversed(words)) != "aaa"
