"""Pairwise precision and recall on people of US news of 2015 and 2016, labelled by hand.

The profiles hold names, roles and affiliations as a newsroom would find them, faults and all; each
person is labelled by what the articles and common knowledge say. Among them are families (Clinton,
Bush, Trump, Obama), namesakes (two Ron Johnsons, two David Frenches) and people known by surname.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest

from attrib.resolve import cluster, judge
from attrib.resolve.names import parse_name
from attrib.types import Profile, SpeakerType

PRECISION, RECALL = 0.99, 0.90


def labelled() -> list[tuple[Profile, str]]:
    lines = Path(__file__).with_name("people.jsonl").read_text(encoding="utf-8").splitlines()
    return [(_profile(row), row["person"]) for row in map(json.loads, lines)]


def _profile(row: Mapping[str, object]) -> Profile:
    return Profile(
        key=str(row["key"]),
        name=str(row["name"]),
        type=SpeakerType.PERSON,
        roles=tuple(row["roles"]),  # type: ignore[arg-type]
        affiliations=tuple(row["affiliations"]),  # type: ignore[arg-type]
        published=str(row["published"]),
        outlet=str(row["outlet"]),
    )


def pairs(entity_of: Mapping[str, str]) -> set[tuple[str, ...]]:
    members = defaultdict(list)
    for key, entity in entity_of.items():
        members[entity].append(key)
    return {tuple(sorted(pair)) for keys in members.values() for pair in combinations(keys, 2)}


def test_labelled_set_is_as_large_and_as_tricky_as_it_must_be() -> None:
    people = {person for _, person in labelled()}
    surnames = [person.split("-")[1] for person in people]
    assert len(people) >= 300
    assert sum(surnames.count(name) > 1 for name in surnames) >= 100


def test_labelled_set_holds_names_and_short_descriptions_and_no_text_of_articles() -> None:
    lines = Path(__file__).with_name("people.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        assert set(row) == {
            "key",
            "person",
            "name",
            "roles",
            "affiliations",
            "published",
            "outlet",
        }
        for words in (row["name"], *row["roles"], *row["affiliations"]):
            # A description, at most: the longest is "co-founder of" somebody's committee.
            assert len(words) <= 80
            assert len(words.split()) <= 10
            assert not any(mark in words for mark in ("“", "”", "! ", "? ", "\n"))


def test_labelled_set_has_namesakes_who_differ_in_all_but_the_name() -> None:
    names = defaultdict(set)
    for profile, person in labelled():
        names[parse_name(profile.name).full].add(person)
    assert len([one for one in names.values() if len(one) > 1]) >= 4


def test_people_across_articles_are_told_apart_and_found_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    gold = {profile.key: person for profile, person in labelled()}
    profiles = [profile for profile, _ in labelled()]
    found, true = pairs(cluster(gold, judge(profiles, ()))), pairs(gold)
    precision, recall = len(found & true) / len(found), len(found & true) / len(true)
    with capsys.disabled():
        print(f"\npeople across articles: precision {precision:.2%}, recall {recall:.2%}")  # noqa: T201
    assert precision >= PRECISION
    assert recall >= RECALL


@pytest.mark.parametrize("half", [0, 1], ids=["early-known", "late-known"])
def test_people_are_found_again_when_articles_come_later(half: int) -> None:
    rows = labelled()
    known = [profile for number, (profile, _) in enumerate(rows) if number % 2 == half]
    new = [profile for number, (profile, _) in enumerate(rows) if number % 2 != half]
    gold = {profile.key: person for profile, person in rows}
    judgements = [*judge(known, ()), *judge(new, known)]
    found, true = pairs(cluster(gold, judgements)), pairs(gold)
    assert len(found & true) / len(found) >= PRECISION
    assert len(found & true) / len(true) >= RECALL
