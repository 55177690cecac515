from __future__ import annotations

import time

from attrib.resolve import cluster, judge
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
    judged, *_ = judge([person("c", "Zunz", role="President")], [father, son])
    assert judged.verdict is Verdict.UNSURE
    assert judged.reasons[-1].startswith("could also be George")


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
    start = time.process_time()
    judged = list(judge(crowd, known))
    assert time.process_time() - start < 20
    assert len(judged) <= 500 * 9
