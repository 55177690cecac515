from __future__ import annotations

import random

import pytest

from attrib.resolve import cluster, concerned, judge
from attrib.types import Profile, SpeakerType, Verdict
from tests.resolve.profiles import person


def entities(*profiles: Profile) -> dict[str, str]:
    found = cluster([one.key for one in profiles], judge(profiles, ()))
    return {key.split("#")[0]: entity.split("#")[0] for key, entity in found.items()}


def test_judge_finds_a_person_again() -> None:
    early = person("a", "M. Taylor Fravel", role="director of the Security Studies Program")
    later = person("b", "Taylor Fravel", role="professor at MIT")
    (judged,) = judge([later], [early])
    assert (judged.left, judged.right, judged.verdict) == ("a#0", "b#0", Verdict.SAME)


def test_judge_never_merges_by_likeness() -> None:
    (judged,) = judge([person("a", "Li Wei")], [person("b", "Li Wen")])
    assert judged.verdict is Verdict.DIFFERENT


def test_judge_leaves_two_of_one_article_alone() -> None:
    assert list(judge([person("a#0", "Rudy Zunz"), person("a#1", "Rudy Zunz")], ())) == []


def test_judge_never_merges_unnamed_sources() -> None:
    officials = [person(key, "officials", kind=SpeakerType.UNNAMED) for key in "ab"]
    assert list(judge(officials, ())) == []


def test_judge_leaves_a_surname_open_between_two_presidents() -> None:
    father = person("a", "George H.W. Zunz", role="President")
    son = person("b", "George W. Zunz", role="President")
    found = judge([person("c", "Zunz", role="President")], [father, son])
    judged = [one for one in found if one.right == "c#0"]
    assert {one.verdict for one in judged} == {Verdict.UNSURE}
    assert judged[0].reasons[-1].startswith("could also be George")


def test_judge_leaves_a_surname_open_when_its_rival_comes_later() -> None:
    known = [person("a", "Adam Zunz", role="President"), person("b", "Zunz", role="President")]
    verdicts = {one.verdict for one in judge([person("c", "Boris Zunz", role="President")], known)}
    assert Verdict.SAME not in verdicts


def test_judge_merges_organizations_by_list_or_key() -> None:
    names = {
        "a": "MIT",
        "b": "Massachusetts Institute of Technology",
        "c": "Acme Hats",
        "d": "the Acme Hats",
    }
    profiles = [person(key, name, kind=SpeakerType.ORGANIZATION) for key, name in names.items()]
    assert entities(*profiles) == {"a": "a", "b": "a", "c": "c", "d": "c"}


def test_judge_is_indifferent_to_order() -> None:
    profiles = [person(f"{n}", "Rudy Zunz" if n % 3 else "Zunz", role="Sen.") for n in range(9)]
    assert list(judge(profiles, ())) == list(judge(reversed(profiles), ()))


def test_judge_of_odd_names_raises_nothing() -> None:
    names = ["x" * 10_000, "<b>Zunz</b>", "", "'; DROP TABLE", "\ud800", "...", "1234"]
    assert list(judge([person(str(n), name) for n, name in enumerate(names)], ())) == []


def test_judge_of_500_speakers_and_a_block_of_thousands_is_bounded() -> None:
    known = [person(f"k{n:05}", f"{'ABCDE'[n % 5]}nn{'aeiou'[n % 4]} Zunz") for n in range(3_000)]
    crowd = [person(f"crowd#{n}", f"B{'aeiou'[n % 5]}b{chr(97 + n % 26)} Zunz") for n in range(500)]
    judged = list(judge(crowd, known))
    assert len(judged) <= 3_500 * 9


def many_namesakes() -> list[Profile]:
    return [person(f"k{n:03}", "Ada Zunz", role="mayor of Kiel") for n in range(200)]


def test_newcomer_with_little_to_tell_concerns_nobody_else() -> None:
    known = many_namesakes()
    for name in ("Ada Zunz", "Rudy Quill"):
        assert concerned([person("new", name)], known) == {"new#0"}


@pytest.mark.parametrize(
    ("name", "role"),
    [("Ada Zunz", "senator and mayor of Kiel, Ohio"), ("Rudy Zunz", None), ("Zunz", "mayor")],
    ids=["heavy", "other name", "surname"],
)
def test_newcomer_that_others_are_held_against_concerns_its_surname(
    name: str, role: str | None
) -> None:
    known = many_namesakes()
    assert len(concerned([person("new", name, role=role)], known)) == 201


@pytest.mark.parametrize("seed", range(5))
def test_what_is_said_of_newcomers_is_what_would_be_said_of_all_at_once(seed: int) -> None:
    randomness = random.Random(seed)
    names = ["Ada Zunz", "Ada Zunz", "A. Zunz", "Zunz", "Zunz Li", "Li Wei", "Wei Li", "Rudy Zunz"]
    roles = [None, None, "mayor", "mayor of Kiel", "senator"]
    everyone = [
        person(
            f"{randomness.random():.6f}",
            randomness.choice(names),
            role=randomness.choice(roles),
        )
        for _ in range(300)
    ]
    known, new = everyone[:-10], everyone[-10:]
    wanted = concerned(new, known)
    before = {one for one in judge(known, ()) if not {one.left, one.right} & wanted}
    assert before | set(judge(new, known)) == set(judge(everyone, ()))


def test_organization_is_linked_to_its_first_profile_whichever_comes_last() -> None:
    profiles = [person(key, "MIT", kind=SpeakerType.ORGANIZATION) for key in "bcd"]
    first = person("a", "MIT", kind=SpeakerType.ORGANIZATION)
    last = person("e", "MIT", kind=SpeakerType.ORGANIZATION)
    assert concerned([last], profiles) == {"e#0"}
    assert len(concerned([first], profiles)) == 4
    assert {one.left for one in judge([first], profiles)} == {"a#0"}
