from __future__ import annotations

import pytest

from attrib.resolve.organizations import load_organizations
from attrib.resolve.score import score_pair
from attrib.resolve.subjects import describe
from attrib.types import Judgement, Profile, Verdict
from tests.resolve.profiles import person

SAME, UNSURE, DIFFERENT = Verdict.SAME, Verdict.UNSURE, Verdict.DIFFERENT


def scored(left: Profile, right: Profile) -> Judgement:
    listed = load_organizations()
    return score_pair(describe(left, listed), describe(right, listed))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        pytest.param(("Li Wei", "professor"), ("Li Wen", "professor"), DIFFERENT, id="other-name"),
        pytest.param(("Li Wei", None), ("Li Wei", None), UNSURE, id="frequent-name-alone"),
        pytest.param(("John Smith", None), ("John Smith", None), UNSURE, id="frequent-english"),
        pytest.param(("Rudolph Zunz", None), ("Rudy Zunz", None), SAME, id="full-rare-name"),
        pytest.param(("Zunz", None), ("Rudy Zunz", None), UNSURE, id="surname-alone"),
        pytest.param(("Obama", "President"), ("Barack Obama", "President"), SAME, id="office"),
        pytest.param(
            ("Johnson", "President"), ("Ron Johnson", "Sen."), UNSURE, id="frequent-surname"
        ),
        pytest.param(("Brad Zunz", "Rep."), ("Brad Zunz", "pastor"), UNSURE, id="far-careers"),
        pytest.param(
            ("Pat Zunz", "spokesman"), ("Pat Zunz", "spokeswoman"), UNSURE, id="man-and-woman"
        ),
        pytest.param(
            ("Joe Biden", "Vice President"),
            ("Joseph R. Biden Jr.", "Vice President"),
            SAME,
            id="jr",
        ),
        pytest.param(
            ("Donald Trump", "nominee"), ("Donald Trump Jr.", "son"), UNSURE, id="jr-alone"
        ),
        pytest.param(
            ("Jim Zunz (R-Texas)", "Rep."), ("Jim Zunz (R-Ohio)", "Rep."), UNSURE, id="states"
        ),
        pytest.param(
            ("Mike Rogers", "Michigan Rep."), ("Mike Rogers (R-Ala.)", "Rep."), UNSURE, id="rogers"
        ),
        pytest.param(
            ("Mike Rogers", "Michigan Rep."), ("Mike Rogers (Mich.)", "Rep."), SAME, id="one-state"
        ),
    ],
)
def test_score_weighs_name_and_role(
    left: tuple[str, str | None], right: tuple[str, str | None], verdict: Verdict
) -> None:
    judged = scored(person("a", left[0], role=left[1]), person("b", right[0], role=right[1]))
    assert judged.verdict is verdict


def test_score_takes_shared_affiliation_for_a_frequent_name() -> None:
    left = person("a", "Li Wei", at="Massachusetts Institute of Technology")
    judged = scored(left, person("b", "Li Wei", at="MIT"))
    assert judged.verdict is SAME
    assert any("both at mit" in reason for reason in judged.reasons)


def test_score_parts_generations() -> None:
    left = person("a", "Rudy Zunz", published="1950-01-01")
    assert scored(left, person("b", "Rudy Zunz", published="2020-01-01")).verdict is UNSURE


def test_score_orders_keys_and_states_reasons() -> None:
    judged = scored(person("b", "Rudy Zunz"), person("a", "Rudy Zunz"))
    assert (judged.left, judged.right) == ("a#0", "b#0")
    assert judged.reasons == ("the same full name (+4.00)",)
    assert 0.9 < judged.score < 1
